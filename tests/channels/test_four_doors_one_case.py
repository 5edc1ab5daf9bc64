"""One matter arrives by telephone, on the web, by WhatsApp and by mail, and a neighbour tells of it too. It ends as one
case with four ways in and one code; the office asks once, and is answered where the caller is."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from netra.cases.models import Case
from netra.channels import services as channels
from netra.channels.models import Outbound, OutState
from netra.conversing import services as conversing
from netra.intake import queries as intake
from netra.intake.models import Message, Report
from tests.cast import Cast
from tests.channels.mailbox import OFFICE as OFFICE_ADDRESS
from tests.channels.mailbox import PASSWORD, USER, Mailbox, a_mail
from tests.channels.providers import a_message, a_notification, hand_notification, lead_to
from tests.channels.standin import StandIn, standing_in
from tests.desk.talks import begin, filled, page_of, signed_in
from tests.intake.forms import a_photo, a_tip, code_in, enter, token_of
from tests.notices.conftest import mail_server  # noqa: F401  (a fixture)
from tests.notices.server import MailServer

pytestmark = pytest.mark.journey

STORY = "Camat berfoto dengan calon bupati sambil mengangkat dua jari di alun-alun."


@dataclass
class World:
    """Providers on loopback, and the worker between them and the house."""

    whatsapp: StandIn
    mailbox: Mailbox
    post: MailServer

    def worker_goes_round(self) -> None:
        for _round in range(6):
            now = timezone.now()
            done = channels.fetch_mail(at=now) + conversing.hear_pending(at=now) + channels.deliver_pending(at=now)
            if not done:
                return

    def chats(self, client: Client, text: str) -> None:
        """The caller writes on WhatsApp, and the worker deals with it."""
        assert hand_notification(client, a_notification(a_message(text))).status_code == 200
        self.worker_goes_round()

    def read_on_the_telephone(self) -> str:
        return "\n".join(str(body) for body in self.whatsapp.bodies("/messages"))


@pytest.fixture
def world(settings: Settings, mail_server: MailServer) -> Iterator[World]:  # noqa: F811
    box = Mailbox()
    box.start()
    settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_TLS = "127.0.0.1", box.port, "none"
    settings.IMAP_USER, settings.IMAP_PASSWORD = USER, PASSWORD
    settings.MAIL_ADDRESS, settings.DEFAULT_FROM_EMAIL = OFFICE_ADDRESS, f"Netra <{OFFICE_ADDRESS}>"
    with standing_in() as there:
        lead_to(there, settings)
        yield World(there, box, mail_server)
    box.stop()


def office_asks(budi: Client, case: Case, report: Report, text: str) -> None:
    page = f"/perkara/{case.ref}/percakapan/"
    sent = {"token": token_of(budi.get(page)), "pintu": str(report.pk), "text": text}
    assert budi.post(page, sent).status_code == 302


def test_one_matter_by_four_ways_is_one_case(world: World, cast: Cast, client: Client) -> None:
    # Given: a caller tells the hotline, and hears a code.
    budi = signed_in(cast.budi.user)
    call = begin(budi)
    budi.post(page_of(call), filled(budi, call, account=STORY))
    code = code_in(budi.get(page_of(call)))
    report = Report.objects.get()
    case = report.case

    # When: she adds a picture on the web with it,
    page = enter(client, code)
    client.post("/status/pesan/", {"token": token_of(page), "text": "Ini fotonya.", "uploads": [a_photo()]})

    # goes on by WhatsApp with the same code, where the office's question reaches her and is answered,
    world.chats(Client(), code)
    report.refresh_from_db()
    assert intake.answers_on(report) == "WhatsApp"
    office_asks(budi, case, report, "Siapa lagi yang melihatnya?")
    world.worker_goes_round()
    assert "Siapa lagi yang melihatnya?" in world.read_on_the_telephone()
    world.chats(Client(), "Penjual bakso di pojok.")

    # moves to mail by writing the code there, and answers the next question with a plain reply.
    world.mailbox.deliver(a_mail(f"Kode saya {code}\nTolong tulis ke sini saja.", subject="Pindah ke surel"))
    world.worker_goes_round()
    report.refresh_from_db()
    assert intake.answers_on(report) == "Surel"
    office_asks(budi, case, report, "Jam berapa?")
    world.worker_goes_round()
    asked = next(mail for mail in world.post.taken if "Jam berapa?" in mail.get_content())
    assert code not in asked.as_string()
    reply = a_mail("Jam delapan pagi.\n\nPada hari itu Netra menulis:\n> Jam berapa?", In_Reply_To=asked["Message-ID"])
    world.mailbox.deliver(reply, reply)
    world.worker_goes_round()

    # A neighbour who knows of no code tells the same on the web; the office joins it in a step.
    _neighbours, second_code = a_tip(Client(), account=STORY)
    twin = Case.objects.exclude(pk=case.pk).get()
    joining = f"/perkara/{twin.ref}/gabung/"
    assert case.ref in budi.get(joining).content.decode(), "the twin is proposed"
    today = timezone.localdate().isoformat()
    answer = budi.post(joining, {"into": case.ref, "revision": str(twin.revision), "on": today})
    assert answer.status_code == 302, answer.content.decode()[-3000:]

    # Then: one case, told of by four ways; nobody's reply became a report; each was taken once.
    assert Case.objects.filter(joined_into=None).count() == 1
    case.refresh_from_db()
    ways = {source.channel: (source.reports, source.messages) for source in intake.sources(case)}
    assert ways["Telepon pengaduan"] == (1, 0)
    assert ways["Halaman lapor"] == (1, 1)
    assert ways["WhatsApp"][0] == 0
    assert ways["Surat atau surel"][0] == 0
    assert set(ways) == {"Telepon pengaduan", "Halaman lapor", "WhatsApp", "Surat atau surel"}
    told = list(Message.objects.filter(report=report, from_reporter=True).values_list("text", flat=True))
    assert told.count("Jam delapan pagi.") == 1
    assert any("Penjual bakso" in text for text in told)

    # Her one code opens all of it, on whichever way it came; the neighbour's leads to the same case.
    read = enter(Client(), code).content.decode()
    for words in ("Ini fotonya.", "Penjual bakso di pojok.", "Jam delapan pagi.", "Siapa lagi yang melihatnya?"):
        assert words in read
    assert "digabung dengan laporan lain" in enter(Client(), second_code).content.decode()
    assert not Outbound.objects.filter(state=OutState.REFUSED).exists()

    # And the office sees the ways, and no address.
    seen = budi.get(f"/perkara/{case.ref}/percakapan/").content.decode()
    assert "WhatsApp" in seen
    assert "Surat atau surel" in seen
    assert "contoh.invalid" not in seen
    assert "628110000001" not in seen
