"""What people change in the words of a contest, and what stays as names give it."""

from datetime import date

import pytest

from netra.ledger import queries as ledger
from netra.lexicons import queries, services
from netra.lexicons.models import Silence, Word
from netra.lexicons.services import By, NotAWord, WordDraft
from netra.registry import queries as registry
from netra.registry.models import Contest
from netra.registry.services import add_pair
from tests.builders import at

DAY = date(2030, 10, 9)
BUDI = By("user:1", "BAWASLU-33.19")


@pytest.fixture
def contest(country: None) -> Contest:
    """A contest of invented people: 2017 has no pairs on record."""
    found = Contest.objects.filter(election=2017, region="33.18").first() or Contest.objects.filter(election=2017)[0]
    add_pair(contest=found, ballot_no=1, head_name="H. RATNO SEKARJATI, S.E.", deputy_name="BRAMANTYO KUSUMO")
    add_pair(contest=found, ballot_no=2, head_name="DJATMIKANINGRUM", deputy_name="SANDI")
    return registry.contest(found.pk)


def _add(contest: Contest, text: str, kind: str = "ALIAS", **more: object) -> Word:
    draft = WordDraft(ballot_no=1, kind=kind, text=text, source="baliho di alun-alun", **more)  # type: ignore[arg-type]
    return services.add_word(contest, draft, by=BUDI, on=DAY, at=at(DAY))[0]


def _words(contest: Contest, ballot_no: int = 1) -> dict[str, object]:
    found = queries.lexicon_for([queries.key(contest)]).of(queries.key(contest))
    return {one.text: one for one in found if one.ballot_no == ballot_no}


def test_it_works(contest: Contest) -> None:
    before = queries.lexicon_for(year=2017)
    _add(contest, "#SekarjatiJuara ", "HASHTAG", starts_on=date(2017, 1, 1), ends_on=date(2017, 2, 15))
    after = queries.lexicon_for(year=2017)
    found = next(one for one in after.patterns if one.text == "sekarjatijuara")
    assert (found.contest, found.ballot_no, found.kind) == (queries.key(contest), 1, "HASHTAG")
    assert found.holds(date(2017, 2, 15))
    assert not found.holds(date(2017, 2, 16))
    assert after.version != before.version
    assert [row.event for row in ledger.timeline("LEXICON", contest.pk)] == ["WORD_ADDED"]


def test_the_same_word_is_there_once(contest: Contest) -> None:
    first = _add(contest, "Pakde  Ratno!")
    assert _add(contest, "pakde ratno") == first
    assert first.text == "pakde ratno"
    assert len(ledger.timeline("LEXICON", contest.pk)) == 1


def test_a_word_of_people_stands_instead_of_one_from_names(contest: Contest) -> None:
    assert not _words(contest)["sekarjati"].needs_company  # type: ignore[attr-defined]
    _add(contest, "sekarjati", needs_company=True)
    assert _words(contest)["sekarjati"].needs_company  # type: ignore[attr-defined]


def test_a_word_from_names_is_taken_out_and_brought_back(contest: Contest) -> None:
    row = services.silence(contest, 1, "sekarjati", why="nama jalan", by=BUDI, on=DAY, at=at(DAY))
    assert services.silence(contest, 1, "sekarjati", why="lagi", by=BUDI, on=DAY, at=at(DAY)) == row
    assert "sekarjati" not in _words(contest)
    assert "ratno sekarjati" in _words(contest)
    assert services.restore(row, by=BUDI, on=DAY, at=at(DAY))
    assert not services.restore(row, by=BUDI, on=DAY, at=at(DAY))
    assert "sekarjati" in _words(contest)
    events = [row.event for row in ledger.timeline("LEXICON", contest.pk)]
    assert sorted(events) == ["WORD_RESTORED", "WORD_SILENCED"]


def test_adding_a_silenced_word_ends_the_silence(contest: Contest) -> None:
    services.silence(contest, 1, "sekarjati", why="nama jalan", by=BUDI, on=DAY, at=at(DAY))
    _add(contest, "sekarjati")
    assert not Silence.objects.filter(ended_at=None).exists()
    assert "sekarjati" in _words(contest)


def test_a_withdrawn_word_stays_on_record(contest: Contest) -> None:
    word = _add(contest, "pakde ratno")
    assert services.withdraw_word(word, why="ternyata nama warung", by=BUDI, on=DAY, at=at(DAY))
    assert not services.withdraw_word(word, why="lagi", by=BUDI, on=DAY, at=at(DAY))
    assert "pakde ratno" not in _words(contest)
    assert Word.objects.get(pk=word.pk).ended_why == "ternyata nama warung"


def test_numbers_always_need_company(contest: Contest) -> None:
    _add(contest, "si 1", "NUMBER")
    assert _words(contest)["si 1"].needs_company  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["", "!!", "a"])
def test_no_word_is_refused(contest: Contest, text: str) -> None:
    with pytest.raises(NotAWord):
        _add(contest, text)


def test_ambiguity_is_judged_among_all_pairs_of_the_year(contest: Contest) -> None:
    other = Contest.objects.filter(election=2017).exclude(pk=contest.pk)[0]
    add_pair(contest=other, ballot_no=1, head_name="BRAMANTYO LAIN", deputy_name="SEKARJATI LAIN")
    assert _words(contest)["sekarjati"].needs_company  # type: ignore[attr-defined]


def test_an_address_of_a_campaign_account_is_its_handle() -> None:
    assert queries.as_words(" https://instagram.com/Ratno.Bram/?hl=id ", "HANDLE") == "ratno.bram"
    assert queries.as_words("@Ratno_Bram", "HANDLE") == "ratno_bram"
    assert queries.as_words("#Ratno Bram!", "HASHTAG") == "ratnobram"
