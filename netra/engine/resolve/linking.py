"""Whole lists of accounts against a whole register at once, with Splink on DuckDB: an optional part, `netra[linking]`.

`resolve` looks one account up and explains itself; this goes through millions of pairs and tells which to look up
first. It gives pairs with a probability and never a name: who is named is decided by `resolve` alone.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import pyarrow as pa

from netra.engine.resolve.folding import fold_name, fold_office

try:
    import duckdb
    import splink.comparison_level_library as level
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
except ImportError as error:  # told when somebody asks for it, not before
    _absent: ImportError | None = error
else:
    _absent = None

LEAST: Final = 0.01  # probability of the pairs that are told
SAMPLED: Final = 1e6  # random pairs from which chance agreement is learned
_PROFILES: Final = ("name", "region_code", "agency", "unit", "bio")
_RECORDS: Final = ("name", "region_code", "agency", "unit")
# how often an account and its person agree: whole name, two words, rarest word, less; regency, province, less; four
# words of the office, two, less
_NAME: Final = (0.58, 0.27, 0.1, 0.05)
_PLACE: Final = (0.55, 0.2, 0.25)
_OFFICE: Final = (0.45, 0.35, 0.2)


class LinkingAbsent(RuntimeError):
    """Splink or DuckDB is not installed."""


def link(profiles: pa.Table, records: pa.Table, *, least: float = LEAST) -> pa.Table:
    """Pairs of accounts and people that may be the same, likeliest first: `profile`, `person`, `probability`.

    profiles: `id` and any of name, region_code, agency, unit, bio; records: as for `build`. Raises `LinkingAbsent`.
    """
    if _absent is not None:
        raise LinkingAbsent("Whole lists need the optional part: pip install 'netra[linking]'") from _absent
    common = _commonness(records.column("name").to_pylist())
    base = duckdb.connect(":memory:")
    api = DuckDBAPI(connection=base)
    tables = [
        api.register(_prepared(table, columns, common), dataset_display_name=name)
        for name, table, columns in (("accounts", profiles, _PROFILES), ("register", records, _RECORDS))
    ]
    linker = Linker(tables, _settings(len(records)), log_level="ERROR")
    linker.training.estimate_u_using_random_sampling(max_pairs=SAMPLED, seed=7)
    found: Any = linker.inference.predict(threshold_match_probability=least)
    rows = found.as_pyarrow_table()
    base.close()
    return _pairs(rows)


def _settings(people: int) -> "SettingsCreator":
    name = compare.CustomComparison(
        output_column_name="name_key",
        comparison_levels=[
            level.NullLevel("name_key"),
            level.ExactMatchLevel("name_key", term_frequency_adjustments=True).configure(m_probability=_NAME[0]),
            level.ArrayIntersectLevel("words", min_intersection=2).configure(m_probability=_NAME[1]),
            level.ExactMatchLevel("rarest", term_frequency_adjustments=True).configure(m_probability=_NAME[2]),
            level.ElseLevel().configure(m_probability=_NAME[3]),
        ],
    )
    place = compare.CustomComparison(
        output_column_name="region",
        comparison_levels=[
            level.NullLevel("region"),
            level.ExactMatchLevel("region", term_frequency_adjustments=True).configure(m_probability=_PLACE[0]),
            level.ExactMatchLevel("province").configure(m_probability=_PLACE[1]),
            level.ElseLevel().configure(m_probability=_PLACE[2]),
        ],
    )
    office = compare.CustomComparison(
        output_column_name="office",
        comparison_levels=[
            level.NullLevel("office"),
            level.ArrayIntersectLevel("office", min_intersection=4).configure(m_probability=_OFFICE[0]),
            level.ArrayIntersectLevel("office", min_intersection=2).configure(m_probability=_OFFICE[1]),
            level.ElseLevel().configure(m_probability=_OFFICE[2]),
        ],
    )
    return SettingsCreator(
        link_type="link_only",
        comparisons=[name, place, office],
        blocking_rules_to_generate_predictions=[
            block_on("name_key"),
            block_on("rarest", "region"),
            block_on("rarest", "second"),
        ],
        probability_two_random_records_match=min(0.5, 0.6 / max(people, 2)),
        retain_matching_columns=False,
    )


def _commonness(names: Iterable[str | None]) -> Counter[str]:
    return Counter(word for name in names for word in set(fold_name(name or "")))


def _prepared(table: pa.Table, columns: tuple[str, ...], common: Counter[str]) -> pa.Table:
    rows: dict[str, list[Any]] = {one: [] for one in _SHAPE.names}
    held = {one: table.column(one).to_pylist() if one in table.column_names else [""] * len(table) for one in columns}
    for number, person in enumerate(table.column("id").to_pylist()):
        words = sorted(set(fold_name(held["name"][number] or "")))
        rare = sorted(words, key=lambda word: (common[word] or len(common), word))
        region = (held["region_code"][number] or "").strip()
        office = fold_office(" ".join(held[one][number] or "" for one in columns if one in ("agency", "unit", "bio")))
        rows["unique_id"].append(str(person))
        rows["name_key"].append(" ".join(words) or None)
        rows["words"].append(words)
        rows["rarest"].append(rare[0] if rare else None)
        rows["second"].append(rare[1] if len(rare) > 1 else None)
        rows["region"].append(region[:5] or None)
        rows["province"].append(region[:2] or None)
        rows["office"].append(list(office) or None)
    return pa.table(rows, schema=_SHAPE)


_SHAPE: Final = pa.schema(
    [
        ("unique_id", pa.string()),
        ("name_key", pa.string()),
        ("words", pa.list_(pa.string())),
        ("rarest", pa.string()),
        ("second", pa.string()),
        ("region", pa.string()),
        ("province", pa.string()),
        ("office", pa.list_(pa.string())),
    ]
)


def _pairs(rows: pa.Table) -> pa.Table:
    """Sides in the order of the call, whatever order they were compared in."""
    turned = [one == "register" for one in rows.column("source_dataset_l").to_pylist()]
    left, right = rows.column("unique_id_l").to_pylist(), rows.column("unique_id_r").to_pylist()
    pairs = pa.table(
        {
            "profile": [b if turn else a for turn, a, b in zip(turned, left, right, strict=True)],
            "person": [a if turn else b for turn, a, b in zip(turned, left, right, strict=True)],
            "probability": rows.column("match_probability"),
        }
    )
    return pairs.sort_by([("probability", "descending"), ("profile", "ascending"), ("person", "ascending")])
