"""What was handed in, as a commitment in the ledger: the reporter can prove it later without showing who.

Each part is a leaf of a tree, salted, and the ledger keeps the root. The salts lie with the row's words; no text is
kept a second time. What was corrected since is shown to the verifier by its hash alone.
"""

import secrets
from datetime import datetime
from hashlib import sha256
from json import dumps, loads
from typing import Any

from django.utils.timezone import localdate

from netra.intake.models import Report
from netra.ledger import queries as ledger
from netra.ledger.services import Event, Subject, erase_text, record
from netra.lib.chains import SALT, leaf_of, root_of

REPORT = "REPORT"
HANDED_IN = "HANDED_IN"
Leaf = dict[str, Any]


def commit(report: Report, *, by: str, at: datetime) -> None:
    """Write the root over everything that was handed in into the ledger."""
    seed = secrets.token_hex(SALT)
    leaves = [(leaf["path"], _digest(seed, leaf).hex()) for leaf in _parts(report)]
    root = root_of(leaf_of(bytes.fromhex(digest)) for _path, digest in leaves).hex()
    words = dumps({"seed": seed, "leaves": leaves})
    refs = {"commitment": root}
    record(Subject(REPORT, report.pk), Event(HANDED_IN, localdate(at), at, by, refs=refs, text=words))


def proof_of(report: Report) -> tuple[int, list[Leaf]] | None:
    """The id of the row, and the leaves as a verifier reads them; `None` for reports from before, or once erased."""
    entry = ledger.timeline(REPORT, report.pk).filter(event=HANDED_IN).first()
    if entry is None or not entry.words.text:
        return None
    kept = loads(entry.words.text)
    now = {leaf["path"]: leaf for leaf in _parts(report)}
    shown: list[Leaf] = []
    for path, digest in kept["leaves"]:
        leaf = now.get(path)
        fits = leaf is not None and _digest(kept["seed"], leaf).hex() == digest
        shown.append({**leaf, "salt": _salt(kept["seed"], path).hex()} if leaf and fits else {"hidden": digest})
    return entry.pk, shown


def forget(report: Report, *, under: str, at: datetime) -> None:
    """Erase salts and hashes of the parts under a rule: with them somebody could try out names. The root stays."""
    for entry in ledger.timeline(REPORT, report.pk).filter(event=HANDED_IN):
        erase_text(entry, under=under, at=at)


def _parts(report: Report) -> list[Leaf]:
    case = report.case
    told: dict[str, Any] = {
        "account": case.account,
        "act_on": case.act_on.isoformat() if case.act_on else None,
        "place": case.place,
        "links": list(case.links),
        "witnesses": case.witnesses,
    }
    for n, person in enumerate(case.people.order_by("id"), start=1):
        told[f"people/{n}"] = {"name": person.name, "position": person.position, "agency": person.agency}
    for n, exhibit in enumerate(case.exhibits.select_related("evidence").order_by("id"), start=1):
        told[f"files/{n}"] = {"sha256": exhibit.evidence.sha256, "size": exhibit.evidence.size}
    return [{"path": path, "value": value} for path, value in told.items()]


def _salt(seed: str, path: str) -> bytes:
    return sha256(f"{seed}/{path}".encode()).digest()[:SALT]


def _digest(seed: str, leaf: Leaf) -> bytes:
    return sha256(b"netra leaf\0" + _salt(seed, leaf["path"]) + ledger.in_bytes(leaf)).digest()
