"""Mail comes in over a real IMAP server, goes out over a real SMTP server, and a reply finds its talk again.

Threat model: FLOOD-7, FORGER-5.
"""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from pytest_django import Settings

from netra.channels import queries, services
from netra.channels.mail import fetching
from netra.channels.mail.letters import letter_from, without_quotes
from netra.channels.models import Inbound, InState, Mailbox, Outbound, OutState
from netra.channels.queries import Kind
from netra.evidence.models import Evidence
from netra.vault.models import Sealed
from netra.vault.services import code_from
from tests.channels import mailbox as boxes
from tests.channels.mailbox import OFFICE, a_mail
from tests.intake.forms import a_photo
from tests.notices.conftest import mail_server  # noqa: F401  (a fixture)
from tests.notices.server import MailServer

AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)


def _office_writes(mail_server: MailServer) -> EmailMessage:  # noqa: F811
    """A message of the office, as it arrives at the citizen's."""
    to = services.correspondent(Kind.MAIL, "rina@contoh.invalid", at=AT)
    services.send(to, key="message 1", text="Di mana kejadiannya?", about="report:7", at=AT)
    assert services.deliver_pending(at=AT) == 1
    return mail_server.taken[-1]


def test_it_works(mailbox: boxes.Mailbox, settings: Settings) -> None:
    mail = a_mail()
    photo = a_photo().read()
    mail.add_attachment(photo, maintype="image", subtype="jpeg", filename="foto.jpg")
    mailbox.deliver(mail)
    assert services.fetch_mail(at=AT) == 1
    row = queries.waiting(at=AT)[0]
    content = services.read(row, at=AT)
    assert (content.text, content.extra["subject"]) == ("Camat berfoto dengan calon.", "Laporan")
    assert [piece.name for piece in row.files.all()] == ["foto.jpg"]
    assert mailbox.count() == 0, "sealed here, removed there"
    assert services.fetch_mail(at=AT) == 0


def test_a_mailbox_that_began_anew_brings_nothing_twice(mailbox: boxes.Mailbox, settings: Settings) -> None:
    settings.IMAP_DELETE = False
    mailbox.deliver(a_mail(), a_mail("Yang kedua."))
    assert services.fetch_mail(at=AT) == 2
    assert mailbox.count() == 2
    Mailbox.objects.update(validity=1)
    services.fetch_mail(at=AT)
    assert Inbound.objects.count() == 2
    assert Evidence.objects.count() == 0


@pytest.mark.usefixtures("mailbox")
def test_a_reply_finds_its_talk_without_any_code(mail_server: MailServer, mailbox: boxes.Mailbox) -> None:  # noqa: F811
    arrived = _office_writes(mail_server)
    assert arrived["Reply-To"] == OFFICE
    by_header = a_mail(
        "Di alun-alun.\n\nPada Sen, 7 Okt 2024, Netra menulis:\n> Di mana kejadiannya?\n",
        subject="Re: saya hapus perihalnya",
        In_Reply_To=arrived["Message-ID"],
    )
    by_subject = a_mail("Jam delapan.", subject=f"Re: {arrived['Subject']}", From="lain@contoh.invalid")
    mailbox.deliver(by_header, by_subject, a_mail("Perkara lain."))
    assert services.fetch_mail(at=AT) == 3
    first, second, third = Inbound.objects.order_by("pk")
    assert first.thread is not None
    assert first.thread.about == "report:7"
    assert services.read(first, at=AT).text == "Di alun-alun."
    assert second.thread == first.thread, "another address of theirs, or a friend they forwarded it to"
    assert second.correspondent == first.correspondent, "and the answer goes to the one who chose it"
    assert third.thread is None


def test_a_reply_to_a_plus_address(settings: Settings, mail_server: MailServer, mailbox: boxes.Mailbox) -> None:  # noqa: F811
    settings.MAIL_PLUS = True
    arrived = _office_writes(mail_server)
    mailbox.deliver(a_mail("Sudah.", subject="-", To=arrived["Reply-To"]))
    services.fetch_mail(at=AT)
    assert Inbound.objects.get().thread is not None


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Auto_Submitted": "auto-replied"}, "AUTOMATIC"),
        ({"Precedence": "bulk"}, "AUTOMATIC"),
        ({"List_Id": "<kabar.contoh.invalid>"}, "AUTOMATIC"),
        ({"From": f"Netra <{OFFICE}>"}, "OWN"),
        ({"From": "MAILER-DAEMON@contoh.invalid"}, "BOUNCE"),
        ({"Return_Path": "<>"}, "BOUNCE"),
        ({"X_Spam_Flag": "YES"}, "SPAM"),
        ({"From": ""}, "NO_SENDER"),
    ],
    ids=["vacation", "bulk", "list", "own", "daemon", "null-path", "spam", "nobody"],
)
def test_what_no_person_wrote_is_no_report(
    mailbox: boxes.Mailbox, settings: Settings, headers: dict[str, str], why: str
) -> None:
    letter = letter_from(a_mail(**headers).as_bytes())
    assert letter.refused == why


