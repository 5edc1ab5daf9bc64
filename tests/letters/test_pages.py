"""The pages of letters: the public one reveals no more than it must, sending leaves a record."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from netra.channels import services as channels
from netra.channels.models import Outbound
from netra.intake.models import Message
from netra.ledger import queries as ledger
from netra.letters import services
from netra.letters.models import Letter, Sending
from netra.letters.services.sending import Draft
from tests.builders import at
from tests.cases.conftest import DAY, MARK, AtPpk
from tests.cast import Cast
from tests.letters.builders import a_book, numbered, whole_file
from tests.letters.test_templates import template

SECRET = "0123456789abcdef" * 2


def test_it_works(at_ppk: AtPpk, cast: Cast, client: Client) -> None:
    """The page confirms the file that was given out and refuses one other byte. Threat model: FORGER-6."""
    letter = numbered(at_ppk, cast.budi, "SUMMONS")
    made = services.printed(letter, by=cast.budi.actor, at=at(DAY))
    page = reverse("letters:genuine", args=(letter.key,))
    shown = client.get(page).content.decode()
    assert str(letter.number) in shown
    assert cast.budi.office.name in shown
    for secret in (at_ppk.case.ref, letter.ref, "Joko", "Undangan", at_ppk.case.official_number, MARK, made.pdf_hash):
        assert secret not in shown

    def answer(content: bytes) -> str:
        file = SimpleUploadedFile("surat.pdf", content, "application/pdf")
        return client.post(page, {"file": file}).content.decode()

    assert "Berkas ini asli" in answer(made.pdf)
    assert "Berkas ini asli" in answer(made.docx)
    assert "Bukan berkas yang diterbitkan" in answer(made.pdf[:-1] + b"x")
    assert "Berkas ini asli" in client.post(page, {"typed": made.pdf_hash.upper()}).content.decode()
    assert "Bukan berkas" in client.post(page, {"typed": "0" * 64}).content.decode()
    assert "Pilih berkasnya" in client.post(page, {}).content.decode()
    assert client.get(reverse("letters:genuine", args=("tidakada",))).status_code == 404


def test_a_draft_is_not_genuine(at_ppk: AtPpk, cast: Cast, client: Client) -> None:
    client.force_login(cast.budi.user)
    paper = at_ppk.case.papers.get(kind="STUDY").pk
    address = reverse("letters:prepare", args=(at_ppk.case.ref,))
    page = client.post(address, {"surat": "STUDY", "naskah": paper}, follow=True).content.decode()
    assert "belum punya buku nomor" in page
    letter = Letter.objects.get()
    assert client.get(reverse("letters:genuine", args=(letter.key,))).status_code == 404
    a_book(cast.budi.office)
    home = reverse("letters:letter", args=(at_ppk.case.ref, letter.ref))
    client.post(home, {"dated": "2024-10-10", "subject": "Kajian perkara", "revision": "0"})
    number = reverse("letters:give_number", args=(at_ppk.case.ref, letter.ref))
    assert "baru saja diubah" in client.post(number, {"revision": "0"}, follow=True).content.decode()
    assert "001/CONTOH/X/2024" in client.post(number, {"revision": "1"}, follow=True).content.decode()
    assert client.get(reverse("letters:genuine", args=(letter.key,))).status_code == 200
    assert client.get(reverse("letters:docx", args=(at_ppk.case.ref, letter.ref))).content[:2] == b"PK"


def test_a_letter_is_sent_once_and_the_ledger_says_so(at_ppk: AtPpk, cast: Cast, client: Client) -> None:
    """By hand with who took it; to the reporter as a message; the address of nobody is in the ledger."""
    whole_file(at_ppk, cast)
    a_book(cast.budi.office)
    referral, notice = numbered(at_ppk, cast.budi, "REFERRAL"), numbered(at_ppk, cast.budi, "STATUS")
    client.force_login(cast.budi.user)
    address = reverse("letters:send", args=(at_ppk.case.ref, referral.ref))
    proof = SimpleUploadedFile("resi.txt", b"Diterima.", "text/plain")
    given = {"way": "HAND", "on": "2024-10-12", "to": "BKN", "secret": SECRET, "proof": proof}
    assert client.post(address, given).status_code == 422  # who took it?
    proof.seek(0)
    assert client.post(address, {**given, "taken_by": "Penerima Contoh"}).status_code == 302
    assert client.post(address, {**given, "taken_by": "Penerima Contoh", "proof": ""}).status_code == 302
    sent = Sending.objects.get()
    assert sent.proof is not None
    before = Message.objects.count()
    address = reverse("letters:send", args=(at_ppk.case.ref, notice.ref))
    assert client.post(address, {"way": "CHANNEL", "on": "2024-10-12", "secret": SECRET[::-1]}).status_code == 302
    message = Message.objects.order_by("pk").last()
    assert message is not None
    assert Message.objects.count() == before + 1
    assert str(notice.number) in message.text
    rows = [entry for entry in ledger.timeline("CASE", at_ppk.case.pk) if entry.event == "LETTER_SENT"]
    assert [row.refs["way"] for row in rows] == ["HAND", "CHANNEL"]
    assert "Penerima" not in str([row.refs for row in rows])
    assert client.post(address, {"way": "MAIL", "on": "2024-10-12", "secret": "a" * 32}).status_code == 422
    assert not Outbound.objects.filter(key__startswith="letter:").exists()


def test_a_mail_goes_from_office_to_office(
    at_ppk: AtPpk, cast: Cast, settings: Any, mailoutbox: list[EmailMessage]
) -> None:
    """The letter itself goes along, once; an answer goes to the office and not into somebody's talk."""
    settings.EMAIL_HOST = "localhost"
    cast.budi.office.email = "kantor@contoh.invalid"
    cast.budi.office.save(update_fields=["email"])
    letter = numbered(at_ppk, cast.budi, "REFERRAL")
    draft = Draft(way="MAIL", on=DAY, secret=SECRET, to="BKN", address="bkn@contoh.invalid")
    for _twice in range(2):
        services.send(letter, draft, by=cast.budi.actor, at=at(DAY))
        channels.deliver_pending(at=at(DAY))
    (mail,) = mailoutbox
    assert (mail.to, mail.reply_to) == (["bkn@contoh.invalid"], ["kantor@contoh.invalid"])
    assert mail.attachments[0][1] == services.printed(letter, by=cast.budi.actor, at=at(DAY)).pdf
    assert str(letter.number) in mail.body


def test_an_office_changes_only_its_own(at_ppk: AtPpk, cast: Cast, client: Client) -> None:
    client.force_login(cast.tono.user)
    address = reverse("letters:template", args=("study",))
    file = SimpleUploadedFile("naskah.docx", template(), "application/zip")
    assert client.post(address, {"kantor": cast.budi.office.pk, "file": file}).status_code == 404
    bad = SimpleUploadedFile("naskah.docx", template("{{ rahasia }}"), "application/zip")
    refused = client.post(address, {"file": bad})
    assert refused.status_code == 422
    assert "rahasia" in refused.content.decode()
    client.force_login(cast.adi.user)
    assert client.get(address).status_code == 404
    client.force_login(cast.budi.user)
    page = client.get(reverse("letters:office")).content.decode()
    assert len(re.findall("Naskah bawaan", page)) == 10
    given = {"name": "Surat", "pattern": "{nomor}/A/{tahun}", "digits": "3", "restart": "YEAR", "first": "1"}
    assert client.post(reverse("letters:numbers"), given).status_code == 302
    assert client.post(reverse("letters:numbers"), {**given, "pattern": "{nomor}"}).status_code == 422
