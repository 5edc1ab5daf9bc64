"""Whole lists at once: an optional part that says so where it is missing, and gives pairs, never a name."""

import pyarrow as pa
import pytest

from netra.engine.resolve import linking

NAMES = ("Wulandari Kusumaningtyas", "Siti Aminah", "Budi Hartono", "Moh. Soeparno", "Yustina Mote", "Ketut Sudarma")


def tables() -> tuple[pa.Table, pa.Table]:
    """Accounts numbered from 0 and people numbered from 100, the same names in both."""
    here = [f"33.{10 + number}" for number in range(len(NAMES))]
    people = pa.table(
        {"id": range(100, 100 + len(NAMES)), "name": NAMES, "region_code": here, "agency": NAMES, "unit": here}
    )
    return pa.table({"id": range(len(NAMES)), "name": NAMES, "region_code": here}), people


def test_it_works() -> None:
    pytest.importorskip("splink", reason="the optional part netra[linking] is not installed")
    found = linking.link(*tables())
    assert found.column_names == ["profile", "person", "probability"]
    best = {row["profile"]: row["person"] for row in reversed(found.to_pylist())}
    assert best == {str(number): str(100 + number) for number in range(len(NAMES))}


def test_a_missing_part_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "_absent", ImportError("No module named 'splink'"))
    with pytest.raises(linking.LinkingAbsent, match=r"netra\[linking\]"):
        linking.link(*tables())
