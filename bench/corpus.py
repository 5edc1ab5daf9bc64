"""Invented posts for measuring: seeded, the same bytes for the same numbers; nobody wrote them.

    python bench/corpus.py FEED.parquet [--items 2000000] [--seed 5]        or FEED.jsonl

A text has 111 characters on average; one row in five has characters beyond ASCII; six in a hundred name a pair, some
of these stretched, in leet, in styled letters or as a hashtag. The command plants the pairs of every 2024 contest.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from netra.engine.schemas import ACTIVITIES  # noqa: E402
from netra.engine.screening.building import build  # noqa: E402
from netra.engine.screening.candidates import CandidateRow, key_of  # noqa: E402
from netra.engine.screening.lexicon import Kind, Lexicon, assembled  # noqa: E402
from netra.registry import candidates  # noqa: E402

BATCH: Final = 100_000
PLANTED, BEYOND_ASCII = 0.06, 0.20
_WORDS_TEXT: Final = """
yang dan di ke dari untuk ini itu dengan ada tidak akan sudah juga bisa kalau saya kami kita mereka dia nya lagi
saja atau pada jadi orang hari mau banyak lebih semua karena baru kok sih dong lah deh yg gak tdk dgn utk jg udah
aja makan minum rumah jalan kota desa pasar sekolah kantor anak ibu bapak pak bu kakak adik teman kerja libur pagi
siang malam besok kemarin tadi nanti cuaca hujan panas banjir macet harga beras minyak cabai bensin listrik air hp
pulsa bola menang kalah pemain lagu film konser tiket beli jual murah mahal diskon gratis kirim paket toko belanja
masak enak pedas manis kopi teh nasi ayam ikan sayur buah sehat sakit dokter obat rumah-sakit puskesmas vaksin
olahraga senang sedih marah capek ngantuk lucu keren mantap bagus jelek cantik ganteng sabar semangat doa amin
syukur alhamdulillah terima kasih maaf tolong selamat ulang tahun nikah lahir meninggal keluarga tetangga warga
masyarakat pemerintah bupati gubernur wali camat lurah kepala dinas program bantuan pembangunan jembatan pendidikan
kesehatan pertanian nelayan petani guru siswa mahasiswa kampus kuliah ujian tugas buku baca tulis video foto akun
komentar bagikan tonton siaran berita kabar info resmi polisi tentara hakim korupsi pajak gaji upah pabrik buruh
usaha modal bank pinjam calon pilih suara coblos debat visi misi dukung janji rakyat partai pemilu pilkada netral
aparatur negara
"""
_SYLLABLES_TEXT: Final = """
ba be bi bu ca da di du ga gu ha hi ja ju ka ke ki ku la le li lu ma me mi mu na ni nu pa pe pi ra ri ru sa si su ta
ti tu wa ya
"""
_BEYOND_TEXT: Final = "😍 🙏 🔥 😂 👍🏽 ❤️ “begitu” ‘ya’ … café é™ 𝓶𝓪𝓷𝓽𝓪𝓹 𝗯𝗲𝗻𝗮𝗿 ＯＫ نعم — 🇮🇩 ✨"
_WORDS, _SYLLABLES, _BEYOND = (text.split() for text in (_WORDS_TEXT, _SYLLABLES_TEXT, _BEYOND_TEXT))
_ENDS: Final = ("", "", "", "n", "ng", "r", "s", "h", "k", "t", "m", "l")
_PUNCTUATED: Final = 0.12
_NAMES_OF_OTHERS: Final = 0.05  # rows that speak of somebody who shares a name with a candidate
_LEAST_OF_PAIR: Final = 25  # patterns that the names of a pair give at least
_STYLED = str.maketrans({chr(97 + at): chr(0x1D5EE + at) for at in range(26)})
_LEET = str.maketrans("aeio", "4310")


def words(many: int, seed: int) -> list[str]:
    """Invented words of up to four syllables, each once."""
    chance = np.random.default_rng(seed)
    found: dict[str, None] = {}
    while len(found) < many:
        for size, end in zip(chance.integers(2, 5, many), chance.integers(0, len(_ENDS), many), strict=True):
            found["".join(_SYLLABLES[one] for one in chance.integers(0, len(_SYLLABLES), size)) + _ENDS[end]] = None
    return list(found)[:many]


def lexicon_of(patterns: int, seed: int = 5) -> Lexicon:
    """A lexicon of so many patterns: of real contests in random order, then of invented ones with shuffled names."""
    chance = np.random.default_rng(seed)
    by_contest: dict[str, list[CandidateRow]] = {}
    for row in candidates.candidate_rows(2024):
        by_contest.setdefault(row.contest, []).append(row)
    keys = list(by_contest)
    chance.shuffle(keys)
    rows: list[CandidateRow] = []
    made = 0
    for round in range(4):
        for key in keys:
            rows += by_contest[key] if not round else _invented(by_contest[key], by_contest, round, chance)
        rows = rows[: patterns // _LEAST_OF_PAIR] if patterns < _LEAST_OF_PAIR * len(rows) else rows
        built = build(rows, places=candidates.places(), also_places=candidates.also_places())
        made = len(built.patterns)
        if made >= patterns:
            break
    if made < patterns:
        raise ValueError(f"Only {made} patterns came of {len(rows)} pairs.")
    kept = set(chance.choice(made, patterns, replace=False).tolist())
    return assembled((one for one in built.patterns if one.id in kept), built.contests)


def _invented(
    rows: Sequence[CandidateRow],
    by_contest: Mapping[str, Sequence[CandidateRow]],
    round: int,
    chance: np.random.Generator,
) -> Iterator[CandidateRow]:
    """The contest of another year, with people whose names are put together from words of the real ones."""
    names = [name for some in by_contest.values() for row in some for name in row.names]
    for row in rows:
        people = []
        for _ in row.names:
            first, second = (names[at].split(",")[0].split() for at in chance.integers(0, len(names), 2))
            people.append(f"{first[0].title()} {second[-1].title()}")
        year = row.year + 5 * round
        yield replace(row, contest=key_of(year, row.region_code), year=year, names=tuple(people))


def lexicon_2024() -> Lexicon:
    """Of the pairs of every 2024 contest, as `netra screen --election 2024` has it."""
    return build(candidates.candidate_rows(2024), places=candidates.places(), also_places=candidates.also_places())


def plants_of(lexicon: Lexicon) -> list[str]:
    """What is planted: patterns that name a pair by themselves, as people might write them."""
    found = []
    for one in lexicon.patterns:
        if one.needs_company or not one.ballot_no or not one.contest:
            continue
        text = one.text
        match one.kind:
            case Kind.HANDLE:
                found.append("@" + text)
            case Kind.HASHTAG:
                found.append("#" + text)
            case _:
                ways = (text, text, text.title(), text.upper(), text + text[-1] * 4, text.translate(_LEET))
                more = (text.translate(_STYLED), "#" + text.replace(" ", ""))
                found.append((*ways, *more)[one.id % 8])
    return found


class Corpus:
    """Posts for a list of plants. `activities(rows, at)` gives rows that depend on `seed` and `at` alone."""

    def __init__(self, plants: Sequence[str], seed: int = 5) -> None:
        tail = words(40_000, seed + 2)
        plain = [*_WORDS, *tail]
        weight = 1 / (np.arange(len(plain)) + 8.0)
        self.cumulated = np.cumsum(weight / weight.sum())
        rare = [f"#{one}{two}" for one, two in zip(tail[:4000], tail[4000:8000], strict=True)]
        rare += [f"@{one}_{at}" for at, one in enumerate(tail[8000:12000])]
        rare += [f"https://t.co/{one}" for one in tail[12000:14000]]
        rare += [str(at) for at in range(200)]
        named = [row.names[0].split(",")[0] for row in candidates.candidate_rows(2024) if row.names]
        others = sorted({name.split()[0].lower() for name in named})
        marked = [one + mark for mark in (".", ",", "!", "?", "...", ":") for one in plain[:2000]]
        self.pool = pa.array([*plain, *marked, *rare, *_BEYOND, *others, *plants])
        edges = np.cumsum([len(one) for one in (plain, marked, rare, _BEYOND, others, plants)])
        parts = ((edges[at], edges[at + 1]) for at in range(5))
        self.marked, self.rare, self.beyond, self.others, self.plants = parts
        self.seed = seed

    def texts(self, rows: int, at: int = 0) -> pa.Array:
        chance = np.random.default_rng((self.seed, at))
        sizes = np.clip(chance.gamma(2.2, 7.25, rows), 2, 60).astype(np.int64)
        ends = np.cumsum(sizes)
        tokens = np.searchsorted(self.cumulated, chance.random(ends[-1])).astype(np.int64)
        np.minimum(tokens, len(self.cumulated) - 1, out=tokens)
        common = (tokens < 2000) & (chance.random(len(tokens)) < _PUNCTUATED)
        tokens[common] += self.marked[0] + 2000 * chance.integers(0, 6, int(common.sum()))
        self._put(tokens, ends, sizes, chance, 0.30, self.rare)
        self._put(tokens, ends, sizes, chance, BEYOND_ASCII - 0.005, self.beyond)
        self._put(tokens, ends, sizes, chance, _NAMES_OF_OTHERS, self.others)
        self._put(tokens, ends, sizes, chance, PLANTED, self.plants)
        offsets = pa.array(np.concatenate(([0], ends)), pa.int32())
        return pc.binary_join(pa.ListArray.from_arrays(offsets, self.pool.take(pa.array(tokens))), " ")

    def _put(
        self,
        tokens: NDArray[np.int64],
        ends: NDArray[np.int64],
        sizes: NDArray[np.int64],
        chance: np.random.Generator,
        share: float,
        of: tuple[int, int],
    ) -> None:
        rows = np.flatnonzero(chance.random(len(ends)) < share)
        places = ends[rows] - 1 - (chance.random(len(rows)) * sizes[rows]).astype(np.int64)
        tokens[places] = chance.integers(of[0], of[1], len(rows))

    def activities(self, rows: int, at: int = 0) -> pa.RecordBatch:
        chance = np.random.default_rng((self.seed, at, 1))
        texts = self.texts(rows, at)
        verb = np.searchsorted((0.70, 0.86, 0.93, 0.97, 0.98, 0.99), chance.random(rows))
        wrote = pa.array(verb < 2)
        nothing = pa.nulls(rows, pa.string())
        number = pa.array(np.arange(at, at + rows)).cast(pa.string())
        handle = pc.binary_join_element_wise("warga", pa.array(chance.integers(0, 200_000, rows)).cast(pa.string()), "")
        seen = 1_730_000_000_000_000 + chance.integers(0, 2_000_000_000_000, rows)
        names = ("post", "comment", "like", "share", "follow", "join", "tag")
        columns = {
            "id": pc.binary_join_element_wise("b", number, ""),
            "platform": pa.array(("x", "instagram", "facebook", "tiktok")).take(pa.array(chance.integers(0, 4, rows))),
            "actor_handle": handle,
            "actor_name": handle,
            "verb": pa.array(names).take(pa.array(verb)),
            "text": pc.if_else(wrote, texts, nothing),
            "target_handle": pc.if_else(wrote, nothing, handle),
            "target_text": pc.if_else(wrote, nothing, texts),
            "created_at": pa.array(seen - 3_600_000_000).cast(ACTIVITIES.field("created_at").type),
            "seen_at": pa.array(seen).cast(ACTIVITIES.field("seen_at").type),
            "visibility": pa.array(np.full(rows, "public")),
            "source": pa.array(np.full(rows, "corpus")),
            "source_row": pa.array(np.arange(at + 1, at + rows + 1)),
        }
        return pa.RecordBatch.from_arrays(
            [columns.get(one.name, pa.nulls(rows, one.type)) for one in ACTIVITIES], schema=ACTIVITIES
        )

    def batches(self, rows: int, size: int = BATCH) -> Iterator[pa.RecordBatch]:
        for at in range(0, rows, size):
            yield self.activities(min(size, rows - at), at)


def _write(path: Path, batches: Iterator[pa.RecordBatch]) -> None:
    if path.suffix == ".parquet":
        with pq.ParquetWriter(path, ACTIVITIES, compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(batch)
        return
    with path.open("w", encoding="utf-8") as file:
        for batch in batches:
            for row in batch.to_pylist():
                for name in ("created_at", "seen_at"):
                    row[name] = row[name].isoformat()
                kept = {name: value for name, value in row.items() if value is not None}
                file.write(json.dumps(kept, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("feed", type=Path)
    parser.add_argument("--items", type=int, default=2_000_000)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    _write(given.feed, Corpus(plants_of(lexicon_2024()), given.seed).batches(given.items))
    print(f"{given.items:,} items in {given.feed}, {given.feed.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
