#!/usr/bin/env python3
"""Periksa berkas bukti Netra tanpa Netra. / Check what Netra handed out, without Netra.

    python3 verify.py perkara.zip [--against root-file-or-value ...]
    python3 verify.py tanda-terima.json [--against ...]
    python3 verify.py ledger.jsonl

Needs Python 3.9 or newer and nothing else. Says WHOLE (0), ALTERED with the first thing that is not what it was (1),
or that the file cannot be read (2). Blacked-out parts show only their hash; everything else is checked all the same.
What is given with --against was kept outside by somebody: a root's value as published or mailed, or a file of roots.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any

START = bytes(32)
SEAL = b"sha256 "
if TYPE_CHECKING:
    Values = dict[int, str]  # of roots, by number


class Altered(Exception):
    """Something is not what it was; the words say what."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--against", nargs="+", default=[], metavar="ROOT")
    asked = parser.parse_args(argv)
    try:
        for line in check(asked.file, asked.against):
            print(line)
    except Altered as why:
        print("BERUBAH / ALTERED:", why)
        return 1
    except (OSError, zipfile.BadZipFile) as why:
        print("TIDAK TERBACA / CANNOT BE READ:", why, file=sys.stderr)
        return 2
    return 0


def check(path: str, against: Iterable[str] = ()) -> list[str]:
    """The lines to print when all is whole. Raises `Altered`, `OSError`, `zipfile.BadZipFile`."""
    outside = _outside(against)
    try:
        with open(path, "rb") as file:
            start = file.readline(1 << 20)
        told = _bundle(path) if start[:2] == b"PK" else _receipt(path) if b'"form":"netra' in start else _export(path)
        return told[0] + _held(told[1], outside)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as why:
        raise Altered(f"isinya tidak terbaca / its contents cannot be read ({why})") from None


def _bundle(path: str) -> tuple[list[str], Values]:
    _sealed(path)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        if manifest["form"] != "netra bundle 1":
            raise Altered("bentuk tidak dikenal / unknown form")
        files = dict(manifest["derived"])
        values = {}
        for leaf in manifest["leaves"]:
            if "file" in leaf:
                files[leaf["path"]] = leaf["file"]["sha256"]
            elif "path" in leaf:
                values[leaf["path"]] = leaf["value"]
        root = tree(leaf_of(_leaf(leaf)) for leaf in manifest["leaves"])
        if root.hex() != manifest["root"]:
            raise Altered("bagian-bagian tidak cocok dengan akarnya / the parts do not give the bundle's root")
        for name in names:
            if name != "manifest.json" and name not in files:
                raise Altered(f"{name}: tidak ada dalam daftar / not in the manifest")
        for name, hash in sorted(files.items()):
            if name not in names:
                raise Altered(f"{name}: hilang / missing")
            if _hash(archive.open(name)) != hash:
                raise Altered(f"{name}: isinya berubah / its contents were altered")
    newest, rows, unproven = _chains(manifest, values)
    hidden = sum("hidden" in leaf for leaf in manifest["leaves"])
    parts = len(manifest["leaves"])
    lines = [
        f"UTUH / WHOLE: {parts} bagian, {hidden} dihitamkan / {parts} parts, {hidden} blacked out, {len(files)} files",
        f"Buku besar / ledger: {rows} baris / rows",
    ]
    if unproven:
        lines.append(f"BELUM TERBUKTI / UNPROVEN: {unproven} baris belum di bawah akar / rows under no root yet")
    return lines, newest


def _export(path: str) -> tuple[list[str], Values]:
    """The ledger as written out: a row a line, subject by subject. Read line by line."""
    subject: Any = None
    head, number, rows = START, 0, 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            body = json.loads(line)
            chain = body.pop("chain")
            if body["subject"] != subject:
                subject, head, number = body["subject"], START, 0
            rows, number = rows + 1, number + 1
            where = f"{subject[0]} {subject[1]}, no. {body['sequence']} (row {chain['id']})"
            head = sha256(b"netra link\0" + head + digest_of(chain["salt"], in_bytes(body).decode())).digest()
            if head.hex() != chain["hash"] or body["sequence"] != number:
                raise Altered(f"{where}: baris ini atau sebelumnya berubah / this row or one before it was altered")
    return [f"UTUH / WHOLE: {rows} baris / rows"], {}


