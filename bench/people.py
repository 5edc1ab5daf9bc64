"""Invented people: a register of civil servants of any size, made from a seed.

Names are put together from `names.toml` with Zipf weights, 13 % of a single word; a name that equals a candidate's of
2024 is drawn again. Places are real, workplaces of the usual kinds. Rates are guesses: a shape, no forecast.
"""

import csv
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from netra.engine.resolve.folding import fold_name

HERE = Path(__file__).resolve().parent
REFERENCE = HERE.parent / "netra" / "registry" / "reference"
BATCH = 250_000
ZIPF = 0.81  # 46 % of a million share their full name
SINGLE, TWO, THREE = 0.13, 0.55, 0.26  # the rest has four words
PROVINCIAL = 0.08
BEFORE = (("", 0.76), ("H. ", 0.06), ("Hj. ", 0.06), ("Drs. ", 0.04), ("Dra. ", 0.03), ("Ir. ", 0.02), ("dr. ", 0.03))
AFTER = (
    ("", 0.35), (", S.Pd.", 0.22), (", S.E.", 0.09), (", S.H.", 0.06), (", S.Sos.", 0.06), (", A.Md.Keb.", 0.05),
    (", S.Kep.", 0.04), (", S.T.", 0.04), (", M.Pd.", 0.04), (", S.E., M.Si.", 0.03), (", S.Pd.SD", 0.02),
)  # fmt: skip
OFFICES = (
    "Dinas Kesehatan", "Dinas Sosial", "Dinas Pertanian", "Dinas Perhubungan", "Dinas Lingkungan Hidup",
    "Inspektorat", "Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas Kependudukan dan Pencatatan Sipil",
    "Badan Keuangan dan Aset Daerah", "Satuan Polisi Pamong Praja", "Sekretariat Daerah", "Sekretariat DPRD",
    "Dinas Komunikasi dan Informatika", "Badan Pendapatan Daerah", "Badan Kepegawaian Daerah",
    "Dinas Perdagangan dan Perindustrian", "Dinas Pariwisata", "Dinas Pemberdayaan Masyarakat dan Desa",
    "Badan Perencanaan Pembangunan Daerah", "Dinas Perikanan",
)  # fmt: skip
DESKS = (
    "Sekretariat", "Subbagian Umum dan Kepegawaian", "Subbagian Keuangan", "Bidang Pelayanan", "Bidang Pengendalian",
    "Bidang Data dan Informasi", "Bidang Pembinaan", "Seksi Pengawasan", "UPT Wilayah Utara", "UPT Wilayah Selatan",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A row of the register."""

    id: int
    name: str
    region_code: str
    agency: str
    unit: str
    words: tuple[str, ...]


def _shares(pairs: Sequence[tuple[str, float]]) -> tuple[pa.Array, npt.NDArray[np.float64]]:
    share = np.array([one for _, one in pairs])
    return pa.array([word for word, _ in pairs]), share / share.sum()


class Country:
    """Words, regions and sub-districts to draw from."""

    def __init__(self) -> None:
        words = tomllib.loads((HERE / "names.toml").read_text("utf-8"))
        self.first = np.array(words["first"].split())
        self.later = np.array(words["later"].split())
        self.first_share = self._zipf(len(self.first))
        self.later_share = self._zipf(len(self.later))
        regions = list(csv.DictReader((REFERENCE / "regions.csv").open(encoding="utf-8")))
        self.provinces = {row["code"]: row["name"] for row in regions if len(row["code"]) == 2}
        rows = [row for row in regions if len(row["code"]) == 5]
        self.codes = np.array([row["code"] for row in rows])
        self.names = np.array([row["official_name"] for row in rows])
        people = np.array([float(row["population"] or 50_000) for row in rows]) ** 0.9
        self.region_share = people / people.sum()
        inside: dict[str, list[str]] = {}
        for row in csv.DictReader((REFERENCE / "subdistricts.csv").open(encoding="utf-8")):
            inside.setdefault(row["code"][:5], []).append(row["name"])
        self.sub = [inside.get(code) or ["Kota"] for code in self.codes]
        self.candidates = self._candidates()
        self.folded = {word: fold_name(word) for word in {*self.first.tolist(), *self.later.tolist()}}

    @staticmethod
    def _zipf(count: int) -> npt.NDArray[np.float64]:
        weight = 1.0 / (np.arange(count) + 2.0) ** ZIPF
        share: npt.NDArray[np.float64] = weight / weight.sum()
        return share

    @staticmethod
    def _candidates() -> frozenset[tuple[str, ...]]:
        rows = csv.DictReader((REFERENCE / "pairs_2024.csv").open(encoding="utf-8"))
        return frozenset(tuple(sorted(fold_name(row[one]))) for row in rows for one in ("head_name", "deputy_name"))

    def is_candidate(self, words: Sequence[str]) -> bool:
        """Whether a name is one of those on the ballots of 2024."""
        return tuple(sorted(part for word in words for part in self.folded[word])) in self.candidates

    def names_drawn(self, rng: np.random.Generator, count: int) -> npt.NDArray[Any]:
        """Names as rows of up to four words, the empty word where there is none."""
        size = rng.choice(4, count, p=[SINGLE, TWO, THREE, 1 - SINGLE - TWO - THREE]) + 1
        drawn = np.full((count, 4), "", dtype=object)
        drawn[:, 0] = self.first[rng.choice(len(self.first), count, p=self.first_share)]
        drawn[:, 1:] = self.later[rng.choice(len(self.later), (count, 3), p=self.later_share)]
        for at in range(1, 4):
            drawn[size <= at, at] = ""
        for row in np.flatnonzero(self._may_be_candidate(drawn)):
            while self.is_candidate([word for word in drawn[row] if word]):
                drawn[row, 0] = str(self.first[rng.choice(len(self.first), p=self.first_share)])
                drawn[row, 1] = str(self.later[rng.choice(len(self.later), p=self.later_share)])
        return drawn

    def _may_be_candidate(self, drawn: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
        """Names as long as a candidate's whose sum of letters is the same as one's: few, looked at closely."""
        table = {word: sum(hash_of(part) for part in parts) & MASK for word, parts in self.folded.items()} | {"": 0}
        sums = np.zeros(len(drawn), np.uint64)
        for at in range(4):
            coded = pa.array(drawn[:, at]).dictionary_encode()
            local = np.array([table[word] for word in coded.dictionary.to_pylist()], np.uint64)
            sums += local[coded.indices.to_numpy()]
        wanted = np.array([sum(hash_of(part) for part in name) & MASK for name in self.candidates], np.uint64)
        return np.isin(sums, wanted)


MASK = (1 << 64) - 1


def hash_of(word: str) -> int:
    """A number for a word, the same in every process."""
    found = 14695981039346656037
    for byte in word.encode():
        found = ((found ^ byte) * 1099511628211) & MASK
    return found


def _batch(
    begin: int, count: int, rng: np.random.Generator, country: Country
) -> tuple[pa.RecordBatch, npt.NDArray[Any]]:
    words = country.names_drawn(rng, count)
    bare = pc.utf8_rtrim_whitespace(pc.binary_join_element_wise(*(pa.array(words[:, at]) for at in range(4)), " "))
    before, before_share = _shares(BEFORE)
    after, after_share = _shares(AFTER)
    name = pc.binary_join_element_wise(
        before.take(pa.array(rng.choice(len(before), count, p=before_share))),
        bare,
        after.take(pa.array(rng.choice(len(after), count, p=after_share))),
        "",
    )
    region = rng.choice(len(country.codes), count, p=country.region_share)
    code, agency, unit = workplaces(region, rng, country)
    table = pa.record_batch(
        {
            "id": pa.array(np.arange(begin, begin + count) * 7 + 1_000_003),
            "name": name,
            "region_code": pa.array(code),
            "agency": pa.array(agency),
            "unit": pa.array(unit),
        }
    )
    return table, words


def workplaces(
    region: npt.NDArray[np.int64], rng: np.random.Generator, country: Country
) -> tuple[list[str], list[str], list[str]]:
    code: list[str] = []
    agency: list[str] = []
    unit: list[str] = []
    kind, dice, choice = rng.random(len(region)), rng.random(len(region)), rng.integers(0, 1 << 30, len(region))
    for where, what, die, pick in zip(region.tolist(), kind.tolist(), dice.tolist(), choice.tolist(), strict=True):
        here, named = str(country.codes[where]), str(country.names[where])
        sub = country.sub[where][pick % len(country.sub[where])]
        number = 1 + (pick >> 12) % 20
        if what < PROVINCIAL:
            province = f"Provinsi {country.provinces[here[:2]]}"
            code.append(here[:2])
            if die < 0.6:
                agency.append(f"Dinas Pendidikan {province}")
                unit.append(f"{'SMA' if die < 0.35 else 'SMK'} Negeri {1 + number % 6} {named.split(' ', 1)[-1]}")
            else:
                agency.append(f"{OFFICES[pick % len(OFFICES)]} {province}")
                unit.append(DESKS[(pick >> 8) % len(DESKS)])
            continue
        code.append(here)
        if what < 0.45:
            agency.append(f"Dinas Pendidikan {named}")
            unit.append(f"SD Negeri {number} {sub}" if die < 0.66 else f"SMP Negeri {1 + number % 4} {sub}")
        elif what < 0.6:
            agency.append(f"Dinas Kesehatan {named}")
            unit.append(f"UPTD Puskesmas {sub}" if die < 0.7 else f"RSUD {named}")
        elif what < 0.68:
            agency.append(f"Kecamatan {sub}")
            unit.append(("Seksi Pemerintahan", "Sekretariat", "Seksi Pelayanan Umum")[pick % 3])
        else:
            agency.append(f"{OFFICES[pick % len(OFFICES)]} {named}")
            unit.append(DESKS[(pick >> 8) % len(DESKS)])
    return code, agency, unit


class Register:
    """A register of a size, made from a seed, which keeps the people at some rows as it goes by."""

    def __init__(self, count: int, seed: int, country: Country, keep: npt.NDArray[np.int64] | None = None) -> None:
        self.count, self.seed, self.country = count, seed, country
        self._keep = np.unique(keep) if keep is not None else np.zeros(0, np.int64)
        self.kept: list[Person] = []

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        for number, begin in enumerate(range(0, self.count, BATCH)):
            rng = np.random.default_rng((self.seed, number))
            table, words = _batch(begin, min(BATCH, self.count - begin), rng, self.country)
            for row in (self._keep[self._keep // BATCH == number] - begin).tolist():
                held = table.slice(row, 1).to_pylist()[0]
                self.kept.append(Person(**held, words=tuple(word for word in words[row] if word)))
            yield table
