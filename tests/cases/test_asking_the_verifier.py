"""A verifier that stays silent can be asked; the asking is not a rung of the ladder above the employer."""

from datetime import timedelta

import pytest

from netra.cases.services import CannotAct
from tests.builders import do
from tests.cases.test_handing_over import DAY, referred
from tests.cast import Cast


def test_it_works(cast: Cast) -> None:
    case, track = referred(cast, "BKN")
    do(case, "remind", cast.budi.actor, DAY + timedelta(8), "REMINDER_LETTER", track=track)
    assert (track.stage, track.marks) == ("SATGAS_VERIFICATION", [])


def test_the_verifier_does_not_remind_itself(cast: Cast) -> None:
    case, track = referred(cast, "BKN")
    with pytest.raises(CannotAct, match="belongs to another institution"):
        do(case, "remind", cast.vera.actor, DAY + timedelta(8), "REMINDER_LETTER", track=track)


def test_asking_the_verifier_does_not_open_the_block(cast: Cast) -> None:
    case, track = referred(cast, "BKN")
    do(case, "remind", cast.budi.actor, DAY, "REMINDER_LETTER", track=track)
    do(case, "verify", cast.vera.actor, DAY, "VERIFICATION_NOTE", track=track)
    do(case, "validate", cast.budi.actor, DAY, "VALIDATION_NOTE", track=track)
    do(case, "ask_ppk", cast.vera.actor, DAY, "RECOMMENDATION", track=track)
    with pytest.raises(CannotAct, match="step that must come before"):
        do(case, "block", cast.vera.actor, DAY, "BLOCK_LETTER", track=track)
