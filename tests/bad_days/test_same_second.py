"""Several people do the same thing in the same second, through the real server."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypeVar

import pytest

from tests.bad_days.browser import Answer, Browser, code_in
from tests.bad_days.forms import a_photo, hand_in, open_form
from tests.bad_days.house import House, copy, demolish

Thing = TypeVar("Thing")
MANY = 30
FASTER = "baru saja diubah orang lain"


@pytest.fixture(scope="module")
def busy_house(model_house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One that serves, for all tests of this file."""
    house = copy(model_house, tmp_path_factory.mktemp("busy") / "house")
    house.start()
    yield house
    demolish(house)


@pytest.fixture(scope="module")
def keys(busy_house: House) -> dict[str, str]:
    found: dict[str, str] = busy_house.do("people")
    return found


def at_once(doing: Callable[[Thing], Answer], things: Sequence[Thing]) -> list[Answer]:
    """Do it with every thing, all of them let go at the same moment."""
    gate = threading.Barrier(len(things))

    def one(thing: Thing) -> Answer:
        gate.wait()
        return doing(thing)

    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(one, things))


def no_gaps(house: House) -> bool:
    return not house.rows(
        "select subject_id from ledger_entry group by subject_kind, subject_id having count(*) <> max(sequence)"
    )


@pytest.fixture(scope="module")
def officers(busy_house: House, keys: dict[str, str]) -> list[Browser]:
    found = []
    for name in ("budi", "bima"):
        browser = busy_house.browser()
        browser.sign_in(keys[name])
        found.append(browser)
    return found


def test_it_works(busy_house: House, officers: list[Browser]) -> None:
    """Two officers take the same act on the same case: one does, the other is told, and the ledger has one row."""
    for ref in busy_house.do("reports", "8"):
        path = f"/perkara/{ref}/tindakan/begin_initial_study/"
        for officer in officers:
            assert officer.get(path).status == 200
        fields = [("revision", "0"), ("on", date.today().isoformat()), ("note", "Saya periksa.")]
        answers = at_once(lambda officer: officer.post_plain(path, fields), officers)  # noqa: B023
        assert sorted(answer.status for answer in answers) == [302, 409]
        [told] = [answer for answer in answers if answer.status == 409]
        assert FASTER in told.text
        assert "Saya periksa." in told.text, "the words of the slower one are not lost"
    assert busy_house.rows(
        "select count(*), count(distinct subject_id) from ledger_entry where event = 'begin_initial_study'"
    ) == [(8, 8)]
    assert no_gaps(busy_house)


def test_two_different_acts_do_not_both_happen(busy_house: House, officers: list[Browser]) -> None:
    [ref] = busy_house.do("reports", "1")
    fields = [("revision", "0"), ("on", date.today().isoformat()), ("sure", "on")]
    _paper(
        officers[0],
        ref,
        "TRANSFER_LETTER",
        [("number", "1/PM"), ("text", "Bukan wilayah kami."), ("office", "Bawaslu Kabupaten Demak")],
    )
    pairs = list(zip(officers, ("begin_initial_study", "pass_on"), strict=True))
    answers = at_once(lambda pair: pair[0].post_plain(f"/perkara/{ref}/tindakan/{pair[1]}/", fields), pairs)
    assert sorted(answer.status for answer in answers)[0] == 302
    assert [answer.status for answer in answers].count(302) == 1
    assert no_gaps(busy_house)


def _paper(browser: Browser, ref: str, kind: str, fields: list[tuple[str, str]]) -> Answer:
    path = f"/perkara/{ref}/naskah/{kind}/"
    answer = browser.post(path, [("on", date.today().isoformat()), *fields])
    assert answer.status == 302, answer.faults
    return answer


def test_thirty_papers_on_one_case(busy_house: House, officers: list[Browser]) -> None:
    [ref] = busy_house.do("reports", "1")
    officer = officers[0]
    answer = officer.post_plain(
        f"/perkara/{ref}/tindakan/begin_initial_study/", [("revision", "0"), ("on", date.today().isoformat())]
    )
    assert answer.status == 302
    at_once(
        lambda number: _paper(officer, ref, "INITIAL_STUDY_NOTE", [("text", f"Catatan {number}")]), list(range(MANY))
    )
    one = f"from cases_paper p join cases_case c on c.id = p.case_id where c.ref = '{ref}'"
    assert busy_house.rows(f"select count(*) {one}") == [(MANY,)]
    ledger = f"from ledger_entry e join cases_case c on c.id = e.subject_id where c.ref = '{ref}'"
    assert busy_house.rows(f"select count(*) {ledger} and e.event = 'PAPER_ADDED'") == [(MANY,)]
    assert no_gaps(busy_house)


def test_thirty_reports_and_some_sent_twice(busy_house: House) -> None:
    before = busy_house.rows("select count(*) from intake_report")[0][0]
    browsers = [busy_house.browser() for _ in range(MANY - 10)]
    forms = [(browser, open_form(browser), seed) for seed, browser in enumerate(browsers)]
    again = [(browser, token, seed) for browser, token, seed in forms[:10]]
    answers = at_once(lambda form: hand_in(form[0], form[1], a_photo(form[2])), [*forms, *again])
    codes = [code_in(answer) for answer in answers]
    assert all(codes)
    assert codes[-10:] == codes[:10], "the same form sent twice at once is one report"
    assert len(set(codes)) == len(forms)
    assert busy_house.rows("select count(*) from intake_report")[0][0] == before + len(forms)
    assert no_gaps(busy_house)


def test_the_server_had_nothing_to_complain_about(busy_house: House) -> None:
    assert "Traceback" not in busy_house.log.read_text()


def test_two_officers_take_one_flag(busy_house: House, officers: list[Browser]) -> None:
    """One holds it and may judge, the other is told; the act is sealed once."""
    refs = busy_house.do("flags", "6")
    for ref in refs:
        path = f"/pemantauan/tanda/{ref}/"
        taken = at_once(lambda officer: officer.post_plain(f"{path}ambil/", [("seen", "0")]), officers)  # noqa: B023
        assert [answer.status for answer in taken] == [302, 302]
        reason = [("seen", "1"), ("ruling", "DISMISS"), ("reason", "TAGGED"), ("partisan", "YES")]
        fields = [(f"putusan-{name}", value) for name, value in reason]
        judged = at_once(lambda officer: officer.post_plain(f"{path}putuskan/", fields), officers)  # noqa: B023
        assert sorted(answer.status for answer in judged) == [302, 422]
    counted = "select event, count(*), count(distinct subject_id) from ledger_entry where subject_kind = 'FLAG'"
    assert busy_house.rows(f"{counted} group by event order by event") == [("FLAG_READ", 6, 6), ("FLAG_TAKEN", 6, 6)]
    assert busy_house.rows("select count(*) from monitoring_verdict") == [(6,)]
    assert busy_house.rows("select count(*) from evidence_evidence where name = 'unggahan.txt'") == [(6,)]
    assert no_gaps(busy_house)
