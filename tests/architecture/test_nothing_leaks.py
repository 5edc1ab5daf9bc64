"""What came from the reporter, a NIP, a code: on whose pages, in which addresses, logs and file names they are not.

Threat model: SUPERIOR-2.
"""

import logging
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from netra.cases import services as cases
from tests.architecture.marked import add_reporter
from tests.builders import at
from tests.cases.conftest import DAY, MARK, NIP, OTHER, AtPpk, at_ppk  # noqa: F401  (a fixture)
from tests.cast import Cast

MOST_PAGES = 180
STARTS = (
    "/",
    "/kerja/",
    "/kerja/?which=open",
    "/kerja/?which=closed",
    "/kerja/kabar/",
    "/pengawasan/",
    "/angka/wilayah/33.19/",
    "/angka/instansi/PPK-33.19/",
    "/buku/",
    "/status/",
)
# Of the pages that stand for every region and every month, those of Kudus and of the usual months are enough. The words
# of a contest are names of candidates and have a page for each.
NOT_WALKED = re.compile(
    r"^/(akun|i18n|static|hukum|kantor|panduan|kerja/surat)/|berkas\.pdf"
    r"|^/(angka/wilayah|zona|pencegahan/cakupan)/(?!33/|33\.19/)\d|^/pemantauan/kata/\d|^/angka/(?!daftar/)[^?]*\?"
)
STRANGERS = ("tono", "sofyan", "darto", "camelia", "kartika", "ayu", "adi")


def _walk(client: Client, *starts: str) -> Iterator[tuple[str, str]]:
    """Every page that can be reached by links, with its address."""
    waiting, seen = list(starts), set(starts)
    for _ in range(MOST_PAGES):
        if not waiting:
            return
        address = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        page = answer.content.decode()
        yield address, page
        for link in re.findall(r'(?:href|src|action)="([^"#]*)', page):
            link = unescape(link)
            if link.startswith("?"):
                link = address.partition("?")[0] + link
            if link.startswith("/") and link not in seen and not NOT_WALKED.match(link):
                seen.add(link)
                waiting.append(link)
    raise AssertionError("More pages than this walk takes.")


def _addresses_in(page: str) -> list[str]:
    return [unquote(unescape(link)) for link in re.findall(r'(?:href|src|action)="([^"]*)"', page)]


def _client(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, name).user)
    return client


@pytest.mark.parametrize("who", [*STRANGERS, "vera", "sari", "mira"])
def test_nobody_further_on_reads_a_word_of_the_reporter(cast: Cast, at_ppk: AtPpk, who: str) -> None:  # noqa: F811
    add_reporter(at_ppk.case)
    walked = [address for address, page in _walk(_client(cast, who), *STARTS) if not _clean(address, page)]
    assert not walked
    if who == "mira":
        names = [
            address for address, page in _walk(_client(cast, who), *STARTS) if "Joko Contoh" in page or NIP in page
        ]
        assert not names


def _clean(address: str, page: str) -> bool:
    return MARK not in page and MARK not in address and OTHER not in page


def test_the_accused_reads_the_allegation_and_not_where_it_came_from(cast: Cast, at_ppk: AtPpk) -> None:  # noqa: F811
    add_reporter(at_ppk.case)
    code = cases.open_door(at_ppk.joko, by=cast.budi.actor, on=DAY, at=at(DAY))
    client = Client()
    assert client.post("/jawab/", {"code": code}).status_code == 302
    pages = dict(_walk(client, "/jawab/dugaan/"))
    assert "/jawab/dugaan/" in pages
    assert [address for address, page in pages.items() if not _clean(address, page)] == []


def test_a_nip_is_masked_in_lists_and_stands_in_no_address(cast: Cast, at_ppk: AtPpk) -> None:  # noqa: F811
    code = add_reporter(at_ppk.case)
    secrets = (NIP, MARK, "Joko", OTHER, code, code.replace("-", ""))
    for who in ("budi", "wati", "vera", "sari", "nala"):
        for address, page in _walk(_client(cast, who), *STARTS):
            if address.startswith("/kerja/"):
                assert NIP not in page, f"{address} for {who}"
            for link in _addresses_in(page):
                if link.startswith("https://contoh.invalid/"):
                    continue  # the link that was reported; it leads away from here
                assert not [secret for secret in secrets if secret in link], f"{link} on {address} for {who}"


def test_neither_logs_nor_file_names_tell_anything(
    cast: Cast,
    at_ppk: AtPpk,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    code = add_reporter(at_ppk.case)
    client = Client()
    client.post("/status/", {"code": code})
    client.post("/status/", {"code": "0000-0000-0000-0000-00"})
    for who in ("budi", "sari", "tono"):
        list(_walk(_client(cast, who), "/kerja/"))
    call_command("check")
    secrets = (NIP, MARK, "Joko", OTHER, code, code.replace("-", ""))
    # The queries themselves are written nowhere: a server never runs with DEBUG.
    told = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    names = [str(path) for path in Path(settings.NETRA_DATA).rglob("*")]
    assert names
    assert [line for line in [*told, *names] if any(secret in line for secret in secrets)] == []
