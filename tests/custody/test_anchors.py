"""Roots are brought outside, and rows that come late are not forgotten.

Threat model: HOST-6.
"""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from netra.custody import services
from netra.custody.models import Anchor, Gap, Root
from netra.custody.stamping import NoStamp, check
from netra.ledger import services as ledger
from netra.ledger.models import Entry
from netra.ledger.services import Event, Subject
from tests.builders import at
from tests.custody.authority import running

DAY = date(2024, 10, 10)


def record(subject: int, hour: int = 9) -> Entry:
    return ledger.record(Subject("CASE", subject), Event("PLACED", DAY, at(DAY, hour), "user:1"))


@pytest.fixture
def root(db: None) -> Root:
    record(1)
    return services.make_roots(at=at(DAY, 12))[0]


def test_a_root_is_made_once_a_day(db: None) -> None:
    record(1)
    assert services.make_roots_when_due(at=at(DAY, 12)) == 1
    record(1)
    assert services.make_roots_when_due(at=at(DAY, 13)) == 0
    assert services.make_roots_when_due(at=at(DAY + timedelta(1), 1)) == 1
    assert services.make_roots_when_due(at=at(DAY + timedelta(2), 1)) == 1  # nothing came, and that is said too
    assert list(Root.objects.order_by("number").values_list("rows", flat=True)) == [1, 1, 0]
    assert services.verify(services.outside([Root.objects.get(number=3).value])).proven == 2


def test_roots_go_into_a_folder_and_prove_from_there(root: Root, settings: Settings, tmp_path: Path) -> None:
    settings.ROOTS_FOLDER = str(tmp_path)
    assert services.bring_outside(at=at(DAY, 12)) == 1
    assert services.bring_outside(at=at(DAY, 12)) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["root-000001.txt"]
    record(1, 13)
    found = services.verify(services.outside([str(tmp_path)]))
    assert (found.proven, found.unproven, found.troubles) == (1, 1, 0)
    settings.ROOTS_FOLDER = str(tmp_path / "gone")
    assert services.bring_outside(at=at(DAY, 12)) == 0  # tried again in the next round


def test_roots_are_mailed(root: Root, settings: Settings) -> None:
    settings.ROOTS_MAIL, settings.EMAIL_HOST = ["arsip@contoh.invalid", "notaris@contoh.invalid"], "mail.invalid"
    assert services.bring_outside(at=at(DAY, 12)) == 2
    assert services.bring_outside(at=at(DAY, 12)) == 0
    assert [message.to for message in mail.outbox] == [["arsip@contoh.invalid"], ["notaris@contoh.invalid"]]
    assert root.value in mail.outbox[0].body


@pytest.mark.skipif(shutil.which("openssl") is None, reason="the program openssl plays the authority")
def test_an_authority_stamps_the_root(root: Root, settings: Settings, tmp_path: Path) -> None:
    with running(tmp_path) as authority:
        settings.TIME_AUTHORITY, settings.TIME_AUTHORITY_CERTIFICATES = authority.address, str(authority.certificates)
        assert services.bring_outside(at=at(DAY, 12)) == 1
        assert services.bring_outside(at=at(DAY, 12)) == 0
        assert len(authority.asked) == 1
        anchor = Anchor.objects.get(kind="TIME")
        proof = bytes(anchor.proof)
        assert check(proof, root.value, authority.certificates).year >= 2024
        with pytest.raises(NoStamp):
            check(proof, "0" * 64, authority.certificates)
    answer = Client().get(f"/akar/{root.number}/{anchor.pk}.tsr")
    assert answer.content == proof
    token = tmp_path / "akar.tsr"
    token.write_bytes(proof)
    assert services.verify(services.outside([str(token)])).proven == 1
    settings.TIME_AUTHORITY = "http://127.0.0.1:9/"
    assert services.bring_outside(at=at(DAY, 12)) == 0


def test_a_row_that_was_slow_to_appear_comes_under_the_next_root(db: None) -> None:
    rows = [record(n) for n in range(1, 6)]
    slow = rows[2]
    Entry.objects.filter(pk=slow.pk)._raw_delete("default")
    (first,) = services.make_roots(at=at(DAY, 12))
    waited_for = Gap.objects.filter(letter="L", first__gt=rows[0].pk)  # what other tests used up lies before
    assert (first.rows, waited_for.get().first) == (4, slow.pk)
    Entry.objects.bulk_create([slow])
    (second,) = services.make_roots(at=at(DAY, 13))
    assert (second.rows, waited_for.count()) == (1, 0)
    found = services.verify(services.outside([second.value]))
    assert (found.proven, found.troubles) == (5, 0)


def test_numbers_that_never_came_are_given_up_after_a_week(db: None) -> None:
    rows = [record(n) for n in range(1, 4)]
    Entry.objects.filter(pk=rows[1].pk)._raw_delete("default")
    services.make_roots(at=at(DAY, 12))
    services.make_roots(at=at(DAY + timedelta(6)))
    assert Gap.objects.filter(first=rows[1].pk).exists()
    services.make_roots(at=at(DAY + timedelta(8)))
    assert not Gap.objects.exists()


def test_what_is_neither_root_nor_token_is_refused(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("bukan akar")
    with pytest.raises(services.BadRootFile):
        services.outside([str(tmp_path)])


def test_a_root_file_that_was_altered_is_refused(root: Root, tmp_path: Path) -> None:
    path = tmp_path / "akar.txt"
    services.write_roots(path)
    row = Entry.objects.get().pk
    path.write_text(path.read_text().replace(f"L {row} ", f"L {row + 1} "))
    with pytest.raises(services.BadRootFile):
        services.outside([str(path)])
