"""Whatever is sent, a page answers in words: nothing breaks, nothing is lost, nothing comes in twice."""

import io
import re
import time
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from netra.cases.models import Case
from netra.intake.models import Report
from tests.bad_days.forms import ACCOUNT, a_photo, a_tip
from tests.cast import Cast

BOUNDARY = "batas"
RTL, BELL = "\N{RIGHT-TO-LEFT OVERRIDE}", "\a"


@pytest.fixture
def client() -> Client:
    """One that answers with page 500 instead of raising, as a server does."""
    return Client(raise_request_exception=False)


def _token(client: Client) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/lapor/").content.decode())
    assert found is not None
    return found[1]


def _send(client: Client, *files: SimpleUploadedFile, token: str = "", **given: Any) -> str:
    fields: dict[str, Any] = dict(a_tip(token or _token(client), **given))
    answer = client.post("/lapor/", {**fields, "uploads": list(files)})
    assert answer.status_code in (200, 400, 413), answer.status_code
    return unescape(answer.content.decode())


def _code(page: str) -> str:
    found = re.search(r'id="kode">([^<]+)<', page)
    return "" if found is None else found[1]


TOLD: dict[str, tuple[dict[str, str], str]] = {
    "a day that no calendar has": ({"act_on": "2025-02-31"}, "tidak ada di kalender"),
    "the year nought": ({"act_on": "0000-01-01"}, "tidak ada di kalender"),
    "a year of five digits": ({"act_on": "99999-01-01"}, "tidak ada di kalender"),
    "a day that is no day": ({"act_on": "'; drop table"}, "tidak ada di kalender"),
    "a day long past": ({"act_on": "1024-10-08"}, "terlalu lama"),
    "a day to come": ({"act_on": (date.today() + timedelta(days=40)).isoformat()}, "belum tiba"),
    "a name of ten thousand letters": ({"orang__0__name": "a" * 10_000}, "Terlalu panjang"),
    "a place of ten thousand letters": ({"place": "x" * 10_000}, "Terlalu panjang"),
    "NUL bytes in the account": ({"account": f"{ACCOUNT}\0"}, "null"),
    "NUL bytes in a name": ({"orang__0__name": "Joko\0"}, "null"),
    "a link with many lines": (
        {"links": "\n".join(f"https://contoh.invalid/{n}" for n in range(500))},
        "Paling banyak",
    ),
    "a link without end": ({"links": "https://" + "a" * 9000}, "terlalu panjang"),
    "a link that runs a program": ({"links": "javascript:alert(1)"}, "bukan tautan"),
    "an account too short": ({"account": "x"}, "lebih banyak"),
    "a track that is none": ({"cara": "rahasia"}, "dengan nama atau tanpa nama"),
    "a status that is none": ({"orang__0__status": "RAJA"}, "RAJA"),
    "more people than rows": ({"orang__TOTAL_FORMS": "99999999"}, "20"),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_fault_is_told_and_the_text_stays(country: None, client: Client, name: str) -> None:
    given, words = TOLD[name]
    page = _send(client, **given)
    assert not _code(page)
    assert words in page
    assert given.get("account", ACCOUNT)[:20] in page
    assert not Case.objects.exists()


TAKEN: dict[str, dict[str, str]] = {
    "a NIP of nineteen digits": {"orang__0__nip": "1986092620150510011"},
    "a NIP of a month that is none": {"orang__0__nip": "198613262015051001"},
    "a NIP of letters": {"orang__0__nip": "delapan belas"},
    "a name written backwards": {"orang__0__name": f"Joko {RTL}otnoC"},
    "control characters": {"account": f"{ACCOUNT}{BELL}\x1b[31m", "place": f"Alun{BELL}-alun"},
    "markup": {"account": f"{ACCOUNT}<script>alert(1)</script>", "orang__0__name": "<b>Joko</b>"},
    "template marks": {"account": f"{ACCOUNT} {{{{ settings.SECRET_KEY }}}} #eval(1) $x$ =1+1"},
    "every script of the world": {"account": f"{ACCOUNT} \N{PILE OF POO} ꦱꦩꦶ ᬩᬮᬶ العربية 汉字"},
    "no region": {"region": ""},
    "rows of people left out": {"orang__TOTAL_FORMS": "0"},
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_odd_and_harmless_is_taken_in(country: None, client: Client, name: str) -> None:
    page = _send(client, **TAKEN[name])
    code = _code(page)
    assert code
    assert Report.objects.count() == Case.objects.count() == 1
    receipt = client.post("/lapor/tanda-terima/", {"code": code})
    assert (receipt.status_code, receipt.content[:5]) == (200, b"%PDF-")
    assert client.post("/status/", {"code": code}).status_code == 302
    shown = client.get("/status/")
    assert shown.status_code == 200
    assert b"<script>alert" not in shown.content


def _zip_bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("foto.jpg", bytes(30_000_000))
    return content.getvalue()


FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb called photo": ("foto.jpg", _zip_bomb, "arsip"),
    "an SVG with a script": (
        "gambar.svg",
        lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        "SVG",
    ),
    "a page called photo": ("foto.jpg", lambda: b"<!doctype html><script>alert(1)</script>", "SVG"),
    "a program called photo": ("foto.jpg", lambda: b"MZ" + bytes(500), "program"),
    "half a photo": ("foto.jpg", lambda: a_photo(1)[:300], "rusak"),
    "nothing at all": ("kosong.jpg", lambda: b"", "kosong"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_named_and_costs_nothing_else(country: None, client: Client, name: str) -> None:
    called, content, words = FILES[name]
    good = SimpleUploadedFile("baik.jpg", a_photo(2), "image/jpeg")
    page = _send(client, good, SimpleUploadedFile(called, content(), "image/jpeg"))
    assert not _code(page)
    assert words in page
    assert called in page
    assert ACCOUNT in page
    assert page.count('name="kept"') == 1, "the good one need not be sent again"


@pytest.mark.parametrize(
    "called", ["../../etc/passwd", f"{RTL}gpj.exe", "a" * 5000 + ".jpg", "NUL", "\t.jpg", "'\"><b>.jpg"]
)
def test_the_name_of_a_file_leads_nowhere(country: None, client: Client, called: str) -> None:
    """The name is kept as words, never as a path."""
    page = _send(client, SimpleUploadedFile(called, a_photo(3), "image/jpeg"))
    assert _code(page)
    [exhibit] = Case.objects.get().exhibits.select_related("evidence")
    assert "/" not in exhibit.evidence.name
    assert RTL not in exhibit.evidence.name
    assert len(exhibit.evidence.name) <= 150


def test_a_thousand_fields(country: None, client: Client) -> None:
    answer = client.post("/lapor/", dict(a_tip(_token(client))) | {f"x{n}": "1" for n in range(1000)})
    assert (answer.status_code, "terlalu besar" in answer.content.decode()) == (413, True)


def test_a_field_of_three_million_letters(country: None, client: Client) -> None:
    answer = client.post("/lapor/", dict(a_tip(_token(client))) | {"account": "a" * 3_000_000})
    assert (answer.status_code, "terlalu besar" in answer.content.decode()) == (413, True)


def test_a_field_given_twice(country: None, client: Client) -> None:
    token = _token(client)
    fields: dict[str, Any] = {name: [value, value] for name, value in a_tip(token)}
    assert _code(client.post("/lapor/", fields).content.decode())
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    "charset", ["utf-8", "latin-1", "utf-16", "utf-7", "hex", "base64", "rot13", "idna", "unicode_escape", "nowhere"]
)
def test_bytes_that_are_no_text(country: None, client: Client, charset: str) -> None:
    body = b"".join(
        b'--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (BOUNDARY.encode(), name.encode(), value)
        for name, value in [
            *((name, value.encode()) for name, value in a_tip(_token(client))),
            ("place", b"\xff\xfe\xc3\x28 \\ud800 \\x00"),
        ]
    )
    body += f"--{BOUNDARY}--\r\n".encode()
    answer = client.generic(
        "POST", "/lapor/", body, content_type=f"multipart/form-data; boundary={BOUNDARY}; charset={charset}"
    )
    assert answer.status_code in (200, 400)
    assert answer.content


def test_the_same_form_ten_times(country: None, client: Client) -> None:
    token = _token(client)
    codes = {_code(_send(client, token=token)) for _ in range(10)}
    assert len(codes) == 1
    assert Case.objects.count() == 1


ADDRESSES = (
    "/kantor/%00/",
    "/kantor/?q=%00",
    "/kantor/cari.json?q=%00",
    "/kantor/cari.json?q=" + "a" * 5000,
    "/kantor/?q=%E2%80%AE%ED%A0%80",
    "/hukum/%00/",
    "/hukum/..%2f..%2fetc/",
    "/masuk/%00/",
    "/undangan/%00/",
    "/lapor/?cara=%00",
    "/bantuan/?x=%00",
)
STAFF_ADDRESSES = (
    "/kerja/?q=%00",
    "/kerja/?q=%ED%A0%80",
    "/kerja/?page=99999999999999999999999",
    "/kerja/?which=%00",
    "/kerja/pertanyaan/99999999999999999999999/",
    "/perkara/aaaaaaaaaaaa/?hari=99999-99-99",
    "/perkara/aaaaaaaaaaaa/naskah/99999999999999999999999/",
    "/pengawasan/%00/",
    "/pengawasan/?daerah=%00&tahun=99999999999999999999",
    "/pengawasan/petahana/?daerah=%00&tahun=99999999999999999999",
    "/pengawasan/petahana/99999999999999999999/1/",
    "/kerja/kabar/?page=-1",
    "/kerja/catat/?x=%00",
    "/buku/?perkara=%00",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_nobody_wrote(country: None, client: Client, address: str) -> None:
    assert client.get(address).status_code < 500


@pytest.mark.parametrize("address", STAFF_ADDRESSES)
@pytest.mark.parametrize("who", ["budi", "ayu"])
def test_an_address_that_no_officer_wrote(cast: Cast, client: Client, who: str, address: str) -> None:
    client.force_login(getattr(cast, who).user)
    assert client.get(address).status_code < 500


@pytest.mark.parametrize("path", ["/status/", "/jawab/", "/lapor/tanda-terima/", "/lapor/formulir/"])
@pytest.mark.parametrize("code", ["", "\0", "x" * 100_000, "0000-0000-0000-0000-00", "İ" * 18, "\N{PILE OF POO}"])
def test_a_code_that_is_none(country: None, client: Client, path: str, code: str) -> None:
    assert client.post(path, {"code": code}).status_code in (200, 302, 403, 429)


@pytest.mark.parametrize("text", ["a" * 20_000, "." * 500, "a." * 250, ":" * 500, "a:1" * 160, "/?#" * 160])
def test_no_text_keeps_the_server_busy(country: None, client: Client, text: str) -> None:
    started = time.perf_counter()
    _send(client, links=text, orang__0__nip=text[:60], region=text[:200], act_time=text[:60])
    assert time.perf_counter() - started < 5
