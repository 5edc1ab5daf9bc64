"""Write the list of everything the serving house is built from, as CycloneDX 1.6, into the file named.

It is read from the lock files alone, so that it needs no network, is the same on every machine, and names nothing that
only tests use. Licences come from the packages as installed, where they are.
"""

import base64
import importlib.metadata
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components() -> list[dict[str, Any]]:
    """Every library of Python and of the browser, by name."""
    return sorted([*_of_python(), *_of_the_browser()], key=lambda one: one["purl"])


def _of_python() -> Iterator[dict[str, Any]]:
    text = (ROOT / "requirements" / "base.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if found := _PINNED.match(line):
            hashes = [{"alg": "SHA-256", "content": digest} for digest in _HASH.findall(line)]
            name, version = found[1], found[2]
            yield _component(name, version, f"pkg:pypi/{name.lower()}@{version}", _licence(name)) | {
                # One file of several is installed, whichever fits the machine: each is named as a place to get it.
                "properties": [{"name": "netra:file-sha256", "value": one["content"]} for one in hashes]
            }


def _of_the_browser() -> Iterator[dict[str, Any]]:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for path, package in lock["packages"].items():
        if path and not package.get("dev") and not package.get("optional"):
            name, version = path.rpartition("node_modules/")[2], package["version"]
            algorithm, _dash, digest = package["integrity"].partition("-")
            hashes = [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": base64.b64decode(digest).hex()}]
            purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
            yield _component(name, version, purl, package.get("license", "")) | {"hashes": hashes}


def _component(name: str, version: str, purl: str, licence: str) -> dict[str, Any]:
    told = {"licenses": [{"license": {"name": licence}}]} if licence else {}
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, **told}


def _licence(name: str) -> str:
    try:
        told = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    classified = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or [] if line.startswith("License")]
    given = [str(told[key]) for key in ("License-Expression", "License") if key in told]
    return (" / ".join(classified) or next(iter(given), "")).partition("\n")[0][:100]


def bill() -> dict[str, Any]:
    """The whole document, the same for the same lock files."""
    about = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "netra",
                "name": "netra",
                "licenses": [{"license": {"name": about["license"]}}],
            }
        },
        "components": components(),
    }


def main() -> int:
    Path(sys.argv[1]).write_text(json.dumps(bill(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
