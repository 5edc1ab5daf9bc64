"""A flag is checked out, read twice, tied to somebody by evidence, and becomes a case; and all that it may not do."""

from datetime import timedelta

import pytest

from netra.evidence.models import Evidence
from netra.ledger.models import Entry
from netra.monitoring import services
from netra.monitoring.models import Check, Stage
from netra.monitoring.refusals import CHECKS_CLEAR, CHECKS_LACK, HELD, NOT_NOW, READ_BEFORE, TAKE_FIRST, WHOSE_FIRST
from netra.monitoring.services import CannotAct, SomeoneWasFaster
from tests.builders import a_case, at
from tests.cast import Cast
from tests.monitoring.builders import CLEARED, TODAY, WORDS, a_flag, belongs_to, confirms, dismisses, read, take

HOME = "https://netra.invalid/pemantauan/x/"


def test_it_works(cast: Cast) -> None:
    flag = a_flag()
    read(flag, cast.budi, confirms())
    assert flag.stage == Stage.SECOND
    read(flag, cast.wati, confirms())
    assert flag.stage == Stage.CONFIRMED
    belongs_to(flag, cast.budi)
    case = services.open_case(flag, address=HOME, seen=flag.revision, by=cast.budi.actor, on=TODAY, at=at(TODAY, 13))
    flag.refresh_from_db()
    assert (flag.stage, flag.case) == (Stage.FILED, case)
    assert (case.stage, case.handling_office_id, case.origin) == ("TRACING", "BAWASLU-33.19", "FINDING")
    assert WORDS in case.account
    assert [(one.name, one.rules) for one in case.people.all()] == [("Joko Contoh", ["B06"])]
    assert case.exhibits.get().evidence == flag.evidence
    assert str(case.known_on) == "2024-10-08"
    events = Entry.objects.filter(subject_kind="FLAG", subject_id=flag.pk).values_list("event", flat=True)
    assert list(events) == ["FLAG_TAKEN", "FLAG_READ", "FLAG_TAKEN", "FLAG_READ", "FLAG_ATTRIBUTED", "FLAG_FILED"]
    assert not any(WORDS in row.canonical().decode() for row in Entry.objects.all())


def test_a_case_asked_for_twice_is_one(cast: Cast) -> None:
    flag = a_flag()
    read(flag, cast.budi, confirms())
    read(flag, cast.wati, confirms())
    belongs_to(flag, cast.budi)
    for _time in range(2):
        services.open_case(flag, address=HOME, seen=flag.revision, by=cast.budi.actor, on=TODAY, at=at(TODAY))
    assert Entry.objects.filter(event="FLAG_FILED").count() == 1


def test_no_case_before_two_readers_nor_against_nobody(cast: Cast) -> None:
    flag = a_flag()
    read(flag, cast.budi, confirms())
    belongs_to(flag, cast.budi)
    for reason in (NOT_NOW, WHOSE_FIRST):
        with pytest.raises(CannotAct) as refused:
            services.open_case(flag, address=HOME, seen=flag.revision, by=cast.budi.actor, on=TODAY, at=at(TODAY))
        assert refused.value.reason == reason
        if flag.stage == Stage.SECOND:
            read(flag, cast.wati, confirms())
            belongs_to(flag, cast.wati, confidence="NONE", name="", basis="")


def test_the_act_is_sealed_once_whatever_it_says(cast: Cast) -> None:
    flag = a_flag(text="<script>alert(1)</script> pilih nomor dua <!doctype html>")
    take(flag, cast.budi)
    first = flag.evidence
    assert first is not None
    take(flag, cast.budi)
    assert flag.evidence == first
    assert Evidence.objects.filter(name="unggahan.txt").count() == 1


def test_two_never_judge_the_same(cast: Cast) -> None:
    flag = a_flag()
    take(flag, cast.budi)
    with pytest.raises(CannotAct) as refused:
        take(flag, cast.wati)
    assert refused.value.reason == HELD
    with pytest.raises(CannotAct) as refused:
        services.judge(flag, confirms(), seen=flag.revision, by=cast.wati.actor, on=TODAY, at=at(TODAY, 11))
    assert refused.value.reason == TAKE_FIRST
    late = at(TODAY, 11) + timedelta(minutes=30)
    with pytest.raises(CannotAct) as refused:
        services.judge(flag, confirms(), seen=flag.revision, by=cast.budi.actor, on=TODAY, at=late)
    assert refused.value.reason == TAKE_FIRST
    services.take(flag, seen=flag.revision, by=cast.wati.actor, on=TODAY, at=late)
    with pytest.raises(SomeoneWasFaster):
        services.judge(flag, confirms(), seen=flag.revision - 1, by=cast.wati.actor, on=TODAY, at=late)
    services.release(flag, seen=flag.revision, by=cast.wati.actor, on=TODAY, at=late)
    assert flag.held_by is None


@pytest.mark.parametrize(
    ("checks", "reason"),
    [
        ({}, CHECKS_LACK),
        (CLEARED | {Check.TAGGED: ""}, CHECKS_LACK),
        (CLEARED | {Check.TAGGED: "maybe"}, CHECKS_LACK),
        (CLEARED | {Check.TAGGED: "YES"}, CHECKS_CLEAR),
    ],
)
def test_what_may_clear_somebody_is_asked_first(cast: Cast, checks: dict[str, str], reason: object) -> None:
    flag = a_flag()
    with pytest.raises(CannotAct) as refused:
        read(flag, cast.budi, confirms(checks=checks))
    assert refused.value.reason == reason
    assert not flag.verdicts.exists()


def test_readers_who_differ_leave_it_to_a_third(cast: Cast) -> None:
    flag = a_flag()
    read(flag, cast.budi, confirms())
    with pytest.raises(CannotAct) as refused:
        read(flag, cast.budi, confirms())
    assert refused.value.reason == READ_BEFORE
    read(flag, cast.wati, dismisses("TAGGED"))
    assert flag.stage == Stage.THIRD
    with pytest.raises(CannotAct):
        read(flag, cast.wati, confirms())
    read(flag, cast.nala, dismisses("OTHER", why="Mengutip poster orang lain."))
    assert flag.stage == Stage.DISMISSED


def test_the_ledger_keeps_the_second_reader_blind(cast: Cast) -> None:
    flag = a_flag()
    read(flag, cast.budi, dismisses())
    assert flag.stage == Stage.SECOND
    assert not any("ruling" in row.refs for row in Entry.objects.filter(subject_kind="FLAG"))


def test_one_in_five_put_aside_alone_is_read_again(cast: Cast) -> None:
    """So that who reads second cannot tell by the stage what the first one said."""
    stages = []
    for number in range(20):
        flag = a_flag(f"s{number}", level="suggest")
        read(flag, cast.budi, dismisses())
        stages.append(flag.stage)
    assert set(stages) == {Stage.DISMISSED, Stage.SECOND}
    weak = a_flag("weak", level="suggest")
    read(weak, cast.budi, confirms())
    assert weak.stage == Stage.SECOND


def test_a_confirmed_flag_joins_a_case_that_runs(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    flag = a_flag()
    read(flag, cast.budi, confirms())
    read(flag, cast.wati, confirms())
    services.join_case(flag, case, seen=flag.revision, by=cast.budi.actor, on=TODAY, at=at(TODAY))
    assert (flag.stage, flag.case) == (Stage.JOINED, case)
    assert case.exhibits.filter(evidence=flag.evidence).exists()
