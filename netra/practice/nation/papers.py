"""What the few papers say that are kept in the files of the invented nation."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from netra.practice.nation.files import LETTER_GIVES
from netra.practice.nation.people import table

SANCTIONS = {
    "MORAL_STATEMENT": ("pernyataan_terbuka", "pernyataan_tertutup"),
    "SANCTION_DECREE": ("tunda_kgb_1th",),
    "HEAVY_SANCTION_DECREE": ("jadi_pelaksana_12bln",),
    "CONTRACT_DECISION": ("sanksi_kontrak",),
    "WARNING": ("teguran_lisan",),
    "WRITTEN_WARNING": ("teguran_tertulis",),
    "SUSPENSION_DECREE": ("pemberhentian_sementara",),
    "DISMISSAL_DECREE": ("pemberhentian",),
}
ELEMENTS = ("status", "account", "intent", "phase", "public")


def sanction_of(kind: str, key: str) -> str:
    """The sanction that a paper of this kind imposes; empty where it imposes none."""
    choices = SANCTIONS.get(kind)
    return choices[len(key) % len(choices)] if choices else ""


def paper_fields(kind: str, *, number: int, on: date, key: str, acts: Sequence[str]) -> dict[str, Any] | None:
    """The fields of a paper; `None` for a kind that these files do without."""
    words: Mapping[str, Any] | None = table()["papers"].get(kind)
    if words is None:
        return None
    fields = {"number": f"{1 + number % 900:03d}/LATIHAN/{on.month:02d}/{on.year}", **words}
    match kind:
        case "REGISTER_NUMBER":
            fields["number"] = f"{number:04d}/LATIHAN"
        case "STUDY":
            fields |= {**_judged(), "rules": list(acts)}
        case "STATUS_NOTICE":
            fields["reasons"] = ["OUTCOME"]
        case "RECOMMENDATION":
            fields["term_on"] = (on + LETTER_GIVES).isoformat()
        case "SUMMONS" | "SECOND_SUMMONS":
            fields["meets_at"] = (on + timedelta(days=1)).isoformat()
        case _ if sanction_of(kind, key):
            fields["sanction"] = sanction_of(kind, key)
    return fields


@cache
def _judged() -> dict[str, str]:
    held = {f"{element}_holds": "YES" for element in ELEMENTS}
    return held | {f"{element}_for": "Sudah diperiksa." for element in ELEMENTS}
