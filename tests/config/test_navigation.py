"""The links on top of every page: a few on one line, the rest behind one word; a phone shows them all in its menu."""

import re

from django.test import Client

from netra.config.context import A_ROW
from tests.cast import Cast


def _row_and_menu(cast: Cast, name: str) -> tuple[str, str]:
    client = Client()
    client.force_login(getattr(cast, name).user)
    page = client.get("/kerja/").content.decode()
    row = re.search(r'n-nav-wide".*?</nav>', page, re.DOTALL)
    menu = re.search(r'n-menu-panel".*?</nav>', page, re.DOTALL)
    assert row is not None
    assert menu is not None
    return row[0], menu[0]


def test_it_works(cast: Cast) -> None:
    row, menu = _row_and_menu(cast, "budi")
    on_the_line, _, behind = row.partition("n-nav-more")
    assert "/zona/" in behind
    assert "/zona/" not in on_the_line
    assert on_the_line.count("<a ") <= A_ROW
    assert sorted(re.findall('href="([^"]+)"', row)) == sorted(re.findall('href="([^"]+)"', menu))


def test_where_one_stands_is_marked_also_behind_the_word(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.budi.user)
    assert "n-nav-here" in client.get("/zona/").content.decode()
    assert "n-nav-here" not in client.get("/kerja/").content.decode()


def test_who_has_few_links_has_them_on_the_line(cast: Cast) -> None:
    row, _ = _row_and_menu(cast, "darto")
    assert "n-nav-more" not in row
    assert "/zona/" in row
