"""Guided questions: a talk leads to a whole draft; nothing that was told is asked again, nothing told is lost."""

from datetime import date

import pytest

from netra.engine.interviewing.hearing import chosen, command_of
from netra.engine.interviewing.interview import take
from netra.engine.interviewing.letters import lacking, language_of, read_letter, without_head
from netra.engine.interviewing.records import Effect, Knock, Place, Said, State, Step, Turn, World
from netra.engine.interviewing.sentences import LANGUAGES, NAMINGS, PARTS, READ_BACK
from netra.engine.interviewing.when import day_of, is_to_come

ON = date(2024, 10, 10)
KUDUS = Place("33.19", "Kabupaten Kudus, Jawa Tengah")
BANDUNG = (Place("32.73", "Kota Bandung, Jawa Barat"), Place("32.04", "Kabupaten Bandung, Jawa Barat"))
STORY = "Camat berfoto dengan calon sambil mengangkat dua jari"


def places(text: str) -> tuple[Place, ...]:
    if "kudus" in text.lower():
        return (KUDUS,)
    return BANDUNG if "bandung" in text.lower() else ()


WORLD = World(ON, places, "Telegram", "https://netra.contoh.invalid")


def talk(*messages: str | Said, state: State | None = None) -> Turn:
    """The last turn of a talk."""
    turn = Turn(state or State())
    for message in messages:
        turn = take(turn.state, message if isinstance(message, Said) else Said(message), WORLD)
    return turn


def said(turn: Turn) -> str:
    return "\n".join(reply.text.in_(turn.state.language) for reply in turn.replies)


TOLD = ("/start", "1", STORY, "Kudus, alun-alun", "kemarin sore", "Joko Contoh, camat", Said(files=1), "selesai", "1")


def test_it_works() -> None:
    turn = talk(*TOLD)
    assert turn.state.step is Step.READ_BACK
    assert said(turn).splitlines()[1:] == [
        f"Apa: {STORY}",
        "Di mana: Kudus, alun-alun, Kabupaten Kudus, Jawa Tengah",
        "Kapan: 9 Oktober 2024, kemarin sore",
        "Siapa: Joko Contoh, camat",
        "Berkas: 1",
        "Anda: tanpa nama",
        "",
        "Sudah benar?",
    ]
    handed = take(turn.state, Said("kirim"), WORLD)
    assert (handed.effect, handed.state.region_code, handed.state.day) == (Effect.HAND_IN, "33.19", date(2024, 10, 9))


def test_who_tells_it_all_at_once_is_not_asked_again() -> None:
    turn = talk(STORY, "english")
    assert (turn.state.step, turn.state.account, turn.state.language) == (Step.WHERE, STORY, "en")
    assert "Where did it happen?" in said(turn)


def test_the_first_words_tell_who_can_read_this() -> None:
    assert "Telegram dapat membaca" in said(talk("halo"))
    assert "Telegram can read" in said(talk("halo"))


@pytest.mark.parametrize("word", ["ENGLISH", "help", "status", "batal", "baru"])
def test_a_stranger_is_greeted_whatever_comes_first(word: str) -> None:
    turn = talk(word)
    assert turn.state.step is Step.LANGUAGE
    assert turn.state.account == ""


def test_one_answer_is_changed_and_read_back() -> None:
    turn = talk(*TOLD, "Ubah", "Di mana", "Bandung", "2")
    assert (turn.state.step, turn.state.region_code) == (Step.READ_BACK, "32.04")
    assert turn.state.account == STORY


def test_a_place_nobody_knows_is_asked_once_more_and_kept() -> None:
    turn = talk("/start", "1", STORY, "Pasar Antah")
    assert turn.state.step is Step.WHERE
    assert "Kabupaten atau kota mana" in said(turn)
    turn = take(turn.state, Said("Berantah"), WORLD)
    assert (turn.state.step, turn.state.place, turn.state.region_code) == (Step.WHEN, "Pasar Antah, Berantah", "")


