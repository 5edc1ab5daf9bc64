"""An answer for everybody: rewritten, looked at twice, found by search, marked when the law changes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from netra.domain.loading import load
from netra.ledger import queries as ledger
from netra.questions import queries, resting, services
from netra.questions.models import Published, SecondLook, State
from netra.questions.revealing import Sign, sightings
from netra.questions.services import CannotAct, SomeoneWasFaster
from tests.builders import at
from tests.cast import Cast
from tests.questions.builders import (
    ADVICE,
    ASKED_ON,
    CLEAN,
    TEXT,
    a_question,
    a_wording,
    answered,
    proposed,
    published,
    resting_on,
)

BEFORE_LIST = date(2022, 3, 1)  # the list of 2020 held, that of 2022 did not yet


def test_it_works(cast: Cast, client: Client) -> None:
    row = proposed(cast.budi)
    address = reverse("questions:published", args=[row.topic, row.slug])
    assert client.get(address).status_code == 404
    assert queries.find("grup wa", on=ASKED_ON) == []

    services.publish(row, seen=0, own_list=False, by=cast.wati.actor, on=ASKED_ON, at=at(ASKED_ON))
    found = queries.find("dimasukin grup wa tim sukses", on=ASKED_ON)
    assert [one.row.slug for one in found] == ["bolehkah-guru-tetap-berada-di-grup-whatsapp-yang-isinya-ajak"]
    page = client.get(address).content.decode()
    for words in (CLEAN, ADVICE, "Dilarang", "pasal 5 huruf n", "bukan putusan atas suatu perkara", load().version):
        assert words in page
    for hidden in (TEXT, "Budi", "Wati"):
        assert hidden not in page
    events = [entry.event for entry in ledger.timeline("PUBLISHED_ANSWER", row.pk)]
    assert events == ["ANSWER_PROPOSED", "ANSWER_PUBLISHED"]


def test_search_forgives_slang_slips_and_finds_nothing_in_nothing(cast: Cast) -> None:
    published(cast.budi, cast.wati)
    rested = resting_on("B07")
    question = "Bolehkah berfoto dengan calon sambil mengacungkan jari?"
    published(cast.budi, cast.wati, topic="foto-dan-simbol", question=question, rested=rested)

    def first(words: str) -> str:
        return next((one.row.topic for one in queries.find(words, on=ASKED_ON)), "")

    assert first("selfie bareng paslon") == "foto-dan-simbol"
    assert first("poto pake gaya jari bolehhh gak") == "foto-dan-simbol"
    assert first("grub watsap") == "grup-percakapan"
    assert first("whatsap") == "grup-percakapan"
    assert first("perpanjangan paspor") == ""
    assert len(queries.find("", codes={"B07"}, on=ASKED_ON)) == 1
    assert queries.find("", topic="desa", on=ASKED_ON) == []


def test_a_second_person_looks_and_nobody_else_publishes(cast: Cast) -> None:
    row = proposed(cast.nala)
    look: dict[str, Any] = {"seen": 0, "own_list": True, "on": ASKED_ON, "at": at(ASKED_ON)}
    assert queries.publication(row.pk, cast.tono.user, ASKED_ON) is None
    assert queries.publication(row.pk, cast.adi.user, ASKED_ON) is None
    assert queries.publication(row.pk, cast.budi.user, ASKED_ON) is None  # an office below does not look upwards
    services.publish(row, by=cast.nala.actor, **look)  # the only one there, with the list
    row.refresh_from_db()
    assert row.second_look == SecondLook.OWN_LIST
    with pytest.raises(SomeoneWasFaster):
        services.withdraw(row, note="dua kali", seen=0, by=cast.nala.actor, on=ASKED_ON, at=at(ASKED_ON))


def test_with_a_colleague_nobody_looks_at_their_own(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = proposed(cast.budi)
    look: dict[str, Any] = {"seen": 0, "on": ASKED_ON, "at": at(ASKED_ON), "by": cast.budi.actor}
    with pytest.raises(CannotAct):
        services.publish(row, own_list=False, **look)
    cast.tono.user.memberships.create(institution=cast.budi.office, role="DISTRICT_SUPERVISOR", since=ASKED_ON)
    with pytest.raises(CannotAct):
        services.publish(row, own_list=True, **look)
    assert Published.objects.get().state == State.PROPOSED


def test_proposed_twice_it_is_there_once(cast: Cast) -> None:
    answer = answered(cast.budi)
    rows = {
        services.propose(answer, a_wording(), by=cast.budi.actor, on=ASKED_ON, at=at(ASKED_ON)).pk for _ in range(2)
    }
    assert len(rows) == 1


def test_sent_back_reworded_and_withdrawn(cast: Cast, client: Client) -> None:
    row = proposed(cast.budi)
    services.send_back(row, note="Masih menyebut sekolah.", seen=0, by=cast.wati.actor, on=ASKED_ON, at=at(ASKED_ON))
    row.refresh_from_db()
    services.reword(row, a_wording(), seen=1, by=cast.budi.actor, on=ASKED_ON, at=at(ASKED_ON))
    row.refresh_from_db()
    services.publish(row, seen=2, own_list=False, by=cast.wati.actor, on=ASKED_ON, at=at(ASKED_ON))
    row.refresh_from_db()
    services.withdraw(row, note="Aturannya keliru dikutip.", seen=3, by=cast.wati.actor, on=ASKED_ON, at=at(ASKED_ON))
    gone = client.get(reverse("questions:published", args=[row.topic, row.slug]))
    assert gone.status_code == 410
    assert "Aturannya keliru dikutip." in gone.content.decode()
    assert ADVICE not in gone.content.decode()
    assert queries.find("grup", on=ASKED_ON) == []


def test_a_change_of_law_marks_the_answers_it_touches(cast: Cast, client: Client) -> None:
    old = published(cast.budi, cast.wati, rested=resting_on("B06", on=BEFORE_LIST))
    new = published(cast.budi, cast.wati, question="Bolehkah menyukai unggahan calon?")

    before = resting.read(old.rested)
    assert resting.changes(before, load(), date(2022, 9, 21)) == ()
    after = resting.changes(before, load(), date(2022, 9, 22))  # the day of the new list
    assert "SKB" in after[0].id
    assert "2/2022" in after[0].id

    assert services.mark_changed(on=ASKED_ON, at=at(ASKED_ON)) == 1
    assert services.mark_changed(on=ASKED_ON, at=at(ASKED_ON)) == 0
    old.refresh_from_db()
    new.refresh_from_db()
    assert (bool(old.changes), bool(new.changes)) == (True, False)
    assert [row.pk for row in queries.desk(cast.budi.user, on=ASKED_ON)["changed"]] == [old.pk]
    assert "Hukumnya berubah sejak" in client.get(f"/tanya/{old.topic}/{old.slug}/").content.decode()
    assert client.get("/tanya/?q=grup").content.decode().count("hukumnya berubah sejak itu") >= 1

    # The old words stay, marked, until the new ones had their second look.
    renewed = a_wording(text="Aturan 2022 juga melarang.", rested=resting_on("B06"))
    services.reword(old, renewed, seen=old.revision, by=cast.budi.actor, on=ASKED_ON, at=at(ASKED_ON))
    old.refresh_from_db()
    assert (old.text, old.state) == (ADVICE, State.PUBLISHED)
    services.publish(old, seen=old.revision, own_list=False, by=cast.wati.actor, on=ASKED_ON, at=at(ASKED_ON))
    old.refresh_from_db()
    assert (old.text, old.changes, old.renewal, old.reviewed_on) == ("Aturan 2022 juga melarang.", [], None, ASKED_ON)
    assert services.mark_changed(on=ASKED_ON, at=at(ASKED_ON)) == 0


def test_other_words_of_a_rule_are_a_change_and_another_version_alone_is_none() -> None:
    before, catalogue = resting_on("B06"), load()
    assert resting.changes(before, replace(catalogue, version="0" * 12), ASKED_ON) == ()
    rule = catalogue.rule("B06")
    other = replace(catalogue, rules={**catalogue.rules, "B06": replace(rule, act=catalogue.rule("B07").act)})
    assert "sekarang" in resting.changes(before, other, ASKED_ON)[0].id
    gone = replace(catalogue, rules={code: one for code, one in catalogue.rules.items() if code != "B06"})
    assert len(resting.changes(before, gone, ASKED_ON)) == 1


def test_an_article_and_an_allowance_are_kept_and_compared() -> None:
    catalogue = load()
    rested = resting.rest(
        catalogue, on=ASKED_ON, status="PNS", articles=["uu-10-2016 pasal 71 ayat (1)"], allowances=["OK-VOTE"]
    )
    assert resting.read(rested.as_json()) == rested
    assert resting.changes(rested, catalogue, ASKED_ON) == ()
    with pytest.raises(resting.DoesNotHold):
        resting.rest(catalogue, on=ASKED_ON, status="PNS", articles=["uu-10-2016 pasal 999"])
    without = replace(catalogue, allowances=())
    assert len(resting.changes(rested, without, ASKED_ON)) == 1


def test_what_may_point_to_somebody_is_seen() -> None:
    text = (
        "Pak Sugeng Contoh, NIP 19800101 200501 1 001, hp 0812-3456-7890, surel a@b.id, akun @sugeng.c,"
        " mengajar di SDN 3 Rejosari sejak 3 Mei 2024; ditegur Rahmat Hidayat."
    )
    found = {one.sign for one in sightings(text)}
    assert found == {Sign.NAME, Sign.NUMBER, Sign.PHONE, Sign.EMAIL, Sign.ACCOUNT, Sign.PLACE, Sign.DAY}
    assert "Rahmat Hidayat" in {one.words for one in sightings(text)}
    assert sightings("Menurut Peraturan Pemerintah, pegawai tidak boleh menyukai unggahan calon.") == ()


def test_marked_words_hold_a_proposal_until_they_are_ticked(cast: Cast, client: Client) -> None:
    answer = answered(cast.budi)
    client.force_login(cast.budi.user)
    address = reverse("questions:propose", args=[answer.question.ref, answer.pk])
    form = {
        "seen": 0,
        "topic": "grup-percakapan",
        "question": CLEAN + " Pak Sugeng bilang boleh.",
        "ruling": "FORBIDDEN",
        "text": ADVICE,
        "codes": ["B06"],
    }
    refused = client.post(address, form)
    assert refused.status_code == 422
    assert "Pak Sugeng" in refused.content.decode()
    assert client.post(address, {**form, "is_clean": "on"}).status_code == 302


def test_the_question_behind_it_is_its_offices_alone(cast: Cast, client: Client) -> None:
    row = published(cast.budi, cast.wati)
    address = reverse("questions:publication", args=[row.pk])
    ref = a_question().ref
    for person, sees in ((cast.budi, True), (cast.wati, False), (cast.nala, False)):
        client.force_login(person.user)
        page = client.get(address).content.decode()
        assert CLEAN in page
        assert ("Pertanyaan asalnya" in page, TEXT in page) == (sees, False)
    client.force_login(cast.tono.user)
    assert client.get(address).status_code == 404
    assert client.get(reverse("questions:question", args=[ref])).status_code == 404