def _sealed(path: str) -> None:
    """The last 64 characters are the hash of all before them: not one byte may differ."""
    with open(path, "rb") as file:
        file.seek(0, 2)
        size = file.tell()
        file.seek(max(size - 64 - len(SEAL), 0))
        tail = file.read()
        file.seek(0)
        digest, left = sha256(), size - 64
        while left > 0:
            some = file.read(min(left, 1 << 20))
            digest.update(some)
            left -= len(some)
    if tail[: len(SEAL)] != SEAL or tail[len(SEAL) :] != digest.hexdigest().encode():
        raise Altered("berkas ZIP ini berubah / this ZIP was altered")


def _chains(manifest: Any, values: dict[str, Any]) -> tuple[Values, int, int]:
    """Rows follow from each other, stand under the roots given, and name this bundle and these files."""
    trees = _roots(manifest["roots"])
    rows = unproven = 0
    exported = []
    for chain in manifest["chains"]:
        head, number = START, 0
        for row in chain["rows"]:
            rows, number = rows + 1, number + 1
            where = f"{chain['kind']} {chain['about']}, no. {number}"
            digest = bytes.fromhex(row["hidden"]) if "hidden" in row else digest_of(row["salt"], row["body"])
            head = sha256(b"netra link\0" + head + digest).digest()
            if head.hex() != row["hash"]:
                raise Altered(f"{where}: baris ini atau sebelumnya berubah / this row or one before it was altered")
            if row["in"] is None:
                unproven += 1
            elif _under(chain["table"], row["id"], row["hash"], row["in"][1]) != trees[row["in"][0]]:
                raise Altered(f"{where}: tidak di bawah akarnya / not under its root")
            if "body" in row:
                body = json.loads(row["body"])
                if body["sequence"] != number:
                    raise Altered(f"{where}: nomor baris meloncat / the numbers do not follow")
                _fits(body, chain, number, values, where)
                if body.get("event") == "CASE_EXPORTED":
                    exported.append(body["refs"]["root"])
    if not exported or exported[-1] != manifest["root"]:
        raise Altered("buku besar tidak menyebut berkas ini / the ledger does not name this bundle")
    return _newest(manifest["roots"]), rows, unproven


def _fits(body: Any, chain: Any, number: int, values: dict[str, Any], where: str) -> None:
    """Words of a row have the hash in the row; a touched file is the one in the list."""
    words = values.get(f"ledger/{number}/words") if chain["table"] == "L" else None
    said = None if words is None else sha256(f"{words['salt']}\n{words['text']}".encode()).hexdigest()
    if said not in (None, body.get("text")):
        raise Altered(f"{where}: teksnya berubah / its words were altered")
    piece = values.get(chain["about"]) if chain["table"] == "T" else None
    if piece is not None and (piece["sha256"], piece["size"]) != (body["sha256"], body["size"]):
        raise Altered(f"{where}: bukan berkas ini / not this file")


def _receipt(path: str) -> tuple[list[str], Values]:
    with open(path, encoding="utf-8") as file:
        told = json.load(file)
    if told["form"] != "netra receipt 1":
        raise Altered("bentuk tidak dikenal / unknown form")
    commitment = tree(leaf_of(_leaf(leaf)) for leaf in told["leaves"])
    row = told["row"]
    body = json.loads(row["body"])
    if body["refs"]["commitment"] != commitment.hex():
        raise Altered("isi laporan tidak cocok / the contents are not what was handed in")
    link = sha256(b"netra link\0" + START + digest_of(row["salt"], row["body"])).hexdigest()
    if link != row["hash"]:
        raise Altered("baris buku besar berubah / the ledger's row was altered")
    at = datetime.fromtimestamp(body["at"] / 1_000_000, UTC)
    lines = ["UTUH / WHOLE: diserahkan / handed in {} UTC".format(at.strftime("%Y-%m-%d %H:%M:%S"))]
    for leaf in told["leaves"]:
        if "path" in leaf:
            lines.append("  {}: {}".format(leaf["path"], json.dumps(leaf["value"], ensure_ascii=False)[:300]))
    if row["in"] is None:
        return [*lines, "BELUM TERBUKTI / UNPROVEN: belum di bawah akar; unduh lagi besok / under no root yet"], {}
    trees = _roots(told["roots"])
    if _under("L", row["id"], row["hash"], row["in"][1]) != trees[row["in"][0]]:
        raise Altered("tidak di bawah akarnya / not under its root")
    return lines, _newest(told["roots"])