def test_an_answer_to_a_notice_is_no_second_report() -> None:
    notice = f"<kabar.{'a' * 32}@netra.invalid>"
    assert letter_from(a_mail("Terima kasih, sudah saya baca.", In_Reply_To=notice).as_bytes()).refused == "TO_NOTICE"
    with_code = f"Ini kode saya: {code_from('contoh')}\nFotonya menyusul."
    assert letter_from(a_mail(with_code, In_Reply_To=notice).as_bytes()).refused == ""


@pytest.mark.usefixtures("mailbox")
def test_our_own_mail_coming_back_is_no_report(mail_server: MailServer) -> None:  # noqa: F811
    arrived = _office_writes(mail_server)
    del arrived["From"]
    arrived["From"] = "someone@contoh.invalid"
    assert letter_from(arrived.as_bytes()).refused == "OWN"


def test_a_bounce_tells_that_a_message_did_not_arrive(mail_server: MailServer, mailbox: boxes.Mailbox) -> None:  # noqa: F811
    arrived = _office_writes(mail_server)
    report = (
        "From: MAILER-DAEMON@contoh.invalid\nTo: lapor@netra.invalid\nSubject: Undelivered\nMIME-Version: 1.0\n"
        "Message-ID: <b1@contoh.invalid>\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nSorry.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; contoh.invalid\n\n"
        "Final-Recipient: rfc822; rina@contoh.invalid\nAction: {action}\nStatus: 5.1.1\n\n"
        "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {identity}\nSubject: x\n\n--b--\n"
    )
    late = report.format(action="delayed", identity=arrived["Message-ID"]).replace("<b1@", "<b0@")
    mailbox.deliver(late.encode())
    services.fetch_mail(at=AT)
    assert Outbound.objects.get().state == OutState.SENT
    mailbox.deliver(report.format(action="failed", identity=arrived["Message-ID"]).encode())
    services.fetch_mail(at=AT)
    out = Outbound.objects.get()
    assert (out.state, out.fault) == (OutState.REFUSED, "BOUNCED")
    assert queries.undelivered("report:7") == 1
    assert queries.waiting(at=AT) == []


@pytest.mark.usefixtures("mailbox")
def test_no_address_and_no_code_in_what_goes_out(mail_server: MailServer) -> None:  # noqa: F811
    arrived = _office_writes(mail_server)
    assert "rina" not in str(arrived["Message-ID"]) + str(arrived["Subject"])
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert "Di mana kejadiannya?" in arrived.get_content()


def test_a_broken_mail_stays_in_the_mailbox_and_stops_nothing(mailbox: boxes.Mailbox) -> None:
    mailbox.deliver(b"\xff\xfe\x00 no headers at all", a_mail())
    assert services.fetch_mail(at=AT) == 1
    assert sorted(Inbound.objects.values_list("state", flat=True)) == [InState.NEW, InState.REFUSED]


@pytest.mark.usefixtures("mailbox")
def test_a_machine_that_answers_every_answer_is_stopped(mailbox: boxes.Mailbox) -> None:
    mailbox.deliver(*(a_mail(f"Saya sedang cuti {number}.") for number in range(fetching.MOST_AN_HOUR + 2)))
    mailbox.deliver(a_mail(From="lain@contoh.invalid"))
    assert services.fetch_mail(at=AT) == fetching.MOST_AN_HOUR + 1
    assert (mailbox.count(), queries.unread(Kind.MAIL)) == (2, 2), "left there for somebody to look at"


def test_the_address_of_a_stranger_who_was_put_away_is_not_kept(mailbox: boxes.Mailbox) -> None:
    mailbox.deliver(a_mail(Auto_Submitted="auto-replied"))
    services.fetch_mail(at=AT)
    assert not Sealed.objects.filter(forgotten_at=None).exists()


def test_an_address_no_mail_goes_to_holds_up_nobody(mail_server: MailServer) -> None:  # noqa: F811
    for number, address in enumerate(("salah", "a" * 70 + "@" + "b" * 300, "rina@contoh.invalid")):
        to = services.correspondent(Kind.MAIL, address, at=AT)
        services.send(to, key=f"k{number}", text="Halo", at=AT)
    services.deliver_pending(at=AT)
    assert mail_server.post.recipients[-1] == "rina@contoh.invalid"


def test_pages_of_markup_are_read_as_words() -> None:
    mail = a_mail()
    mail.set_content("<html><head><style>p{}</style></head><p>Camat <b>berfoto</b></p><p>di alun-alun", subtype="html")
    assert letter_from(mail.as_bytes()).text == "Camat berfoto\ndi alun-alun"


def test_a_first_letter_keeps_what_it_forwards() -> None:
    told = "Ini buktinya:\n> Dukung nomor dua\n"
    assert letter_from(a_mail(told).as_bytes()).text == told.strip()
    assert without_quotes("Sudah.\n-----Original Message-----\nDari: x") == "Sudah."


def test_a_mailbox_that_is_away_is_said(settings: Settings, mailbox: boxes.Mailbox) -> None:
    assert fetching.state()[0]
    settings.IMAP_PASSWORD = "salah"
    assert services.fetch_mail(at=AT) == 0
    assert fetching.state() == (False, "127.0.0.1: name and password are not taken")
    settings.IMAP_PORT = 9
    assert services.fetch_mail(at=AT) == 0
