"""The checks that stand behind every step of every journey: that they pass on good pages, and fail on spoilt ones."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from tests.journeys.checks import BadPage
from tests.journeys.people import Street, Visitor

pytestmark = pytest.mark.journey

PUBLIC = ["/", "/lapor/", "/status/", "/jawab/", "/kantor/", "/kantor/33.19/", "/hukum/", "/bantuan/", "/akun/login/"]
PUBLIC += ["/panduan/", "/panduan/hadir/?hari=2024-10-10"]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_are_light_and_open_to_all(street: Street, path: str, language: str) -> None:
    """Each in a fresh browser, so that everything it needs is fetched and weighed."""
    Visitor(street, language=language, phone=True).goes_to(path)


def test_a_page_that_is_not_there_is_a_page_too(street: Street) -> None:
    Visitor(street, phone=True).goes_to("/tidak-ada/").reads_heading("Halaman tidak ditemukan")


def _puts_in(html: str) -> Callable[[Route], None]:
    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", html + "</main>"))

    return spoil


def _loosens(policy: str, html: str = "") -> Callable[[Route], None]:
    def spoil(route: Route) -> None:
        answer = route.fetch()
        headers = answer.headers | {"content-security-policy": policy}
        route.fulfill(response=answer, headers=headers, body=answer.text().replace("</main>", html + "</main>"))

    return spoil


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        pytest.param(_puts_in('<img src="/static/ui/img/favicon.svg">'), "axe image-alt", id="picture without words"),
        pytest.param(_puts_in("<input>"), "axe label", id="control without label"),
        pytest.param(_puts_in("<script>alert(1)</script>"), "console: .*inline script", id="inline script"),
        pytest.param(_puts_in('<p style="color:red">x</p>'), "console: .*inline style", id="inline style"),
        pytest.param(_puts_in('<svg width="900" height="9"></svg>'), "scrolls sideways", id="too wide"),
        pytest.param(_puts_in(f"<!--{'x' * 160_000}-->"), "heavy: ", id="too heavy"),
        pytest.param(_loosens("default-src 'none'; style-src 'unsafe-inline'"), "security policy", id="loose policy"),
        pytest.param(
            _loosens("default-src 'none'; img-src *", '<img alt="" src="http://example.invalid/a.png">'),
            "another host: example.invalid",
            id="another host",
        ),
    ],
)
def test_a_spoilt_page_is_found_out(street: Street, spoil: Callable[[Route], None], fault: str) -> None:
    visitor = Visitor(street, phone=True)
    visitor.page.route("**/bantuan/", spoil)
    with pytest.raises(BadPage, match=fault):
        visitor.goes_to("/bantuan/")
