"""The register: what is written, completed, filtered, and sent twice."""

from datetime import date

import pytest

from netra.ledger.models import Entry
from netra.watch import services
from netra.watch.models import OfficeAct
from netra.watch.queries import Filters, register
from netra.watch.services import Completion
from tests.builders import at
from tests.cast import DEMAK, Cast
from tests.watch.builders import STORY, TODAY, a_draft, an_act


def rulings(cast: Cast, **filters: object) -> list[str]:
    rows = register(cast.nala.user, Filters(**filters), on=TODAY)  # type: ignore[arg-type]
    return [row.verdict.ruling.value for row in rows]


def test_it_works(cast: Cast) -> None:
    an_act(cast.budi)
    an_act(cast.budi, kind="AID", on=date(2024, 3, 21))
    an_act(cast.tono, region=DEMAK, kind="ASSETS")
    assert rulings(cast) == ["INSIDE", "INSIDE_WITHOUT_CONSENT", "OUTSIDE"]
    assert rulings(cast, region_code="33.19") == ["INSIDE_WITHOUT_CONSENT", "OUTSIDE"]
    assert rulings(cast, region_code="33") == ["INSIDE", "INSIDE_WITHOUT_CONSENT", "OUTSIDE"]
    assert rulings(cast, kind="AID") == ["OUTSIDE"]
    assert rulings(cast, ruling="INSIDE") == ["INSIDE"]
    assert rulings(cast, with_case=True) == []


def test_the_ledger_says_that_and_not_what(cast: Cast) -> None:
    act = an_act(cast.budi)
    entry = Entry.objects.get(subject_kind="OFFICE_ACT", subject_id=act.pk)
    assert (entry.event, entry.institution) == ("ACT_RECORDED", "BAWASLU-33.19")
    assert STORY not in entry.canonical().decode()


def test_the_same_form_twice_gives_one_act(cast: Cast) -> None:
    draft = a_draft()
    first, again = (
        services.record_act(
            draft, region=an_act(cast.budi).region, uploads=(), by=cast.budi.actor, on=TODAY, at=at(TODAY)
        )
        for _time in range(2)
    )
    assert first == again
    assert OfficeAct.objects.filter(form_key=draft.form_key).count() == 1


def test_a_consent_found_later_changes_the_verdict(cast: Cast) -> None:
    act = an_act(cast.budi)
    given = Completion(consent="GIVEN", consent_on=date(2024, 4, 30), consent_number="100.2/1/SJ")
    services.complete_act(act, given, by=cast.budi.actor, on=TODAY, at=at(TODAY))
    assert rulings(cast) == ["INSIDE_WITH_CONSENT"]
    services.complete_act(act, given, by=cast.budi.actor, on=TODAY, at=at(TODAY))
    changes = Entry.objects.filter(event="ACT_COMPLETED")
    assert [entry.refs for entry in changes] == [{"fields": ["consent", "consent_number", "consent_on"]}]


def test_a_regency_that_votes_with_its_province_only(cast: Cast) -> None:
    """Jakarta's units elect nobody: no window for a replacement, but the governor's for programmes."""
    an_act(cast.nala, region="31.71", done_by="HEAD")
    assert rulings(cast) == ["NO_CONTEST"]
    an_act(cast.nala, region="31.71", kind="MOBILISATION")
    assert rulings(cast, kind="MOBILISATION") == ["INSIDE"]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("budi", 2),
        ("wati", 2),
        ("nala", 2),
        ("sari", 1),
        ("camelia", 0),
        ("tono", 0),
        ("sofyan", 0),
        ("vera", 0),
        ("darto", 0),
        ("mira", 0),
        ("ayu", 0),
        ("adi", 0),
    ],
)
def test_everybody_sees_what_is_theirs(cast: Cast, who: str, seen: int) -> None:
    """Sari gave notice of one act of her government; what Budi noted is not for her."""
    an_act(cast.budi)
    an_act(cast.sari, source="OWN_NOTICE")
    assert len(register(getattr(cast, who).user, Filters(), on=TODAY)) == seen
