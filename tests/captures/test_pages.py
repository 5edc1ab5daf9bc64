"""The pages of links: who reads them, what an officer can do there, and that a report leads to them by itself."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from netra.captures import queries
from netra.captures.models import Brought, Capture, Choice
from netra.captures.services import read_brought
from netra.cases.models import Case
from netra.ledger import queries as ledger
from netra.ledger.services import Subject
from netra.monitoring.services.fading import EMPTY
from tests.builders import a_case
from tests.captures.builders import URL, a_capture
from tests.captures.test_brought import ZEESCHUIMER
from tests.cast import Cast, Person
from tests.monitoring.builders import a_flag, a_row, load


@pytest.fixture
def case(cast: Cast) -> Case:
    return a_case(cast.budi.actor, links=(URL,))


def page(name: str, *args: str) -> str:
    return reverse(f"case_links:{name}", args=args)


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def test_it_works(cast: Cast, case: Case) -> None:
    """A report with a link has it asked for; the case page leads to what it showed."""
    (link,) = queries.board(Subject("CASE", case.pk))
    assert (link.url, link.latest.state) == (URL, "WAITING")
    budi = browser_of(cast.budi)
    assert page("board", case.ref) in budi.get(reverse("cases:case", args=[case.ref])).content.decode()
    told = budi.get(page("board", case.ref)).content.decode()
    assert URL in told
    assert "Situs melihat siapa yang membuka" in told
    shown = budi.get(page("shown", case.ref, link.latest.ref))
    assert shown.status_code == 200


def test_what_another_matter_captured_does_not_exist_here(cast: Cast, case: Case) -> None:
    foreign = a_capture(Subject("CASE", case.pk + 1), url="https://contoh.invalid/lain")
    budi = browser_of(cast.budi)
    assert budi.get(page("shown", case.ref, foreign.ref)).status_code == 404
    assert budi.get(page("piece", case.ref, foreign.ref, "gambar")).status_code == 404


def test_a_stranger_sees_nothing(cast: Cast, case: Case) -> None:
    row = a_capture(Subject("CASE", case.pk), url="https://contoh.invalid/2")
    for person in (cast.tono, cast.vera, cast.adi, cast.darto):
        client = browser_of(person)
        assert client.get(page("board", case.ref)).status_code == 404
        assert client.get(page("piece", case.ref, row.ref, "gambar")).status_code == 404
        assert client.post(page("again", case.ref, row.ref)).status_code == 404


def test_the_picture_is_shown_in_full_and_the_look_is_on_record(cast: Cast, case: Case) -> None:
    row = a_capture(Subject("CASE", case.pk), url="https://contoh.invalid/2")
    answer = browser_of(cast.budi).get(page("piece", case.ref, row.ref, "gambar"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert "sandbox" in answer["Content-Security-Policy"]
    touch = row.pieces.get().evidence.touches.get(what="LOOKED_ORIGINAL")
    assert touch.who == f"user:{cast.budi.user.pk}"


def test_an_original_is_opened_for_a_reason_alone(cast: Cast, case: Case) -> None:
    row = a_capture(Subject("CASE", case.pk), url="https://contoh.invalid/2")
    budi, address = browser_of(cast.budi), page("original", case.ref, row.ref, "gambar")
    assert budi.post(address, {"asli-why": " "}).status_code == 422
    saved = budi.post(address, {"asli-why": "untuk pleno"})
    assert saved["Content-Disposition"].startswith("attachment")


def test_an_officer_adds_a_link_and_brings_an_archive(cast: Cast, case: Case) -> None:
    budi = browser_of(cast.budi)
    assert budi.post(page("board", case.ref), {"tautan-url": "contoh.invalid/baru"}).status_code == 302
    assert budi.post(page("board", case.ref), {"tautan-url": "ftp://contoh.invalid/"}).status_code == 422
    assert Capture.objects.filter(url="https://contoh.invalid/baru").exists()
    form = {"arsip-form_key": str(uuid.uuid4()), "arsip-seen": "22 November 2024"}
    for _press in range(2):
        file = SimpleUploadedFile("a.ndjson", ZEESCHUIMER)
        assert budi.post(page("bring", case.ref), form | {"arsip-file": file}).status_code == 302
    read_brought(at=timezone.now())
    row = Brought.objects.get()
    told = budi.get(page("brought", case.ref, row.ref)).content.decode()
    assert "Bukan pengambilan kami" in told
    assert told.index("Kata berkas ini sendiri") < told.index("instagram.com") < told.index("Yang kami hitung sendiri")
    program = SimpleUploadedFile("a.zip", b"MZ\x90")
    refused = budi.post(page("bring", case.ref), form | {"arsip-form_key": str(uuid.uuid4()), "arsip-file": program})
    assert refused.status_code == 422


def test_the_way_of_an_office_is_chosen_by_who_holds_the_case(cast: Cast, case: Case) -> None:
    assert browser_of(cast.wati).post(page("way", case.ref), {"cara-way": "OFF"}).status_code == 404
    assert browser_of(cast.budi).post(page("way", case.ref), {"cara-way": "OFF"}).status_code == 302
    assert Choice.objects.get().changed_by == f"user:{cast.budi.user.pk}"
    browser_of(cast.budi).post(page("board", case.ref), {"tautan-url": "contoh.invalid/lagi"})
    assert Capture.objects.get(url="https://contoh.invalid/lagi").code == "OFFICE_OFF"


def test_flags_have_their_links_captured_behind_those_of_reports(cast: Cast) -> None:
    extra = '{"url": "https://contohgram.invalid/p/sendiri"}'
    load(a_row("f1", extra=extra), a_row("f2", target_url="https://contohgram.invalid/p/f1"))
    links = Capture.objects.order_by("url")
    assert [one.url.rsplit("/", 1)[-1] for one in links] == ["f1", "sendiri"]  # one post, two flags, one capture
    assert not any(one.urgent for one in links)


def test_a_flags_page_leads_to_its_links_and_a_faded_one_to_none(cast: Cast) -> None:
    flag = a_flag()
    budi, address = browser_of(cast.budi), reverse("flag_links:board", args=[flag.ref])
    assert address in budi.get(reverse("monitoring:flag", args=[flag.ref])).content.decode()
    assert flag.target_url in budi.get(address).content.decode()
    type(flag).objects.filter(pk=flag.pk).update(erased_at=timezone.now(), faded_by="aturan", **EMPTY)
    assert budi.get(address).status_code == 404


def test_what_was_done_with_links_stands_in_the_case(cast: Cast, case: Case) -> None:
    services_told = [entry.event for entry in ledger.timeline("CASE", case.pk)]
    assert "LINK_CAPTURED" not in services_told  # asked for is not captured
    assert (
        "Tautan dibuka server" not in browser_of(cast.budi).get(reverse("cases:case", args=[case.ref])).content.decode()
    )
