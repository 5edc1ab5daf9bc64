"""Letters of a case: prepared from its papers, numbered once, made again byte for byte, read by whom they concern."""

import io
from datetime import timedelta
from hashlib import sha256

import docx
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from netra.cases.services import fade
from netra.ledger import queries as ledger
from netra.letters import queries, services
from netra.letters.kinds import KINDS
from netra.letters.models import Letter, Print, TemplateFile
from netra.letters.services import CannotNumber, Differs, WordsErased
from tests.builders import at, write
from tests.cases.conftest import DAY, MARK, NIP, AtPpk
from tests.cast import Cast
from tests.letters.builders import a_book, a_draft, numbered, whole_file

BY_VERA = {"RECOMMENDATION", "REMINDER"}


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as file:
        return "\n".join(page.get_textpage().get_text_bounded() for page in file)


def words_in(content: bytes) -> str:
    file = docx.Document(io.BytesIO(content))
    return "\n".join(text.text or "" for text in file.element.body.iter("{*}t"))


def test_it_works(at_ppk: AtPpk, cast: Cast) -> None:
    """Every document of a case becomes a letter; none names who reported; made again it is the same, byte for byte."""
    whole_file(at_ppk, cast)
    a_book(cast.budi.office)
    for kind in KINDS:
        person = cast.vera if kind in BY_VERA else cast.budi
        letter = numbered(at_ppk, person, kind)
        again = services.printed(Letter.objects.get(pk=letter.pk), by=person.actor, at=at(DAY) + timedelta(days=400))
        first = letter.prints.get()
        assert (first.pdf, first.docx) == (sha256(again.pdf).hexdigest(), sha256(again.docx).hexdigest()), kind
        shown = words_of(again.pdf)
        assert str(letter.number) in shown
        assert letter.key in shown.replace("\n", "").replace("\r", "")
        assert MARK not in shown + words_in(again.docx)
    assert Letter.objects.filter(kind__in=("MINUTES", "STUDY", "STATUS")).exclude(number__counter=None).count() == 3


def test_what_the_pdf_says_is_what_the_docx_says(at_ppk: AtPpk, cast: Cast) -> None:
    """The words of the file that an office may still open are those of the file that is sent."""
    made = services.printed(numbered(at_ppk, cast.budi, "REFERRAL"), by=cast.budi.actor, at=at(DAY))
    drawn = set(words_of(made.pdf).split())
    said = {word for word in words_in(made.docx).split() if len(word) < 20}
    assert said <= drawn
    assert NIP in drawn


def test_two_who_press_at_once_number_it_once(at_ppk: AtPpk, cast: Cast) -> None:
    a_book(cast.budi.office)
    draft = a_draft(at_ppk, cast.budi, "STUDY")
    same = Letter.objects.get(pk=draft.pk)
    services.number(draft, by=cast.budi.actor, on=DAY, at=at(DAY))
    with pytest.raises(CannotNumber):
        services.number(same, by=cast.budi.actor, on=DAY, at=at(DAY))
    assert a_draft(at_ppk, cast.budi, "STUDY").pk == draft.pk


def test_words_changed_behind_the_ledger_are_not_handed_out(at_ppk: AtPpk, cast: Cast) -> None:
    letter = numbered(at_ppk, cast.budi, "SUMMONS")
    content = dict(letter.content or {})
    Letter.objects.filter(pk=letter.pk).update(content={**content, "dugaan": "Ia bersalah."})
    with pytest.raises(Differs):
        services.printed(Letter.objects.get(pk=letter.pk), by=cast.budi.actor, at=at(DAY))
    Letter.objects.filter(pk=letter.pk).update(content=content)
    TemplateFile.objects.update(content=b"another")
    with pytest.raises(Differs):
        services.printed(Letter.objects.get(pk=letter.pk), by=cast.budi.actor, at=at(DAY))


