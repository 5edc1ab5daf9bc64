"""Flags put aside fade under a dated rule, with proof and without anything left; others do not."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from pytest_django import DjangoCaptureOnCommitCallbacks

from netra.cases.services import keep_all
from netra.domain.words import Text
from netra.evidence.services import NoCopy, inspect_store, look
from netra.ledger.models import Entry
from netra.monitoring import retention, services
from netra.monitoring.models import Flag, Stage
from netra.monitoring.services.holding import canonical
from tests.builders import at
from tests.cast import Cast
from tests.monitoring.builders import TODAY, WORDS, a_flag, a_row, an_inquiry, confirms, dismisses, load, read

DAYS = retention.rules()[-1].days


def grep(folder: Path, words: str) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def test_it_works(
    cast: Cast, data_folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    flag = a_flag()
    read(flag, cast.budi, dismisses("OTHER", why="Yang dimaksud Joko Contoh."))
    read(flag, cast.wati, dismisses())
    pieces = keep_all([ContentFile(b"Profil Joko Contoh", name="profil.txt")], by=cast.budi.actor, at=at(TODAY))
    whose = services.Whose(confidence="LOW", basis="WORD", name="Joko Contoh", why="Kata tetangga.")
    services.attribute(flag, whose, by=cast.budi.actor, on=TODAY, at=at(TODAY), evidence=pieces)
    an_inquiry(flag, cast.budi, question="Akun Joko Contoh?")
    told, evidence = hashlib.sha256(canonical(flag).encode()).hexdigest(), flag.evidence
    assert evidence is not None
    assert inspect_store().originals == 3  # the sealed act, the list of the run, what was said about the account

    assert services.fade(at=at(TODAY + timedelta(days=DAYS - 1), 23)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert services.fade(at=at(TODAY + timedelta(days=DAYS))) == 1
    assert services.fade(at=at(TODAY + timedelta(days=DAYS + 1))) == 0

    flag.refresh_from_db()
    assert (flag.text, flag.handle, flag.target_url, flag.matches, flag.codes) == ("", "", "", [], ["B06"])
    assert not grep(data_folder, WORDS)
    assert not grep(data_folder, "Joko")
    left = [
        *flag.attributions.values_list("name", "why"),
        *flag.verdicts.values_list("why"),
        *flag.inquiries.values_list("question"),
    ]
    assert "Joko" not in str(left)
    row = Entry.objects.get(event="FLAG_FADED")
    assert (row.refs["sha256"], row.refs["rule"], row.refs["files"]) == (told, "house-2024", 3)
    evidence.refresh_from_db()
    with pytest.raises(NoCopy):
        look(evidence, by="user:1", at=at(TODAY), copy="original", why="ingin tahu")
    assert inspect_store().is_whole


def test_what_became_a_matter_stays_and_what_nobody_read_goes(cast: Cast) -> None:
    load(a_row("kept"), a_row("unread"))
    kept = Flag.objects.get(key="kept")
    read(kept, cast.budi, confirms())
    read(kept, cast.wati, confirms())
    assert services.fade(at=at(TODAY + timedelta(days=5 * DAYS))) == 1
    kept.refresh_from_db()
    assert (kept.stage, kept.text) == (Stage.CONFIRMED, WORDS)
    assert Flag.objects.get(key="unread").text == ""


def test_the_rule_of_the_day_of_the_decision_counts() -> None:
    word = Text("contoh", "example")
    old = retention.Rule("old", date(2020, 1, 1), 30, word)
    new = retention.Rule("new", date(2024, 1, 1), 60, word)
    assert retention.rule_at(date(2019, 12, 31), (old, new)) is None
    assert retention.rule_at(date(2023, 12, 31), (old, new)) == old
    assert retention.rule_at(date(2024, 1, 1), (old, new)) == new
    assert new.fades_on(date(2024, 1, 1)) == date(2024, 3, 1)
