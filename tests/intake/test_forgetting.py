"""What is known of people is forgotten by dated rules, and the proof stays.

Threat model: HOST-3.
"""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from netra.cases.models import Case
from netra.evidence import services as evidence
from netra.evidence.models import Evidence
from netra.intake import retention, services
from netra.intake.models import Report
from netra.intake.retention import What
from netra.ledger import queries as ledger
from netra.ledger.models import Entry
from netra.vault.models import Sealed
from tests.cast import Cast
from tests.intake.forms import a_photo, a_report, a_tip, everything_stored

NOW = timezone.now()
YEARS = timedelta(days=366)


def closed(report: Report, *, result: str = "COMPLETED", ago: timedelta) -> Case:
    day = (NOW - ago).date()
    Case.objects.filter(pk=report.case_id).update(result=result, closed_on=day, stage="NOT_REGISTERED")
    return Case.objects.get(pk=report.case_id)


def event(case: Case, name: str) -> Entry:
    return Entry.objects.get(subject_kind="CASE", subject_id=case.pk, event=name)


def test_it_works(client: Client, cast: Cast) -> None:
    report, _ = a_report(client, **{"diri-id_card": a_photo("ktp.jpg", "gold"), "diri-wants_notices": "on"})
    case = closed(report, ago=6 * YEARS)
    assert services.forget_identities(at=NOW) == 1
    rows = Sealed.objects.filter(pk__in=[report.sealed_identity, report.sealed_contact])
    assert {(bytes(row.ciphertext), row.forgotten_why) for row in rows} == {(b"", "identity-house-1")}
    assert Evidence.objects.get(pk=str(Report.objects.get().card)).erased_under == "identity-house-1"
    assert event(case, "IDENTITY_FORGOTTEN").refs == {"report": report.pk, "rule": "identity-house-1", "days": 1825}
    assert services.forget_identities(at=NOW) == 0
    assert Report.objects.get().forgotten_under == "identity-house-1"


def test_before_its_day_nothing_goes(client: Client, cast: Cast) -> None:
    rule = retention.rule_at(What.IDENTITY, NOW.date())
    assert rule is not None
    report, _ = a_report(client)
    closed(report, ago=timedelta(days=rule.days - 2))
    assert services.forget_identities(at=NOW) == 0
    assert services.forget_identities(at=NOW + timedelta(days=4)) == 1


def test_open_matters_are_left(client: Client, cast: Cast) -> None:
    a_report(client)
    later = NOW + 50 * YEARS
    assert (services.forget_identities(at=later), services.fade_rejected(at=later)) == (0, 0)


def test_a_rejected_accusation_fades(client: Client, cast: Cast) -> None:
    report, _ = a_report(client, photo=a_photo())
    case = closed(report, result="NOT_PROVEN", ago=3 * YEARS)
    assert "Joko Contoh" in everything_stored()
    assert services.fade_rejected(at=NOW) == 1
    left = everything_stored()
    for words in ("Joko Contoh", "mengangkat dua jari", "Alun-alun"):
        assert words not in left
    faded = event(case, "CASE_FADED")
    assert faded.refs["rule"] == "rejected-house-1"
    assert len(faded.refs["sha256"]) == 64
    case.refresh_from_db()
    assert (case.result, case.account) == ("NOT_PROVEN", "—")
    assert services.fade_rejected(at=NOW) == 0
    assert ledger.check("CASE").is_whole


@pytest.mark.parametrize("result", ["COMPLETED", "JOINED"])
def test_what_left_a_mark_stays(client: Client, cast: Cast, result: str) -> None:
    report, _ = a_report(client)
    case = closed(report, result=result, ago=9 * YEARS)
    assert services.fade_rejected(at=NOW) == 0
    case.refresh_from_db()
    assert case.account != "—"


def test_files_of_abandoned_forms_are_swept_and_others_stay(client: Client, cast: Cast) -> None:
    a_tip(client, photo=a_photo("bukti.jpg", "teal"))
    a_report(client, **{"diri-id_card": a_photo("ktp.jpg", "gold")})
    used = set(Evidence.objects.values_list("pk", flat=True))
    orphans = [
        evidence.keep(ContentFile(a_photo("x.jpg", colour).read(), name=name), by="citizen", at=timezone.now())
        for colour, name in (("red", "x.jpg"), ("lime", "kartu-identitas"))
    ]
    assert services.sweep_abandoned(at=timezone.now()) == 0
    assert services.sweep_abandoned(at=timezone.now() + timedelta(days=8)) == 2
    assert {piece.pk for piece in Evidence.objects.exclude(erased_at=None)} == {piece.pk for piece in orphans}
    assert used == set(Evidence.objects.filter(erased_at=None).values_list("pk", flat=True))


def test_rules_are_dated_and_name_their_source() -> None:
    assert {rule.what for rule in retention.rules()} == set(What)
    assert retention.rule_at(What.REJECTED, date(2012, 1, 1)) is None
    assert all(rule.source.id and rule.source.en and rule.days > 0 for rule in retention.rules())