def test_other_machinery_writes_its_own_fingerprint_and_the_first_stays_good(at_ppk: AtPpk, cast: Cast) -> None:
    a_book(cast.budi.office)
    letter = numbered(at_ppk, cast.budi, "PLENARY")
    Print.objects.filter(letter=letter).update(engine="an older one", pdf="a" * 64, docx="b" * 64)
    made = services.printed(letter, by=cast.budi.actor, at=at(DAY))
    assert queries.is_one_of(letter.key, made.pdf_hash)
    assert queries.is_one_of(letter.key, "A" * 64)
    events = [entry.event for entry in ledger.timeline("CASE", at_ppk.case.pk)]
    assert events.count("LETTER_PRINTED") == 2


def test_a_number_on_a_paper_is_taken_and_never_twice(at_ppk: AtPpk, cast: Cast) -> None:
    letter = numbered(at_ppk, cast.budi, "SUMMONS")
    assert letter.paper is not None
    assert str(letter.number) == letter.paper.fields["number"]
    write(at_ppk.case, "COMPLETION_NOTICE", cast.budi.actor, DAY, number=str(letter.number))
    with pytest.raises(CannotNumber):
        numbered(at_ppk, cast.budi, "INCOMPLETE")


def test_an_office_without_a_book_is_told(at_ppk: AtPpk, cast: Cast) -> None:
    with pytest.raises(CannotNumber):
        numbered(at_ppk, cast.budi, "STUDY")
    assert Letter.objects.get().state == Letter.State.DRAFT


def test_a_letter_taken_back_is_told_so_and_another_may_be_written(at_ppk: AtPpk, cast: Cast) -> None:
    a_book(cast.budi.office)
    letter = numbered(at_ppk, cast.budi, "STUDY")
    assert services.take_back(letter, reason="Salah tanggal", by=cast.budi.actor, on=DAY, at=at(DAY))
    told = queries.genuine(letter.key)
    assert told is not None
    assert told.void_on is not None
    second = numbered(at_ppk, cast.budi, "STUDY")
    assert (str(letter.number), str(second.number)) == ("001/CONTOH/X/2024", "002/CONTOH/X/2024")


def test_a_verifier_reads_the_referral_and_no_draft_or_study(at_ppk: AtPpk, cast: Cast) -> None:
    whole_file(at_ppk, cast)
    a_book(cast.budi.office)
    numbered(at_ppk, cast.budi, "REFERRAL")
    a_draft(at_ppk, cast.budi, "SUMMONS")
    numbered(at_ppk, cast.budi, "RECEIPT")
    seen = {line.kind.code for line in queries.desk(at_ppk.case, cast.vera.user, DAY) if line.letter}
    assert seen == {"REFERRAL"}


def test_a_stranger_finds_nothing(at_ppk: AtPpk, cast: Cast, client: Client) -> None:
    """Neither page, file nor draft; and nothing can be posted."""
    letter = numbered(at_ppk, cast.budi, "SUMMONS")
    for person in (cast.tono, cast.mira, cast.ayu, cast.adi):
        client.force_login(person.user)
        for name in ("letter", "pdf", "docx"):
            address = reverse(f"letters:{name}", args=(at_ppk.case.ref, letter.ref))
            assert client.get(address).status_code == 404, (person, name)
        assert client.post(reverse("letters:take_back", args=(at_ppk.case.ref, letter.ref))).status_code == 404


def test_words_erased_by_rule_leave_number_and_fingerprints(at_ppk: AtPpk, cast: Cast) -> None:
    letter = numbered(at_ppk, cast.budi, "SUMMONS")
    assert fade(at_ppk.case, under="rule", days=1, on=DAY, at=at(DAY))
    assert services.forget_faded(at=at(DAY)) == 1
    assert services.forget_faded(at=at(DAY)) == 0
    fresh = Letter.objects.get(pk=letter.pk)
    assert (fresh.content, fresh.given) == (None, {})
    with pytest.raises(WordsErased):
        services.printed(fresh, by=cast.budi.actor, at=at(DAY))
    assert queries.is_one_of(letter.key, letter.prints.get().pdf)
