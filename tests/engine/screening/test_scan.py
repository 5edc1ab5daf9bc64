"""The compiled scan, the one without a compiler and the plain one find the same, to the last byte."""

from dataclasses import fields
from functools import cache
from itertools import permutations
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netra.engine.screening import fallback, kernel, twin
from netra.engine.screening.folding import canonical, fold, split
from netra.engine.screening.lexicon import Kind, Lexicon, Pattern, assembled
from netra.engine.screening.program import Program, compile_program
from netra.engine.screening.words import Scan, hash_of

SOLO, PAPUA = "2024/99.01", "2024/99.02"
SCANS = pytest.mark.parametrize("scan", [twin.scan, kernel.scan, fallback.scan])


def some_lexicon() -> Lexicon:
    def one(words: str, kind: Kind, contest: str = SOLO, ballot: int = 2, needy: bool = False) -> Pattern:
        return Pattern(0, tuple(words.split()), kind, contest, ballot, needy)

    return assembled(
        [
            one("ratnawati indah permata", Kind.NAME),
            one("ratnawati", Kind.ALIAS),
            one("indah", Kind.PART, needy=True),
            one("indah", Kind.PART, PAPUA, 1, True),
            one("maf", Kind.ALIAS, PAPUA, 1),
            one("ma'ruf", Kind.ALIAS, PAPUA, 3),
            one("budi", Kind.PART, PAPUA, 3, True),
            one("solo raya", Kind.PLACE, SOLO, 0, True),
            one("nomor 2", Kind.NUMBER, "", 2, True),
            one("✌️", Kind.SIGN, "", 2, True),
            one("bupati", Kind.OFFICE, "", 0, True),
            one("ratna.resmi", Kind.HANDLE),
            one("lanjutkanbersama", Kind.HASHTAG),
            one("a a b", Kind.SLOGAN, PAPUA, 1),
            one("a a", Kind.SLOGAN, SOLO, 1),
        ],
        [],
    )


@cache
def program() -> Program:
    return compile_program(some_lexicon(), {"dukung": 0, "tidak": 1, "🔥": 2, "menang": 3, "maaf": 4, "salam": 5})


def columns(scan: Scan) -> dict[str, Any]:
    return {
        f"{part}.{one.name}": (getattr(getattr(scan, part), one.name).dtype.str, getattr(getattr(scan, part), one.name))
        for part in ("hits", "words")
        for one in fields(getattr(scan, part))
    }


def assert_same(one: Scan, other: Scan) -> None:
    for name, (kind, left), (_, right) in (
        (name, one_column, columns(other)[name]) for name, one_column in columns(one).items()
    ):
        assert kind == columns(other)[name][0], name
        np.testing.assert_array_equal(left, right, name)


def found(scan: Scan, texts: list[str | None]) -> list[tuple[int, int, str]]:
    hits = scan.hits
    return [
        (int(row), int(pattern), (texts[row] or "").encode()[start:end].decode())
        for row, pattern, start, end in zip(hits.row, hits.pattern, hits.start, hits.end, strict=True)
    ]


@SCANS
def test_it_works(scan: Any) -> None:
    texts = ["Bu Ratnawatiii, no 2, gak 🔥", None, "halo", "#LanjutkanBersama 𝓡𝓪𝓽𝓷𝓪𝔀𝓪𝓽𝓲 @Ratna.Resmi."]
    result = scan(pa.array(texts), program())
    kinds = [some_lexicon().patterns[pattern].kind for pattern in result.hits.pattern]
    assert [(row, text) for row, _, text in found(result, texts)] == [
        (0, "Ratnawatiii"),
        (0, "no 2"),
        (3, "LanjutkanBersama"),
        (3, "𝓡𝓪𝓽𝓷𝓪𝔀𝓪𝓽𝓲"),
        (3, "@Ratna.Resmi"),
    ]
    assert kinds == [Kind.ALIAS, Kind.NUMBER, Kind.HASHTAG, Kind.ALIAS, Kind.HANDLE]
    assert result.words.rows.tolist() == [0, 3]
    assert result.words.feature.tolist()[:6] == [-1, -1, -1, -1, 1, 2]


@SCANS
@pytest.mark.parametrize(
    ("text", "known", "counts"),
    [
        ("maaf ya", -1, False),  # not "maf"
        ("maf ya", -1, True),
        ("maaaaf ya", -1, True),
        ("Ma’ruf", -1, True),
        ("indah sekali", -1, False),  # an everyday word
        ("indah sekali", 0, True),
        ("indah sekali di solo raya", -1, True),
        ("indah budi", -1, True),
        ("indah, indah, indah", -1, False),  # no company for itself
        ("bupati di solo raya", -1, False),  # nobody is named
        ("nomor 2 solo raya", -1, True),
        ("nomor 2 ✌", -1, False),  # in which contest?
        ("nomor 2", 1, True),
        ("bupati", 0, False),
        ("aa b", -1, False),
        ("#ratnawati2024", -1, True),
        ("ratnawati" + "x" * 70, -1, False),
        ("r4tnawat1 ratn4wati", -1, True),
        ("ratna wati", -1, False),
    ],
)
def test_what_counts(scan: Any, text: str, known: int, counts: bool) -> None:
    result = scan(pa.array([text]), program(), contests=np.array([known], np.int32))
    assert bool(len(result.hits)) is counts


