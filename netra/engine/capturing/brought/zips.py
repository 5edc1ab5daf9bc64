"""ZIP archives: WACZ with its own list of hashes, and the folder auto-archiver writes."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from netra.engine.capturing.brought.claims import Read, moment
from netra.engine.capturing.brought.warcs import check_records, look_inside

MOST_UNPACKED = 512 * 1024 * 1024
LARGEST_TEXT = 16 * 1024 * 1024
STEP = 1 << 20
_ALGORITHMS = {
    "sha256": "sha256",
    "sha-256": "sha256",
    "sha512": "sha512",
    "sha3-512": "sha3_512",
    "sha3_512": "sha3_512",
}


class _Zip:
    """A ZIP read within a budget of unpacked bytes."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file)
        self.names = frozenset(self._zip.namelist())
        self._left = MOST_UNPACKED

    def text(self, name: str) -> str:
        """A small file as text; empty where it is not there or too large."""
        if name not in self.names or self._zip.getinfo(name).file_size > LARGEST_TEXT:
            return ""
        return b"".join(self._pieces(name, LARGEST_TEXT)).decode("utf-8", "replace")

    def object(self, name: str) -> dict[str, Any]:
        try:
            found = json.loads(self.text(name))
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def digest(self, name: str, algorithm: str) -> str:
        worker = hashlib.new(algorithm)
        for piece in self._pieces(name, MOST_UNPACKED):
            worker.update(piece)
        return worker.hexdigest()

    def content(self, name: str) -> BinaryIO:
        return io.BytesIO(b"".join(self._pieces(name, MOST_UNPACKED)))

    def _pieces(self, name: str, most: int) -> Iterator[bytes]:
        with self._zip.open(name) as file:
            while piece := file.read(STEP):
                self._left -= len(piece)
                most -= len(piece)
                if self._left < 0 or most < 0:
                    raise zipfile.BadZipFile("unpacks beyond measure")
                yield piece


def read_wacz(file: BinaryIO) -> Read:
    """A WACZ: `datapackage.json` names every file with its hash, which we compute again."""
    inside = _Zip(file)
    found, package = Read("WACZ"), inside.object("datapackage.json")
    found.claim("software", package.get("software"))
    found.claim("made", moment(package.get("created")))
    pages = _pages(inside.text("pages/pages.jsonl"))
    first: dict[str, Any] = pages[0] if pages else {}
    found.claim("url", package.get("mainPageUrl") or first.get("url"))
    found.claim("seen", moment(package.get("mainPageDate") or package.get("mainPageTS") or first.get("ts")))
    found.claim("title", package.get("title") or first.get("title"))
    found.claim("pages", len(pages) or None)
    _digest_file(inside, found)
    _resources(inside, found, package.get("resources"))
    urls: set[str] = set()
    for name in sorted(one for one in inside.names if one.startswith("archive/") and ".warc" in one):
        one = look_inside(inside.content(name))
        urls |= one.urls
        check_records(found, one)
    if found.said("url"):
        found.check("inside", found.said("url") in urls, found.said("url"))
    return found


def _digest_file(inside: _Zip, found: Read) -> None:
    """Who signed the package, as it says; the signature itself is not judged here."""
    digest = inside.object("datapackage-digest.json")
    signed = digest.get("signedData")
    if isinstance(signed, dict):
        found.claim("signer", signed.get("domain") or signed.get("software") or signed.get("publicKey"))
    claimed = _named_hash(digest.get("hash"))
    if claimed is not None:
        found.check("hashes", inside.digest("datapackage.json", claimed[0]) == claimed[1], "datapackage.json")


def _resources(inside: _Zip, found: Read, resources: Any) -> None:
    good = counted = 0
    for one in resources if isinstance(resources, list) else []:
        claimed = _named_hash(one.get("hash")) if isinstance(one, dict) else None
        if claimed is None:
            continue
        counted += 1
        path = str(one.get("path", ""))
        good += path in inside.names and inside.digest(path, claimed[0]) == claimed[1]
    if counted:
        found.check("hashes", good == counted, f"{good}/{counted}")


def _pages(text: str) -> list[dict[str, Any]]:
    found = []
    for line in text.splitlines()[:10_000]:
        try:
            one = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(one, dict) and isinstance(one.get("url"), str):
            found.append(one)
    return found


def _named_hash(text: Any) -> tuple[str, str] | None:
    """Algorithm and hex digits of "sha256:…" or "SHA-256:…"."""
    name, _, digits = str(text or "").partition(":")
    algorithm = _ALGORITHMS.get(name.strip().lower())
    return (algorithm, digits.strip().lower()) if algorithm and digits else None


def read_folder(file: BinaryIO) -> Read | None:
    """A folder of auto-archiver: JSON with `status`, `metadata` and `media`, and the media beside it."""
    inside = _Zip(file)
    for name in sorted(one for one in inside.names if one.endswith(".json")):
        value = inside.object(name)
        if is_auto_archiver(value):
            found = read_auto_archiver(value)
            _media(inside, found, value["media"])
            return found
    return None


def is_auto_archiver(value: Any) -> bool:
    """Whether an object is what auto-archiver writes about one link."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("metadata"), dict)
        and isinstance(value.get("media"), list)
        and isinstance(value.get("status"), str)
    )


def read_auto_archiver(value: dict[str, Any]) -> Read:
    """What auto-archiver says about one link."""
    found, told = Read("AUTOARCH"), value["metadata"]
    found.claim("software", "auto-archiver")
    found.claim("status", value["status"])
    found.claim("url", told.get("url"))
    found.claim("title", told.get("title"))
    found.claim("made", moment(told.get("_processed_at")))
    found.claim("seen", moment(told.get("timestamp")))
    found.claim("items", len(value["media"]))
    for one in [one for one in value["media"] if isinstance(one, dict)][:20]:
        properties = one.get("properties")
        digest = properties.get("hash") if isinstance(properties, dict) else None
        if digest:
            found.claim("hash", f"{_last(one)} {digest}")
    return found


def _media(inside: _Zip, found: Read, media: list[Any]) -> None:
    good = counted = there = 0
    files = {name.rsplit("/", 1)[-1]: name for name in inside.names}
    for one in [one for one in media if isinstance(one, dict)]:
        path = files.get(_last(one))
        there += path is not None
        properties = one.get("properties")
        claimed = _named_hash(properties.get("hash")) if isinstance(properties, dict) else None
        if claimed is not None:
            counted += 1
            good += path is not None and inside.digest(path, claimed[0]) == claimed[1]
    if media:
        found.check("named", there == len(media), f"{there}/{len(media)}")
    if counted:
        found.check("hashes", good == counted, f"{good}/{counted}")


def _last(one: dict[str, Any]) -> str:
    return str(one.get("key") or one.get("_key") or one.get("filename") or "").replace("\\", "/").rsplit("/", 1)[-1]