def _roots(roots: Any) -> dict[int, str]:
    """The trees of roots, each of which gives its value."""
    trees = {}
    for root in roots:
        head = {name: root[name] for name in ("number", "made_at", "rows", "tree", "previous")}
        if sha256(b"netra root\0" + in_bytes(head)).hexdigest() != root["value"]:
            raise Altered("akar {} berubah / root {} was altered".format(root["number"], root["number"]))
        trees[root["number"]] = root["tree"]
    return trees


def _newest(roots: Any) -> Values:
    return {root["number"]: root["value"] for root in roots}


def _held(values: Values, outside: Values) -> list[str]:
    """What is proven by roots from outside, and what to compare when none were given."""
    if not values:
        return []
    if outside:
        wrong = [number for number, value in values.items() if outside.get(number, value) != value]
        known = {number for number, value in values.items() if value in outside.values()}
        if wrong:
            raise Altered(f"akar {wrong[0]} bukan yang disimpan di luar / is not the root kept outside")
        if not known:
            raise Altered("tidak satu pun akar yang disimpan di luar / none of its roots was kept outside")
        told = ", ".join(str(number) for number in sorted(known))
        return [f"TERBUKTI / PROVEN: akar / root {told}"]
    return [f"Bandingkan / compare: akar / root {number} = {value}" for number, value in sorted(values.items())]


def _outside(given: Iterable[str]) -> Values:
    """Values by number; a bare value has a number below zero."""
    values = {}
    for place, one in enumerate(given):
        if len(one) == 64 and all(letter in "0123456789abcdef" for letter in one.lower()):
            values[-1 - place] = one.lower()
            continue
        with open(one, encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.startswith("{"):
                    root = json.loads(line)
                    values[root["number"]] = root["value"]
    return values


def _leaf(leaf: Any) -> bytes:
    if "hidden" in leaf:
        return bytes.fromhex(leaf["hidden"])
    content = {name: value for name, value in leaf.items() if name != "salt"}
    return sha256(b"netra leaf\0" + bytes.fromhex(leaf["salt"]) + in_bytes(content)).digest()


def _under(table: str, id: int, hash: str, path: Any) -> str:
    node = leaf_of(table.encode() + id.to_bytes(8, "big") + bytes.fromhex(hash))
    for side, other in path:
        other = bytes.fromhex(other)
        node = sha256(b"\1" + (other + node if side == "L" else node + other)).digest()
    return node.hex()


def tree(leaves: Iterable[bytes]) -> bytes:
    """The root over leaves (RFC 9162, 2.1)."""
    level = list(leaves)
    if not level:
        return sha256(b"").digest()
    if len(level) == 1:
        return level[0]
    half = 1 << ((len(level) - 1).bit_length() - 1)
    return sha256(b"\1" + tree(level[:half]) + tree(level[half:])).digest()


def leaf_of(content: bytes) -> bytes:
    return sha256(b"\0" + content).digest()


def digest_of(salt: str, body: str) -> bytes:
    return sha256(b"netra row\0" + bytes.fromhex(salt) + body.encode()).digest()


def in_bytes(values: Any) -> bytes:
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _hash(file: IO[bytes]) -> str:
    digest = sha256()
    with file:
        for some in iter(lambda: file.read(1 << 20), b""):
            digest.update(some)
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
