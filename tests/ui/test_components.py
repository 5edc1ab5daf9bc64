"""Every component says in words what it shows, and escapes what it is given."""

import re
from datetime import date, datetime
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from netra.domain.words import Text
from netra.ui.components import Action, Fact, LawChip, Link, Paper, Thumb, Tile, TimelineItem

TODAY = date(2024, 10, 17)
EVIL = "<script>alert(1)</script>"


def drawn(source: str, language: str = "id", **context: Any) -> str:
    with translation.override(language):
        return Template("{% load ui %}" + source).render(Context(context))


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_it_works() -> None:
    html = drawn('{% badge text tone="good" icon="check-circle-fill" %}', text=Text("Terbukti", "Proven"))
    assert words_of(html) == "Terbukti"
    assert "n-badge-good" in html
    assert "#check-circle-fill" in html


@pytest.mark.parametrize(
    ("due", "options", "indonesian", "english"),
    [
        (date(2024, 10, 16), "", "Terlambat 1 hari", "1 day overdue"),
        (date(2024, 10, 14), "", "Terlambat 3 hari", "3 days overdue"),
        (TODAY, "", "Jatuh tempo hari ini", "Due today"),
        (date(2024, 10, 18), "", "1 hari lagi", "1 day left"),
        (date(2024, 10, 22), "", "5 hari lagi", "5 days left"),
        (date(2024, 10, 14), "met=True", "Tenggat terpenuhi", "Deadline met"),
        (date(2024, 10, 14), "paused=True", "Tenggat dihentikan sementara", "Deadline paused"),
    ],
)
def test_what_is_due_is_said_in_words(due: date, options: str, indonesian: str, english: str) -> None:
    source = "{% due_badge due today=today " + options + " %}"
    assert words_of(drawn(source, due=due, today=TODAY)) == indonesian
    html = drawn(source, "en", due=due, today=TODAY)
    assert words_of(html) == english
    assert "n-icon" in html


def test_nothing_due_shows_nothing() -> None:
    assert drawn("{% due_badge due %}", due=None) == ""


def test_a_checklist_counts_and_says_what_is_lacking() -> None:
    papers = [Paper("Formulir", True, kept_on=TODAY), Paper("Bukti", False, "dua berkas")]
    said = words_of(drawn("{% checklist papers %}", papers=papers))
    assert said == "1 dari 2 sudah ada Formulir ada · 17 Okt 2024 Bukti belum ada · dua berkas"


def test_a_sleeping_action_has_reasons_and_no_button() -> None:
    actions = [Action("Teruskan", "/x/", is_post=True, reasons=["Berita acara belum ada."])]
    html = drawn("{% action_panel actions %}", actions=actions)
    assert "Berita acara belum ada." in html
    assert "<button" not in html
    assert "/x/" not in html


def test_a_posting_action_carries_its_token_and_pairs() -> None:
    actions = [Action("Daftarkan", "/x/", is_post=True, hidden=[("action", "REGISTER")])]
    html = drawn("{% action_panel actions %}", actions=actions, csrf_token="token-of-the-day")
    assert "token-of-the-day" in html
    assert '<input type="hidden" name="action" value="REGISTER">' in html


def test_the_unverified_is_marked() -> None:
    html = drawn("{% law chip %}", chip=LawChip("Pasal 3", "/hukum/x/", is_unverified=True))
    assert words_of(html) == "Pasal 3 belum diverifikasi"
    assert 'href="/hukum/x/"' in html
    assert "belum" not in drawn("{% law chip %}", chip=LawChip("Pasal 3"))


def test_a_timeline_keeps_order_and_machine_dates() -> None:
    items = [TimelineItem("Diterima", date(2024, 10, 14), by="Warga"), TimelineItem("Didaftarkan", TODAY)]
    html = drawn("{% timeline items %}", items=items)
    assert 'datetime="2024-10-14"' in html
    assert html.index("Diterima") < html.index("Didaftarkan")


def test_empty_facts_are_left_out() -> None:
    said = words_of(drawn("{% definitions pairs %}", pairs=[("Nomor", "1"), ("Kosong", ""), Fact("Nol", 0)]))
    assert said == "Nomor 1 Nol 0"


def test_a_breadcrumb_from_words_ends_with_the_page_itself() -> None:
    html = drawn('{% breadcrumb "Perkara" "/p/" "001" %}')
    assert '<a href="/p/">Perkara</a>' in html
    assert 'aria-current="page">001' in html


def test_a_breadcrumb_from_links() -> None:
    html = drawn("{% breadcrumb links %}", links=[Link(Text("Depan", "Front"), "/"), Link("Ini", "")])
    assert '<a href="/">Depan</a>' in html
    assert 'aria-current="page">Ini' in html


def test_pages_keep_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/", {"page": "2", "tahap": 'kajian"'})
    html = drawn("{% pagination page %}", page=Paginator(range(60), 20).page(2), request=request)
    assert 'href="?page=1&amp;tahap=kajian%22"' in html
    assert 'href="?page=3&amp;tahap=kajian%22"' in html


def test_tiles_thumbs_empty_and_cards_are_drawn() -> None:
    html = drawn(
        "{% tiles tiles %}{% thumbs items %}{% empty 'Belum ada' url='/a/' label='Catat' %}"
        "{% card title='Pokok' %}isi{% endcard %}{% alert tone='warning' title='Awas' %}<p>hati</p>{% endalert %}",
        tiles=[Tile("Terlambat", 2, url="/t/", tone="bad")],
        items=[Thumb("a.jpg", "photo", "/e/1/", size=2048, sha256="ab" * 32)],
    )
    for piece in (
        "/t/",
        "a.jpg",
        "2,0\xa0KB",
        "abababababab…",
        "Belum ada",
        "Catat",
        "Pokok",
        "isi",
        "Awas",
        "<p>hati</p>",
    ):
        assert piece in html


@pytest.mark.parametrize(
    ("source", "context"),
    [
        ("{% badge x %}", {"x": EVIL}),
        ("{% card title=x %}{{ x }}{% endcard %}", {"x": EVIL}),
        ("{% alert title=x %}{{ x }}{% endalert %}", {"x": EVIL}),
        ("{% empty x x url='/' label=x %}", {"x": EVIL}),
        ("{% breadcrumb x %}", {"x": EVIL}),
        ("{% definitions x %}", {"x": [(EVIL, EVIL)]}),
        ("{% thumbs x %}", {"x": [Thumb(EVIL, "photo", note=EVIL)]}),
        ("{% timeline x %}", {"x": [TimelineItem(EVIL, datetime(2024, 1, 1), EVIL, EVIL)]}),
        ("{% checklist x %}", {"x": [Paper(EVIL, False, EVIL)]}),
        ("{% action_panel x %}", {"x": [Action(EVIL, EVIL, help=EVIL), Action(EVIL, "", reasons=[EVIL])]}),
        ("{% law label=x %}", {"x": EVIL}),
        ("{% icon 'clock' label=x %}", {"x": EVIL}),
    ],
)
def test_what_it_is_given_is_escaped(source: str, context: dict[str, Any]) -> None:
    html = drawn(source, **context)
    assert "<script" not in html
    assert "&lt;script" in html