def test_words_are_given_where_they_are_wanted() -> None:
    texts = pa.array(["tidak ada", "apa", "ratnawati"])
    for scan in (twin.scan, kernel.scan, fallback.scan):
        result = scan(texts, program(), wanted=np.array([True, False, False]))
        assert result.words.rows.tolist() == [0, 2]
        assert result.words.feature.tolist() == [1, -1, -1]


PIECES = st.sampled_from(
    [
        "ratnawati", "Ratnawati", "indah", "permata", "maaf", "maf", "budi", "ma'ruf", "nomor", "no", "2", "02", "✌️",
        "✌", "🔥", "🔥🔥", "👍🏽", "bupati", "solo", "raya", "@ratna.resmi", "@", "#", "#lanjutkanbersama",
        "#RatnawatiIndah",
        "#ratnawatiindah2024", "#dukungratnawati_02",
        "lanjutkanbersama", "a", "aa", "b", "4", "0", "00", "1", "$", "_",
        ".", "..", ",", "!", "?", ":", '"', "-", "/", "\n", " ", "  ", "\u00a0", "http", "https", "://", "https://t.co/x",
        "é", "É", "ß", "𝓡𝓪", "𝐢𝐧𝐝𝐚𝐡", "Ⓘ", "ⓝⓓⓐⓗ", "ＩＮＤＡＨ", "жд", "مع", "中", "\u200d", "\ufe0f", "\u0301", "´",
        "’", "\U000e0041",
        "\U0002f800", "z" * 63, "z" * 64, "z" * 65, "yz" * 35, "#" + "salammenang" * 4,
        "http" * 17, "éé", "ééé", "aaa", "🔥\ufe0f🔥",
    ]
)  # fmt: skip
TEXT = st.one_of(
    st.lists(st.one_of(PIECES, PIECES, PIECES, st.just(" "), st.text(max_size=3)), max_size=24).map("".join),
    st.lists(PIECES, max_size=24).map(" ".join),
    st.text(max_size=80),
)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    st.lists(st.tuples(st.one_of(TEXT, st.none()), st.integers(-1, 1), st.booleans()), min_size=1, max_size=6),
    st.integers(0, 3),
)
def test_three_scans_agree(rows: list[tuple[str | None, int, bool]], skip: int) -> None:
    texts = pa.array([text for text, _, _ in rows], pa.string())
    known = np.array([contest for _, contest, _ in rows], np.int32)
    wanted = np.array([wish for _, _, wish in rows])
    skip = min(skip, len(rows) - 1)
    texts, known, wanted = texts[skip:], known[skip:], wanted[skip:]  # a column that begins in the middle
    plain = twin.scan(texts, program(), contests=known, wanted=wanted)
    assert_same(plain, kernel.scan(texts, program(), contests=known, wanted=wanted))
    assert_same(plain, fallback.scan(texts, program(), contests=known, wanted=wanted))


def test_long_columns_and_long_texts_agree() -> None:
    texts = pa.array(
        ["ratnawati indah " * 400 + "é" * 300 + "#" + "salam" * 900] * 3 + ["maf"] * 500, pa.large_string()
    )
    assert_same(twin.scan(texts, program()), kernel.scan(texts, program()))
    nothing = pa.array([], pa.string())
    assert_same(twin.scan(nothing, program()), kernel.scan(nothing, program()))


def test_hashtags_of_plain_letters_agree() -> None:
    pieces = ("indah", "Budi", "MAF", "salam", "menang", "xyz", "a", "no", "aab", "ratnawati")
    tags = ["#" + "".join(some) for some in permutations(pieces, 3)]
    texts = pa.array([f"{tag} {other} maf" for tag, other in zip(tags, reversed(tags), strict=True)])
    assert_same(twin.scan(texts, program()), kernel.scan(texts, program()))


def test_bytes_that_are_no_text_harm_nothing() -> None:
    raw = b"\xff\xfe ratnawati \xf0\x9f \xe0\x80 \xc3"
    broken = pa.Array.from_buffers(
        pa.string(), 1, [None, pa.py_buffer(np.array([0, len(raw)], np.int32)), pa.py_buffer(raw)]
    )
    assert len(kernel.scan(broken, program()).hits) == 1


def test_a_saved_program_scans_the_same(tmp_path: Any) -> None:
    program().save(tmp_path / "program.npz")
    again = Program.load(tmp_path / "program.npz")
    assert (again.keys, again.phrases, again.contests) == (program().keys, program().phrases, program().contests)
    with pytest.raises(ValueError, match="not one word"):
        compile_program(some_lexicon(), {"dua kata": 0})


def test_words_of_a_fold() -> None:
    assert [word.key for word in fold("Paslon02 sama2 @a.b. MAAAAF $aya")] == [
        "paslon",
        "02",
        "sama",
        "2",
        "@a.b",
        "maf",
        "saya",
    ]
    assert canonical("maaf") == "maaf"
    assert split("salamxyzmenang", {"salam", "menang"}) == [5, 8, 14]
    assert hash_of("a") != hash_of("b")
    assert hash_of("x" * 40) == hash_of("x" * 40)
