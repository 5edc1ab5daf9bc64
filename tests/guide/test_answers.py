"""Every question gets an answer, and no answer says more than the catalogue of that day holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.domain.answer_details import history, threats
from netra.domain.answering import Answer, Moment, Ruling, answer, moment
from netra.domain.codes import Side
from netra.domain.loading import load

LAW = load()
GUIDE = LAW.guide
QUESTIONS = [(act, place.id if place else "") for act in GUIDE.acts for place in (act.places or (None,))]
DAYS = st.dates(date(2010, 1, 1), date(2033, 12, 31))
ONE_DAY = timedelta(days=1)


def said(who: str, what: str, on: date, place: str = "", side: Side | None = None) -> Answer:
    asker, act = GUIDE.asker(who), GUIDE.act(what)
    assert asker is not None
    assert act is not None
    return answer(LAW, act, asker, moment(LAW, on, side=side), place)


def codes(found: Answer) -> list[str]:
    return [cover.rule.code for cover in found.covers]


def test_it_works() -> None:
    found = said("pns", "suka", date(2024, 10, 10))
    assert found.ruling is Ruling.FORBIDDEN
    assert codes(found) == ["B06"]
    assert "PP 94/2021 pasal 14 huruf i angka 3" in [line.id for line in found.covers[0].basis_lines]
    assert [option.code for option in threats(LAW, found, date(2024, 10, 10))[0].options][-1] == "pdhtaps"
    assert said("pns", "suka", date(2024, 9, 21)).covers[0].rule.code == "A04"
    assert said("pns", "memilih", date(2024, 11, 27)).ruling is Ruling.ALLOWED


def test_an_exception_of_a_kind_that_is_carried_over_is_told() -> None:
    found = said("pj-kades", "maju", date(2014, 2, 1))
    assert found.ruling is Ruling.ONLY_IF
    assert found.conditions == (LAW.rule("B03").exception,)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(GUIDE.askers), st.sampled_from(QUESTIONS), DAYS, st.sampled_from([None, *Side]))
def test_no_ruling_without_what_it_rests_on(asker, question, on, side) -> None:  # type: ignore[no-untyped-def]
    act, place = question
    found = answer(LAW, act, asker, moment(LAW, on, side=None if side is Side.ANY else side), place)
    for cover in found.covers:
        assert cover.bases, "a kind that forbids carries an article"
        assert all(one.period.holds(on) and LAW.regulation(one.regulation_id).holds(on) for one in cover.bases)
        assert asker.status in cover.rule.actors
        assert cover.instrument is None or cover.instrument.period.holds(on)
    if found.ruling is Ruling.FORBIDDEN:
        assert found.covers
        assert found.conditions == ()
    if found.ruling is Ruling.ALLOWED:
        assert found.covers == ()
        assert any(one.allowance.ruling == "allowed" for one in found.permissions)
    if found.ruling in {Ruling.ONLY_IF, Ruling.DISPUTED}:
        assert found.conditions
    if found.ruling is Ruling.UNSETTLED:
        assert found.confidence is None
        assert not found.covers
        assert not found.permissions
    assert (found.confidence is None) == (found.ruling is Ruling.UNSETTLED)


@pytest.mark.parametrize(
    ("who", "what", "on", "eve", "day"),
    [
        pytest.param("honorer", "suka", date(2023, 1, 3), Ruling.UNSETTLED, Ruling.FORBIDDEN, id="SE 1/2023"),
        pytest.param("kades", "tim", date(2024, 9, 22), Ruling.UNSETTLED, Ruling.FORBIDDEN, id="designation of 2024"),
        pytest.param("pns", "maju", date(2022, 9, 22), Ruling.UNSETTLED, Ruling.ONLY_IF, id="SKB 2/2022"),
        pytest.param("pns", "diamkan", date(2021, 8, 31), Ruling.UNSETTLED, Ruling.FORBIDDEN, id="PP 94/2021"),
        pytest.param("kepala-daerah", "mutasi", date(2024, 3, 22), Ruling.UNSETTLED, Ruling.FORBIDDEN, id="art 71(2)"),
    ],
)
def test_on_the_eve_on_the_day_and_after(who: str, what: str, on: date, eve: Ruling, day: Ruling) -> None:
    side = None if what in {"tim", "mutasi"} else Side.AFTER
    assert said(who, what, on - ONE_DAY, side=side).ruling is eve
    assert said(who, what, on, side=side).ruling is day
    assert said(who, what, on + ONE_DAY, side=side).ruling is day


def test_the_list_of_a_day_is_the_one_cited() -> None:
    change = date(2022, 9, 22)
    lists = [said("pns", "suka", on, side=Side.AFTER).covers[0].instrument_line for on in (change - ONE_DAY, change)]
    assert [line.id for line in lists if line] == [
        "SKB 5 lembaga tahun 2020 butir media sosial (S20-01)",
        "SKB 5 lembaga 2/2022 lampiran II no. 6",
    ]
    days = [one.on for one in history(LAW, said("pns", "suka", date(2024, 10, 10)))]
    assert days == [None, date(2020, 9, 10), date(2021, 8, 31), change, date(2023, 10, 31)]


def test_where_it_is_done_changes_the_answer_only_where_the_catalogue_says_so() -> None:
    on = date(2024, 10, 10)
    rulings = {place: said("pns", "hadir", on, place).ruling for place in ("diam", "mendukung", "fasilitas", "tugas")}
    assert rulings == {
        "diam": Ruling.DISPUTED,
        "mendukung": Ruling.FORBIDDEN,
        "fasilitas": Ruling.FORBIDDEN,
        "tugas": Ruling.ALLOWED,
    }
    assert said("pasangan", "hadir", on, "diam").ruling is Ruling.ONLY_IF
    assert said("pns", "grup", on, "dimasukkan").ruling is Ruling.UNSETTLED
    assert said("pns", "hadir", on, "di bulan").place == said("pns", "hadir", on).place


def test_a_day_in_no_pilkada_is_before_the_next_designation_unless_the_reader_knows_better() -> None:
    today = date(2026, 11, 22)
    assert moment(LAW, today) == Moment(today, Side.BEFORE, None)
    assert codes(said("pns", "suka", today)) == ["A04"]
    assert codes(said("pns", "suka", today, side=Side.AFTER)) == ["B06"]


def test_silence_of_the_law_is_told_and_is_not_consent() -> None:
    found = said("honorer", "suka", date(2020, 10, 1))
    assert found.ruling is Ruling.UNSETTLED
    assert found.silence is not None
    assert "PPNPN" in found.silence.id
    assert [one.allowance.code for one in said("tni", "memilih", date(2024, 11, 27)).see] == ["OK-VOTE"]


def test_an_old_source_used_for_a_later_day_is_a_doubt() -> None:
    assert not said("pns", "isyarat", date(2024, 10, 1), "netral").doubts
    assert "2023-2024" in said("pns", "isyarat", date(2026, 1, 1), "netral").doubts[0].id
    assert "disimpulkan" in said("kades", "lihat", date(2024, 10, 1)).doubts[0].id


def test_every_kind_and_every_allowance_is_somewhere_in_the_guide() -> None:
    rows = [row for act in GUIDE.acts for row in act.rows]
    through = {asker.through for asker in GUIDE.askers}
    kinds = through.union(*((*row.before, *row.after, *row.beware) for row in rows))
    assert {code for code in LAW.rules if not code.startswith("S20")} <= kinds
    named = {link.code for row in rows for link in (*row.allow, *row.see)}
    assert named == {one.code for one in LAW.allowances}
