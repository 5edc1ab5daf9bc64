"""What a text says of a pair, and that the compiled judgment agrees with the plain one."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netra.engine.screening import saying, twin
from netra.engine.screening.building import build
from netra.engine.screening.candidates import CandidateRow, read_candidates
from netra.engine.screening.cues import load
from netra.engine.screening.features import PER_WORD
from netra.engine.screening.features_facts import FIRST_WORD
from netra.engine.screening.judging import NO_LEVEL, Judge, Judged, make_judge
from netra.engine.screening.judging_twin import verdicts
from netra.engine.screening.learning import Feeling, Row, learn
from netra.engine.screening.lexicon import Lexicon
from netra.engine.screening.marking import is_woman, marks_of
from netra.engine.screening.model import FOR, SEVERAL, Model, WrongModel
from netra.engine.screening.program import compile_program
from netra.engine.screening.words import Scan
from scripts.train_screening import rows_of, written

SENTENCES = Path(__file__).parent / "sentences"
HERE = "sukamaju-2024"  # 1 Ratna Wulandari and Budi Hartanto, 2 Hasan Mahfudi and Lilis Karlina


class Bench:
    """A judge with the texts it is given, over the invented elections of the sentences."""

    def __init__(self, lexicon: Lexicon, model: Model) -> None:
        self.lexicon, self.program = lexicon, compile_program(lexicon, model.vocabulary)
        self.judge: Judge = make_judge(lexicon, self.program, model)

    def scan(self, texts: list[str], contest: str) -> tuple[Scan, pa.Array, np.ndarray | None]:
        column = pa.array(texts, pa.string())
        known = np.full(len(texts), self.program.contest_index[contest], np.int32) if contest else None
        return (
            twin.scan(column, self.program, contests=known, wanted=None if known is None else known >= 0),
            column,
            known,
        )

    def judged(self, *texts: str, contest: str = HERE) -> Judged:
        return self.judge(*self.scan(list(texts), contest))


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(build(read_candidates(SENTENCES / "candidates.csv")), Model.load())


def test_it_works(bench: Bench) -> None:
    found = bench.judged(
        "Bu Ratna paling cerdas, kami sekeluarga pilih nomor 1 🔥", "Hasan gagal total, jangan pilih lagi"
    )
    assert found.target.tolist() == [1, 2]
    assert found.stance.tolist() == [0, 1]
    assert (found.level > NO_LEVEL).all()
    assert "CUE_PRAISE" in found.keys(0)
    assert "NAMED" in saying.REASONS


@pytest.mark.parametrize(
    ("text", "target", "stance"),
    [
        ("01 menyala", 1, 0),
        ("mantap bu", 1, 0),
        ("gas siji!", 1, 0),
        ("jadi siapa juara debat, 1 atau 2?", -1, 2),
        ("02 cuma omong doang, saya tetap Ratna", 1, 0),
        ("Hasan Mahfudi mendaftar ke KPU Sukamaju, Selasa (27/8/2024) https://t.co/a", 2, 2),
        ("Survei: Ratna-Budi 44 persen, Hasan-Lilis 41 persen", -1, 2),
        ("pak Hasan kapan ke desa kami?", 2, 2),
    ],
)
def test_target_and_stance(bench: Bench, text: str, target: int, stance: int) -> None:
    found = bench.judged(text)
    assert (found.target.tolist(), found.stance.tolist()) == ([target], [stance])


def test_what_is_no_matter_of_a_contest_gives_nothing(bench: Bench) -> None:
    assert not len(bench.judged("jalan desa kami rusak", "selamat pagi semua"))
    assert not len(bench.judged("no 1 paling enak baksonya", "pilih 2 atau 3 porsi", "ratna makan siang", contest=""))


def test_a_short_text_is_never_strong_and_a_contest_nobody_gave_needs_a_name(bench: Bench) -> None:
    short, long = "Ratna menang", "Ratna Wulandari harga mati, kami sekeluarga dukung penuh, menang menang menang 🔥🔥"
    found = bench.judged(short, long)
    assert found.level.tolist() == [0, 1]
    assert "SHORT" in found.keys(0)
    alone = bench.judged(long, contest="")
    assert alone.contest.tolist() == [bench.program.contest_index[HERE]]


def test_nothing_learned_hangs_on_names(bench: Bench) -> None:
    """The same sentence about anybody else means the same."""
    first = bench.judged("Ratna luar biasa, lanjutkan")
    other = bench.judged("Neneng luar biasa, lanjutkan", contest="pasirmukti-2018")
    assert first.score.tolist() == other.score.tolist()
    assert other.target.tolist() == [3]


def test_a_model_is_data_and_one_that_was_changed_is_refused(tmp_path: Path) -> None:
    model = Model.load()
    path = tmp_path / "model.json"
    model.save(path)
    again = Model.load(path)
    assert again.version == model.version
    assert (again.weights == model.weights).all()
    path.write_text(path.read_text().replace('"suggest":0.4', '"suggest":0.1'))
    with pytest.raises(WrongModel, match="content"):
        Model.load(path)
    path.write_text("{}")
    with pytest.raises(WrongModel):
        Model.load(path)


def test_a_program_of_another_lexicon_is_refused(bench: Bench) -> None:
    other = replace(bench.program, lexicon="another")
    with pytest.raises(ValueError, match="lexicon"):
        make_judge(bench.lexicon, other, Model.load())


def test_learning_is_the_same_twice_and_needs_both_answers() -> None:
    lexicon = build(one for one in read_candidates(SENTENCES / "candidates.csv"))
    rows = [
        Row(f"{name} {words} {number}", HERE, "1" if name == "Ratna" else "2", stance)
        for number in range(6)
        for name in ("Ratna", "Hasan")
        for words, stance in (("menang", "support"), ("gagal", "oppose"), ("mendaftar", "neutral"))
    ]
    rows += [Row("Ratna lawan Hasan", HERE, "multi", "neutral"), Row("ibu saya sakit", HERE, "none", "none")]
    assert learn(rows, lexicon).version == learn(rows, lexicon).version
    with pytest.raises(ValueError, match="few"):
        learn(rows[:1], lexicon)


def test_every_class_of_cues_has_a_sentence_and_bits_are_enough() -> None:
    classes = load().classes
    assert all(saying.key_of(name) in saying.REASONS for name in classes)
    assert len(classes) < 64
    assert len(saying.KEYS) <= 64


def test_a_byname_tells_whom_an_unnamed_form_of_address_means() -> None:
    rows = [
        CandidateRow("x-2020", 1, ("Chaidar Lase", "Mira Toba"), aliases=("mami Mira", "Lase")),
        CandidateRow("x-2020", 2, ("Olvin Sumang", "Budi Rante"), aliases=("mami Olvin", "pak Budi")),
    ]
    lexicon = build(rows)
    marks = marks_of(lexicon, [one.key for one in lexicon.contests])
    assert (marks.woman.tolist(), marks.man.tolist()) == ([2], [1])


def test_words_without_an_election_teach_what_is_kind() -> None:
    lexicon = build(read_candidates(SENTENCES / "candidates.csv"))
    rows = [row for path in written("written") for row in rows_of(path) if row.contest in lexicon_keys(lexicon)]
    kind = learn(rows, lexicon, feelings=[Feeling("bagus", number > 0) for number in range(200)])
    plain = learn(rows, lexicon)
    at = (FIRST_WORD + kind.words.index("bagus")) * PER_WORD
    assert kind.weights[at, FOR] > plain.weights[at, FOR]
    assert (kind.weights[:, SEVERAL] == plain.weights[:, SEVERAL]).all()


def lexicon_keys(lexicon: Lexicon) -> set[str]:
    return {one.key for one in lexicon.contests}


def test_women_are_told_by_title_or_name() -> None:
    assert is_woman("Hj. TATU MAESAROH, S.E.")
    assert is_woman("Sri Wahyuningsih")
    assert not is_woman("Drs. H. BUDI HARTANTO")


WORDS = """Ratna|bu Ratna|ratna-budi|Ratna Wulandari|Hasan|pak hasan|Lilis|01|02|no 1|nomor dua|1|2|bu|pak|ibu|menang
gagal|jangan|tidak|pilih|coblos 2|daripada|mending|mantap|wkwk|🔥🔥|❤|😂|?|!|.|,|@akun|#RatnaBudi01|#HasanLilisMaju
https://t.co/x|KPU|survei|sukamaju|Galesong|Fauzan Adzima|Cici|Asep|Dadang|12|kotak kosong|calon bupati|semoga|Amin
Neneng|xyz|Marwan|Sinta|Bagas|satu|telu|3|bang|mami|#2|dua?
kosong|nomer telu|coblos loro|gus|ning|bunda"""
PIECES = st.sampled_from(["\n", *(word for line in WORDS.splitlines() for word in line.split("|"))])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.lists(PIECES, max_size=14).map(" ".join), min_size=1, max_size=6),
    contest=st.sampled_from(["", HERE, "tirtakota-2020", "lawangan-2015"]),
)
def test_the_compiled_judgment_agrees_with_the_plain_one(bench: Bench, texts: list[str], contest: str) -> None:
    scan, column, known = bench.scan(texts, contest)
    found = bench.judge(scan, column, known)
    plain = verdicts(scan, column, known, bench.judge.marks, bench.judge.model)
    assert found.row.tolist() == [row for row, _ in plain]
    for entry, (_, one) in enumerate(plain):
        opinion = one.opinion
        assert (found.contest[entry], found.target[entry], found.stance[entry]) == (
            one.contest,
            opinion.target,
            opinion.stance,
        )
        assert found.score[entry] == pytest.approx(opinion.score, abs=1e-6)
        assert (found.level[entry] == 1) == one.is_strong
        assert found.numbers(entry) == list(opinion.ballots)
        assert tuple(found.fits[found.fits_at[entry] : found.fits_at[entry + 1]]) == one.fits
        cues = {key for key in found.keys(entry) if key.startswith("CUE_")}
        assert cues == {saying.key_of(bench.judge.model.classes[place]) for place in one.classes}


def test_a_filed_form_of_address_means_its_pair_in_the_thread_of_its_contest() -> None:
    rows = [
        CandidateRow(
            "x-2020", 1, ("Mukhlisin Bakongan", "Nurhaida Lamkuta"), aliases=("waled Mukhlis", "Mukhlis-Haida")
        ),
        CandidateRow("x-2020", 2, ("Said Fadhlur", "Armia Sawang"), aliases=("habib Said", "cut Said", "kak Armia")),
        CandidateRow("x-2020", 3, ("Cut Intan", "Zulbahri Tho"), aliases=("cut Intan", "bang Jae")),
    ]
    model = Model.load()
    there = Bench(build(rows), model)
    found = there.judged("lanjut waled", "habib menang", "Haida pilihan kami", "cut itu baju", "kak, acara jam berapa",
                         contest="x-2020")  # fmt: skip
    assert {row: found.numbers(entry) for entry, row in enumerate(found.row.tolist())} == {0: [1], 1: [2], 2: [1]}
    assert not len(there.judged("lanjut waled", "habib menang", contest=""))


def test_words_for_a_figure_and_for_an_empty_column() -> None:
    rows = [CandidateRow("y-2020", 1, ("Endah Sulis", "Mardi Kusno")), CandidateRow("y-2020", 2, (), is_blank_box=True)]
    there = Bench(build(rows), Model.load())
    found = there.judged(
        "wis lah kanca kanca kabeh, nomer loro", "aku mengko milih sing kosong wae lur", contest="y-2020"
    )
    assert found.row.tolist() == [0, 1]
    assert [found.numbers(entry) for entry in range(2)] == [[2], [2]]
