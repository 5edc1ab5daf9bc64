"""Who may open which page and file: strangers, neighbours, roles without cases, and nobody at all."""

import pytest
from django.test import Client
from django.urls import reverse

from netra.cases.models import EmployerQuestion
from netra.registry import queries as registry
from tests.cases.conftest import DAY, MARK, NIP, OTHER, AtPpk
from tests.cases.walking import signed_in
from tests.cast import Cast

STRANGERS = ("tono", "sofyan", "darto", "ayu", "adi", "kartika", "camelia")


def _addresses(at_ppk: AtPpk) -> list[str]:
    """Every page and file of the case."""
    ref = at_ppk.case.ref
    piece = at_ppk.exhibit.evidence_id
    study = at_ppk.case.papers.get(kind="STUDY")
    letter = at_ppk.case.papers.get(kind="REFERRAL_LETTER")
    return [
        reverse("cases:case", args=(ref,)),
        reverse("cases:dossier", args=(ref,)),
        reverse("cases:act", args=(ref, "tell_status")),
        reverse("cases:join", args=(ref,)),
        reverse("cases:paper", args=(ref, study.pk)),
        reverse("cases:letter", args=(ref, letter.pk)),
        reverse("cases:write", args=(ref, "STATUS_NOTICE")),
        reverse("cases:write", args=(ref, "REMINDER_LETTER")) + f"?jalur={at_ppk.track.pk}",
        reverse("cases:add_person", args=(ref,)),
        reverse("cases:edit_person", args=(ref, at_ppk.joko.pk)),
        reverse("cases:ask", args=(ref, at_ppk.joko.pk)),
        reverse("cases:place", args=(ref,)),
        reverse("cases:add_exhibit", args=(ref,)),
        reverse("cases:exhibit", args=(ref, piece)),
        reverse("cases:exhibit_small", args=(ref, piece)),
        reverse("cases:exhibit_story", args=(ref, piece)),
    ]


def _posts(at_ppk: AtPpk) -> list[str]:
    ref = at_ppk.case.ref
    study = at_ppk.case.papers.get(kind="STUDY")
    summons = at_ppk.case.papers.filter(kind="SUMMONS").first()
    assert summons is not None
    return [
        reverse("cases:withdraw", args=(ref, study.pk)),
        reverse("cases:summons_pdf", args=(ref, summons.pk)),
        reverse("cases:new_code", args=(ref, at_ppk.joko.pk)),
        reverse("cases:original", args=(ref, at_ppk.exhibit.evidence_id)),
        reverse("cases:act", args=(ref, "tell_status")),
        reverse("cases:write", args=(ref, "STATUS_NOTICE")),
    ]


def test_it_works(cast: Cast, at_ppk: AtPpk) -> None:
    budi = signed_in(cast.budi)
    for address in _addresses(at_ppk):
        assert budi.get(address).status_code in {200, 404, 409}, address
    assert MARK in budi.get(reverse("cases:case", args=(at_ppk.case.ref,))).content.decode()


def test_nobody_signed_in_is_led_to_the_door(at_ppk: AtPpk) -> None:
    for address in [*_addresses(at_ppk), reverse("cases:work"), reverse("cases:book")]:
        answer = Client().get(address)
        assert answer.status_code == 302, address
        assert answer.headers["Location"].startswith("/akun/"), address
    for address in _posts(at_ppk):
        assert Client().post(address, {"note": "x"}).status_code == 403, address


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_finds_no_such_page(cast: Cast, at_ppk: AtPpk, who: str) -> None:
    client = signed_in(getattr(cast, who))
    for address in _addresses(at_ppk):
        assert client.get(address).status_code == 404, address
    for address in _posts(at_ppk):
        assert client.post(address, {"why": "x", "note": "x", "on": "2024-10-12"}).status_code == 404, address
    listed = client.get(reverse("cases:work") + "?which=open", follow=True).content.decode()
    assert at_ppk.case.official_number not in listed
    searched = client.get(reverse("cases:work"), {"q": at_ppk.case.ref}, follow=True).content.decode()
    assert f"/perkara/{at_ppk.case.ref}/" not in searched


@pytest.mark.parametrize("who", ["sari", "vera", "mira"])
def test_who_reads_along_edits_nothing(cast: Cast, at_ppk: AtPpk, who: str) -> None:
    client, ref = signed_in(getattr(cast, who)), at_ppk.case.ref
    for name, args in (
        ("add_person", (ref,)),
        ("edit_person", (ref, at_ppk.joko.pk)),
        ("ask", (ref, at_ppk.joko.pk)),
        ("place", (ref,)),
        ("join", (ref,)),
        ("add_exhibit", (ref,)),
    ):
        assert client.get(reverse(f"cases:{name}", args=args)).status_code == 404, name
    assert (
        client.post(reverse("cases:original", args=(ref, at_ppk.exhibit.evidence_id)), {"why": "x"}).status_code == 404
    )
    assert client.post(reverse("cases:new_code", args=(ref, at_ppk.joko.pk))).status_code == 404
    assert client.get(reverse("cases:write", args=(ref, "STATUS_NOTICE"))).status_code == 409