def test_words_at_the_wrong_moment_are_added() -> None:
    turn = talk(*TOLD, "Oh ya, lurah juga hadir di situ")
    assert turn.state.account.endswith("lurah juga hadir di situ")
    assert turn.state.step is Step.READ_BACK


def test_files_may_come_at_any_question() -> None:
    turn = talk("/start", "1", Said(files=1))
    assert turn.state.step is Step.WHAT
    assert turn.state.files == 1
    turn = take(turn.state, Said(STORY, files=1), WORLD)
    assert (turn.state.step, turn.state.files, turn.state.account) == (Step.WHERE, 2, STORY)
    assert "1 berkas tidak dapat kami terima" in said(take(turn.state, Said(lost=1), WORLD))


def test_after_handing_in_everything_goes_to_the_office() -> None:
    turn = talk("Ini pelat nomornya: K 1234 AB", state=State(Step.OPEN, "id"))
    assert (turn.effect, turn.words) == (Effect.TO_OFFICE, "Ini pelat nomornya: K 1234 AB")
    assert talk("lapor baru", state=State(Step.OPEN, "id")).state.step is Step.WHAT


def test_a_code_brings_the_draft_along() -> None:
    turn = talk("/start", "1", STORY, Said("dan fotonya menyusul", knock=Knock.RIGHT))
    assert turn.effect is Effect.ATTACH
    assert turn.words == f"{STORY}\ndan fotonya menyusul"
    assert turn.state.step is Step.OPEN
    assert not turn.state.has_draft
    wrong = talk("/start", "1", Said(knock=Knock.WRONG))
    assert wrong.effect is Effect.NONE
    assert wrong.state.step is Step.WHAT


@pytest.mark.parametrize(
    ("word", "effect"), [("STOP", Effect.FORGET), ("berhenti", Effect.FORGET), ("batal", Effect.DISCARD)]
)
def test_stop_and_cancel_forget_the_draft_at_any_question(word: str, effect: Effect) -> None:
    for told in range(2, len(TOLD) + 1):
        turn = talk(*TOLD[:told], word)
        assert turn.effect is effect
        assert not turn.state.has_draft


def test_the_state_survives_being_kept() -> None:
    state = talk("/start", "1", STORY, "Bandung").state
    assert State.from_dict(state.as_dict() | {"of_another_version": 1}) == state


def test_every_choice_fits_on_a_button() -> None:
    for choice in (*LANGUAGES, *NAMINGS, *PARTS, *READ_BACK):
        assert len(choice.label.id) <= 20
        assert len(choice.label.en) <= 20
    assert chosen(Said("2."), NAMINGS) == chosen(Said("Titip nama"), NAMINGS) == "LEFT"
    assert command_of("Saya mau berhenti dari sini") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hari ini jam 9", "2024-10-10"),
        ("tadi malam", "2024-10-09"),
        ("kemarin lusa", "2024-10-08"),
        ("3 hari lalu", "2024-10-07"),
        ("Selasa lalu", "2024-10-08"),
        ("8/10", "2024-10-08"),
        ("8 okt sekitar pukul 10", "2024-10-08"),
        ("24 Desember", "2023-12-24"),
        ("kemarin jam 8-10", "2024-10-09"),
        ("minggu lalu", None),
        ("7 dan 8 Oktober", None),
        ("awal bulan", None),
        ("12 Oktober 2026", None),
    ],
)
def test_days_are_understood_and_never_guessed(text: str, day: str | None) -> None:
    found = day_of(text, ON)
    assert (found.isoformat() if found else None) == day
    assert is_to_come(text, ON) is ("2026" in text)


def test_a_letter_holds_everything_and_only_what_lacks_is_asked() -> None:
    state = read_letter(Said(f"{STORY} di Kudus, kemarin.", files=1), WORLD)
    assert (state.region_code, state.act_on, lacking(state)) == ("33.19", "2024-10-09", ())
    assert len(lacking(read_letter(Said(STORY), WORLD))) == 3
    assert language_of("The head was at the rally") == "en"
    assert without_head("Laporan baru\n\nIsinya") == (True, "Isinya")
