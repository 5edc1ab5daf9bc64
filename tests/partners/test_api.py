"""Other institutions' systems read what was handed to them and report what was done, once, and nothing else.

Threat model: PARTNER-1, PARTNER-2.
"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from netra.ledger.queries import timeline
from netra.partners import services
from netra.partners.models import Event, Handover, Scope
from tests.cases.conftest import DAY, MARK, NIP, OTHER, AtPpk
from tests.cast import Cast
from tests.partners.conftest import API, System, connected

SUMMONS = {"kind": "DISCIPLINE_SUMMONS", "fields": {"number": "800/1", "meets_at": "2024-10-14T09:00:00+07:00"}}


def summon(revision: int) -> dict[str, object]:
    return {"action": "summon_employee", "on": str(DAY), "revision": revision, "papers": [SUMMONS]}


def test_it_works(at_ppk: AtPpk, ppk: System, bkn: System) -> None:
    assert services.collect(at=timezone.now()) > 0
    (line,) = ppk.get("/handovers")["items"]
    assert line["yours"] is True
    file = ppk.get(f"/handovers/{line['id']}")
    assert (file["accused"]["nip"], file["stage"]["code"]) == (NIP, "PPK_FOLLOW_UP")
    assert "summon_employee" in [one["action"] for one in file["actions"]]
    told = ppk.post(f"/handovers/{line['id']}/acknowledgement", {"number": "SIMPEG-7"}, "terima-0001")
    assert told["number"] == "SIMPEG-7"
    done = ppk.post(f"/handovers/{line['id']}/acts", summon(file["revision"]), "panggil-0001")
    assert done["stage"]["code"] == "EMPLOYEE_SUMMONED"
    row = timeline("CASE", at_ppk.case.pk).get(event="summon_employee")
    assert (row.actor, row.institution) == (f"partner:{ppk.partner.pk}", "PPK-33.19")
    services.collect(at=timezone.now())
    for system, mine in ((ppk, True), (bkn, False)):
        events = system.get("/events")
        last = next(one for one in reversed(events["items"]) if one["type"] == "handover.moved")
        assert (last["action"], last["by_you"]) == ("summon_employee", mine)
        assert system.get(f"/events?after={events['next']}")["items"] == []


def test_the_same_key_gets_the_same_answer_and_does_nothing_again(at_ppk: AtPpk, ppk: System) -> None:
    services.collect(at=timezone.now())
    handover = Handover.objects.get()
    path, body = f"/handovers/{handover.ref}/acts", summon(at_ppk.track.revision)
    first = ppk.post(path, body, "kunci-sama-1")
    rows = timeline("CASE", at_ppk.case.pk).count()
    assert ppk.post(path, body, "kunci-sama-1") == first
    assert timeline("CASE", at_ppk.case.pk).count() == rows
    assert ppk.post(path, {**body, "note": "lain"}, "kunci-sama-1", 422)["code"] == "key_reused"
    assert ppk.post(path, body, "kunci-lain-1", 409)["code"] == "changed_meanwhile"
    ppk.post(path, body, "pendek", 422)


def test_what_is_refused_leaves_nothing_behind(at_ppk: AtPpk, ppk: System) -> None:
    services.collect(at=timezone.now())
    path, revision = f"/handovers/{Handover.objects.get().ref}/acts", at_ppk.track.revision
    rows = timeline("CASE", at_ppk.case.pk).count()
    base = {"on": str(DAY), "revision": revision}
    lacks = ppk.post(path, {**base, "action": "summon_employee"}, "tanpa-naskah", 409)
    assert (lacks["reason"], lacks["missing_papers"]) == ("PAPERS_LACK", [["DISCIPLINE_SUMMONS"]])
    not_mine = {"kind": "VERIFICATION_NOTE", "fields": {"text": "x"}}
    assert ppk.post(path, {**base, "action": "verify", "papers": [not_mine]}, "bukan-haknya", 409)["code"] == "refused"
    strange = {**base, "action": "decline", "papers": [SUMMONS]}
    assert ppk.post(path, strange, "naskah-lain-1", 422)["wanted"] == ["REASONS_LETTER"]
    bad = {"kind": "DISCIPLINE_SUMMONS", "fields": {"number": "1\x00", "meets_at": "besok", "lain": "x"}}
    faults = ppk.post(path, {**summon(revision), "papers": [bad]}, "isian-salah-1", 422)
    assert len(faults["fields"]) == 3
    assert ppk.post(path, {**summon(revision), "on": "2124-01-01"}, "belum-tiba-1", 409)["code"] == "refused"
    assert timeline("CASE", at_ppk.case.pk).count() == rows
    at_ppk.track.refresh_from_db()
    assert at_ppk.track.revision == revision


def test_strangers_find_nothing(cast: Cast, at_ppk: AtPpk, ppk: System) -> None:
    demak, regent = connected(cast, "PPK-33.21"), connected(cast, "REGENT-33.19")
    services.collect(at=timezone.now())
    ref = Handover.objects.get(partner=ppk.partner).ref
    for stranger in (demak, regent):
        assert stranger.get("/handovers")["items"] == []
        assert stranger.get("/events")["items"] == []
        assert stranger.get(f"/handovers/{ref}", 404)["code"] == "not_found"
        stranger.post(f"/handovers/{ref}/acts", summon(at_ppk.track.revision), "orang-asing-1", 404)
        stranger.post(f"/handovers/{ref}/acknowledgement", {}, "orang-asing-2", 404)


def test_the_reporter_and_other_people_are_not_in_it(at_ppk: AtPpk, ppk: System, bkn: System) -> None:
    services.collect(at=timezone.now())
    for system in (ppk, bkn):
        ref = Handover.objects.get(partner=system.partner).ref
        told = [str(system.get(path)) for path in (f"/handovers/{ref}", "/handovers", "/events")]
        assert not [text for text in told if MARK in text or OTHER in text]
        assert not [text for text in told[1:] if NIP in text or "Joko" in text]
        piece = system.get(f"/handovers/{ref}")["evidence"][0]["id"]
        assert system.get(f"/handovers/{ref}/evidence/{piece}", 409)["code"] == "no_copy"


@pytest.mark.parametrize("scope", list(Scope))
def test_a_token_may_what_its_scopes_say(cast: Cast, at_ppk: AtPpk, scope: Scope) -> None:
    system = connected(cast, "PPK-33.19", scope)
    services.collect(at=timezone.now())
    ref = Handover.objects.get().ref
    piece = at_ppk.exhibit.evidence_id
    reads = {"/handovers": Scope.READ, f"/handovers/{ref}": Scope.READ, "/events": Scope.EVENTS}
    for path, needs in reads.items():
        system.get(path, 200 if scope is needs else 403)
    system.get(f"/handovers/{ref}/evidence/{piece}", 409 if scope is Scope.EVIDENCE else 403)
    system.post(f"/handovers/{ref}/acknowledgement", {}, "lingkup-1", 200 if scope is Scope.ACKNOWLEDGE else 403)
    act = system.post(
        f"/handovers/{ref}/acts", summon(at_ppk.track.revision), "lingkup-2", 200 if scope is Scope.ACT else 403
    )
    assert scope is Scope.ACT or act["scope"] == "acts:write"
    assert system.get("/me")["scopes"] == [scope.value]


def test_tokens_end(cast: Cast, bkn: System) -> None:
    assert bkn.partner.tokens.get().digest not in bkn.token
    for wrong in ("", "netra_salah", bkn.token[:-1]):
        answer = Client().get(f"{API}/me", headers={"Authorization": f"Bearer {wrong}"})
        assert (answer.status_code, answer["WWW-Authenticate"][:6]) == (401, "Bearer")
        assert answer["Content-Type"] == "application/problem+json"
    token = bkn.partner.tokens.get()
    bkn.get("/me")
    services.end_token(token, by=cast.adi.user, at=timezone.now())
    bkn.get("/me", 401)
    old = connected(cast, "BKN", at=timezone.now() - timedelta(days=40))
    old.get("/me", 401)
    gone = connected(cast, "BKN")
    services.end_partner(gone.partner, by=cast.adi.user, at=timezone.now())
    gone.get("/me", 401)


def test_a_token_that_asks_too_often_has_to_wait(bkn: System, settings: Settings) -> None:
    settings.PARTNER_RATE = 2
    bkn.partner.tokens.update(minute=int(timezone.now().timestamp()) // 60 + 1)  # a minute nobody has begun
    answers = [Client().get(f"{API}/me", headers={"Authorization": f"Bearer {bkn.token}"}) for _ in range(4)]
    assert [one.status_code for one in answers][-1] == 429
    assert int(answers[-1]["Retry-After"]) > 0
    assert answers[0]["RateLimit-Limit"] == "2"


def test_only_those_to_whom_something_is_handed_are_connected(cast: Cast) -> None:
    for code in ("BAWASLU-33.19", "PANRB"):
        with pytest.raises(services.NothingIsHandedThere):
            connected(cast, code)


def test_events_hold_codes_only(at_ppk: AtPpk, bkn: System) -> None:
    services.collect(at=timezone.now())
    texts = {value for event in Event.objects.values() for value in event.values() if isinstance(value, str)}
    assert all(len(text) <= 40 and " " not in text for text in texts)