@pytest.mark.parametrize("who", ["sari", "vera"])
def test_readers_of_a_track_never_see_the_reporter_or_other_people(cast: Cast, at_ppk: AtPpk, who: str) -> None:
    client = signed_in(getattr(cast, who))
    pages = [reverse("cases:work"), reverse("cases:work") + "?which=open", *_addresses(at_ppk)]
    pages += [reverse("cases:paper", args=(at_ppk.case.ref, paper.pk)) for paper in at_ppk.case.papers.all()]
    seen = 0
    for address in pages:
        answer = client.get(address)
        seen += answer.status_code == 200
        body = b"".join(answer) if answer.streaming else answer.content
        assert MARK.encode() not in body, address
        assert OTHER.encode() not in body, address
        assert b"dari pelapor" not in body, address
    assert seen > 8


def test_papers_about_another_accused_do_not_exist_for_the_employer(cast: Cast, at_ppk: AtPpk) -> None:
    client = signed_in(cast.sari)
    others = at_ppk.case.papers.filter(accused=at_ppk.dewi)
    assert others.exists()
    for paper in others:
        assert client.get(reverse("cases:paper", args=(at_ppk.case.ref, paper.pk))).status_code == 404
    inner = at_ppk.case.papers.get(kind="PLENARY_MINUTES")
    assert client.get(reverse("cases:paper", args=(at_ppk.case.ref, inner.pk))).status_code == 404


def test_the_employer_reads_the_conclusion_of_the_study_alone(cast: Cast, at_ppk: AtPpk) -> None:
    study = at_ppk.case.papers.get(kind="STUDY")
    study.fields |= {"status_for": "HANYA-KANTOR", "text": "KESIMPULAN-KAJIAN"}
    study.save()
    address = reverse("cases:paper", args=(at_ppk.case.ref, study.pk))
    seen = signed_in(cast.sari).get(address).content.decode()
    assert "KESIMPULAN-KAJIAN" in seen
    assert "HANYA-KANTOR" not in seen
    assert "HANYA-KANTOR" in signed_in(cast.vera).get(address).content.decode()


def test_the_reporters_original_is_refused_with_its_reason(cast: Cast, at_ppk: AtPpk) -> None:
    address = reverse("cases:exhibit", args=(at_ppk.case.ref, at_ppk.exhibit.evidence_id))
    answer = signed_in(cast.sari).get(address)
    assert answer.status_code == 409
    assert "hanya kantor yang menangani" in answer.content.decode()


def test_an_original_is_opened_for_a_reason_and_noted(cast: Cast, at_ppk: AtPpk) -> None:
    address = reverse("cases:original", args=(at_ppk.case.ref, at_ppk.exhibit.evidence_id))
    budi = signed_in(cast.budi)
    assert budi.post(address, {"why": " "}).status_code == 200
    assert not at_ppk.exhibit.evidence.touches.filter(what="LOOKED_ORIGINAL").exists()
    answer = budi.post(address, {"why": "memeriksa waktu pengambilan"})
    assert answer.streaming
    assert at_ppk.exhibit.evidence.touches.get(what="LOOKED_ORIGINAL").why == "memeriksa waktu pengambilan"


def test_monitors_see_no_name_no_text_and_no_file(cast: Cast, at_ppk: AtPpk) -> None:
    mira, ref = signed_in(cast.mira), at_ppk.case.ref
    for address in (reverse("cases:case", args=(ref,)), reverse("cases:work") + "?which=open"):
        seen = mira.get(address).content.decode()
        assert at_ppk.case.official_number in seen
        for hidden in (MARK, "Joko", OTHER, "Budi", "Vera"):
            assert hidden not in seen, (address, hidden)
    assert mira.get(reverse("cases:dossier", args=(ref,))).status_code == 404
    for paper in at_ppk.case.papers.all():
        assert mira.get(reverse("cases:paper", args=(ref, paper.pk))).status_code == 404


def test_a_nip_is_masked_on_every_page_and_in_no_address(cast: Cast, at_ppk: AtPpk) -> None:
    for person in (cast.budi, cast.sari, cast.vera):
        client = signed_in(person)
        for address in (reverse("cases:work") + "?which=open", reverse("cases:case", args=(at_ppk.case.ref,))):
            seen = client.get(address).content.decode()
            assert NIP not in seen
            assert "1986****" in seen
    assert NIP not in "".join(_addresses(at_ppk))


def test_a_question_shows_the_employer_a_name_and_nothing_of_the_matter(cast: Cast, at_ppk: AtPpk) -> None:
    question = EmployerQuestion.objects.create(
        case=at_ppk.case,
        accused=at_ppk.joko,
        institution=registry.ppk_of_region("33.19"),
        asked_on=DAY,
        due_on=DAY,
    )
    address = reverse("cases:question", args=(question.pk,))
    seen = signed_in(cast.sari).get(address).content.decode()
    assert "Joko Contoh" in seen
    for hidden in (MARK, NIP, at_ppk.case.ref, at_ppk.case.official_number, "B07"):
        assert hidden not in seen, hidden
    for who in ("sofyan", "budi", "vera", "mira", "ayu", "adi"):
        assert signed_in(getattr(cast, who)).get(address).status_code == 404, who
    assert Client().get(address).status_code == 302


def test_the_ledger_is_read_by_the_auditor_alone(cast: Cast, at_ppk: AtPpk) -> None:
    address = reverse("cases:book")
    seen = signed_in(cast.ayu).get(address + f"?perkara={at_ppk.case.ref}").content.decode()
    assert at_ppk.case.ref in seen
    for hidden in (MARK, "Joko", OTHER, NIP, "Budi", "contoh"):
        assert hidden not in seen.replace("Ayu", ""), hidden
    for who in ("budi", "nala", "vera", "sari", "mira", "adi", "tono"):
        assert signed_in(getattr(cast, who)).get(address).status_code == 404, who
