"""One step from the register to a case."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from netra.cases.models import Case
from netra.ledger.models import Entry
from netra.registry.models import Pair
from netra.registry.services import add_pair
from netra.watch import services
from netra.watch.models import OfficeAct
from tests.builders import at
from tests.cast import KUDUS, Cast, Person
from tests.evidence.samples import jpeg
from tests.watch.builders import STORY, TODAY, an_act

ADDRESS = "http://netra.invalid/pengawasan/contoh/"


def opened(act: OfficeAct, by: Person) -> Case:
    return services.open_finding(act, address=ADDRESS, by=by.actor, on=TODAY, at=at(TODAY))


def test_it_works(cast: Cast) -> None:
    photo = SimpleUploadedFile("sk-mutasi.jpg", jpeg(), "image/jpeg")
    act = an_act(cast.budi, uploads=[photo])
    case = opened(act, cast.budi)
    assert (case.origin, case.stage, case.handling_office_id) == ("WATCH", "RECEIVED", f"BAWASLU-{KUDUS}")
    assert (case.act_on, case.known_on, case.received_on) == (date(2024, 5, 2), date(2024, 5, 4), TODAY)
    assert case.account.startswith(STORY)
    assert case.contest is not None
    assert case.contest.election_id == 2024
    person = case.people.get()
    assert (person.name, person.status, person.position) == ("Kepala Rekaan", "HEAD_OF_REGION", "Bupati Kudus")
    assert person.rules == ["P01"]
    assert [exhibit.evidence_id for exhibit in case.exhibits.all()] == [piece.pk for piece in act.evidence.all()]
    act.refresh_from_db()
    assert act.case == case
    assert case.links == [ADDRESS]
    events = Entry.objects.filter(subject_kind="OFFICE_ACT", subject_id=act.pk).values_list("event", flat=True)
    assert list(events) == ["ACT_RECORDED", "CASE_MADE"]


def test_twice_gives_one_case(cast: Cast) -> None:
    act = an_act(cast.budi)
    first = opened(act, cast.budi)
    # The second officer's page was loaded before the first one pressed the button.
    assert act.case is None
    assert opened(act, cast.wati) == first
    assert Case.objects.count() == 1
    assert Entry.objects.filter(subject_kind="OFFICE_ACT", event="CASE_MADE").count() == 1


def test_an_acting_head_and_aid_are_named_for_what_they_are(cast: Cast) -> None:
    case = opened(an_act(cast.budi, kind="AID", done_by="ACTING_HEAD"), cast.budi)
    person = case.people.get()
    assert (person.status, person.position, person.rules) == (
        "ACTING_HEAD_OF_REGION",
        "Penjabat Bupati Kudus",
        ["P02"],
    )


def test_a_marked_incumbent_fills_the_name_and_the_candidate(cast: Cast) -> None:
    act = an_act(cast.budi, doer_name="")
    contest = act.region.contests.get(election=2024)
    Pair.objects.filter(contest=contest).delete()
    pair = add_pair(contest=contest, ballot_no=1, head_name="Petahana Rekaan", deputy_name="Wakil Rekaan")
    services.mark(
        pair,
        side="HEAD",
        office_region_code=KUDUS,
        office="HEAD",
        since=date(2021, 2, 26),
        until=None,
        source="contoh",
        by=cast.budi.actor,
        on=TODAY,
        at=at(TODAY),
    )
    case = opened(act, cast.budi)
    assert case.people.get().name == "Petahana Rekaan"
    assert case.candidate == "Petahana Rekaan – Wakil Rekaan"
