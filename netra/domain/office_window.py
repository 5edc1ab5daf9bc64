"""Does an act of a head of region fall into a window in which article 71 binds, judged at the day of the act?

UU 10/2016 article 71(2) (replacing officials), 71(3) (powers, programmes, activities), 71(4)-(6); UU 1/2015 article
162(3) (a second freeze after inauguration) and 190. What no calendar tells, such as the day a term ends, is not
guessed: it comes in as an argument, and without it the verdict says what has to be found out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netra.domain import office_words as words
from netra.domain.saying import day
from netra.domain.timetable import Timetables, UnknownElection, Window, six_months_before
from netra.domain.validity import Period
from netra.domain.words import Text
from netra.domain.workflow import Cite

LONG_OVER = timedelta(days=2 * 365)
REPLACEMENT, PROGRAMMES = "REPLACEMENT", "PROGRAMMES"
ART_71_2 = Cite("uu-10-2016", "pasal 71 ayat (2)")
ART_71_3 = Cite("uu-10-2016", "pasal 71 ayat (3)")
ART_71_4_6 = Cite("uu-10-2016", "pasal 71 ayat (4) sampai (6)")
ART_162_3 = Cite("uu-1-2015", "pasal 162 ayat (3)")
ART_190 = Cite("uu-1-2015", "pasal 190")


class Deed(StrEnum):
    """What was done with the powers of office."""

    ROTATION = "ROTATION"
    AID = "AID"
    ASSETS = "ASSETS"
    MOBILISATION = "MOBILISATION"


class Consent(StrEnum):
    """The Home Minister's written consent to a replacement."""

    NONE = "NONE"
    GIVEN = "GIVEN"
    NOT_KNOWN = "NOT_KNOWN"


class Ruling(StrEnum):
    """What the dates say. None of these is a finding: that is for the plenary."""

    INSIDE_WITHOUT_CONSENT = "INSIDE_WITHOUT_CONSENT"
    INSIDE_WITH_CONSENT = "INSIDE_WITH_CONSENT"
    INSIDE = "INSIDE"  # article 71(3), which knows no consent
    NOT_A_REPLACEMENT = "NOT_A_REPLACEMENT"
    OUTSIDE = "OUTSIDE"
    NO_CONTEST = "NO_CONTEST"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class OfficeDeed:
    """An act of office as far as its dates matter. `None`: not known, or it does not apply."""

    kind: Deed
    on: date
    fills_vacancy: bool = False
    consent: Consent = Consent.NONE
    consent_on: date | None = None
    winners_fixed_on: date | None = None
    inaugurated_on: date | None = None

    @property
    def is_rotation(self) -> bool:
        return self.kind is Deed.ROTATION


@dataclass(frozen=True, slots=True)
class Vote:
    """A contest that counts for the region; `designated_on` only where it departs from the national timetable."""

    year: int
    designated_on: date | None = None
    polled_on: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the dates say about an act: the reason, the articles, and what still has to be found out."""

    ruling: Ruling
    reason: Text
    articles: tuple[Cite, ...] = ()
    year: int | None = None
    window: Period | None = None
    to_check: tuple[Text, ...] = ()

    @property
    def is_suspicious(self) -> bool:
        """Whether the dates give cause to look further."""
        return self.ruling in {Ruling.INSIDE_WITHOUT_CONSENT, Ruling.INSIDE, Ruling.UNKNOWN}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The window of one vote as it stood on the day, and the last day that surely lies in it."""

    vote: Vote
    period: Period
    statement: Text
    sure_until: date
    doubts: tuple[Text, ...]

    def begun(self, on: date) -> bool:
        return self.period.start is not None and self.period.start <= on

    def long_over(self, on: date) -> bool:
        """Our own assumption, said so on the page: nobody waits two years for the winners or their inauguration."""
        return on - self.sure_until > LONG_OVER


def judge(deed: OfficeDeed, votes: Sequence[Vote], timetables: Timetables) -> Verdict:
    """UU 10/2016 art 71(2)-(3), UU 1/2015 art 162(3): what the dates of an act say about it.

    `votes` are the contests that count: for a replacement those of the region itself, for article 71(3) the
    province's too. The timetable is the one in force on the day of the act.
    """
    if not votes:
        return Verdict(Ruling.NO_CONTEST, words.NO_CONTEST)
    stretches, unknown = _stretches(deed, votes, timetables)
    begun = [stretch for stretch in stretches if stretch.begun(deed.on) and not stretch.long_over(deed.on)]
    if begun:
        stretch = max(begun, key=lambda one: (one.period.start or date.min, one.sure_until))
        return _rotation(deed, stretch) if deed.is_rotation else _programme(deed, stretch)
    if deed.is_rotation and _in_second_freeze(deed, timetables):
        return _second_freeze(deed, None)
    if unknown or not stretches:
        years = ", ".join(str(year) for year in unknown or [vote.year for vote in votes])
        return Verdict(Ruling.UNKNOWN, words.filled(words.NO_TIMETABLE, years=years))
    coming = [stretch for stretch in stretches if not stretch.begun(deed.on)]
    past = [stretch for stretch in stretches if stretch.begun(deed.on)]
    assumed = (words.LONG_OVER,) if past else ()
    if not coming:
        article = ART_71_2 if deed.is_rotation else ART_71_3
        told = words.filled_texts(words.NONE_RUNS, on=day(deed.on))
        return Verdict(Ruling.OUTSIDE, told, (article,), None, None, assumed)
    return _before(deed, min(coming, key=lambda one: one.period.start or date.max), assumed)


def _stretches(deed: OfficeDeed, votes: Sequence[Vote], timetables: Timetables) -> tuple[list[_Stretch], list[int]]:
    found: list[_Stretch] = []
    unknown: list[int] = []
    for vote in votes:
        try:
            stretch = _stretch(deed, vote, timetables)
        except UnknownElection:
            stretch = None
        if stretch is None:
            if vote.year - 1 <= deed.on.year <= vote.year + 2:
                unknown.append(vote.year)
        else:
            found.append(stretch)
    return found, unknown


def _stretch(deed: OfficeDeed, vote: Vote, timetables: Timetables) -> _Stretch | None:
    """`None` where the rule of six months did not hold yet or its days were not compiled."""
    name = REPLACEMENT if deed.is_rotation else PROGRAMMES
    window = _named(timetables.windows(vote.year, deed.on), name)
    if window is None:
        return None
    timetable = timetables.timetable_at(vote.year, deed.on)
    if vote.designated_on is not None:
        start = six_months_before(vote.designated_on)
        said = words.filled_texts(words.LOCAL_WINDOW, since=day(start), designation=day(vote.designated_on))
        return _Stretch(vote, Period(start, None), said, vote.polled_on or timetable.last_day, (words.LOCAL_DOUBT,))
    final = timetables.election(vote.year).final
    later = _named(timetables.windows(vote.year, final.period.start or deed.on), name)
    doubts = _doubts(window.period.start, None if later is None else later.period.start, deed.on)
    sure_until = max(timetable.last_day, vote.polled_on or timetable.last_day)
    return _Stretch(vote, window.period, window.statement, sure_until, doubts)


def _doubts(start: date | None, later: date | None, on: date) -> tuple[Text, ...]:
    """A revision of the timetable is told where it would have changed the answer."""
    if start is None or later is None or (start <= on) == (later <= on):
        return ()
    return (words.filled_texts(words.REVISED, since=day(later)),)


def _named(windows: Sequence[Window], name: str) -> Window | None:
    return next((window for window in windows if window.name == name), None)


def _before(deed: OfficeDeed, stretch: _Stretch, assumed: tuple[Text, ...]) -> Verdict:
    article = ART_71_2 if deed.is_rotation else ART_71_3
    told = words.filled_texts(words.BEFORE, on=day(deed.on), window=stretch.statement)
    check = (words.SECOND_FREEZE_UNKNOWN,) if deed.is_rotation and deed.inaugurated_on is None else ()
    doubts = (*stretch.doubts, *assumed, *check)
    return Verdict(Ruling.OUTSIDE, told, (article,), stretch.vote.year, stretch.period, doubts)


def _rotation(deed: OfficeDeed, stretch: _Stretch) -> Verdict:
    """Art 71(2): to the end of the term of whoever holds the office, a day that no calendar of ours tells."""
    if deed.on <= stretch.sure_until or (deed.inaugurated_on is not None and deed.on < deed.inaugurated_on):
        return _frozen(deed, stretch)
    if deed.inaugurated_on is None:
        told = words.filled_texts(words.TERM_UNKNOWN, on=day(deed.on), last=day(stretch.sure_until))
        articles = (ART_71_2, ART_162_3, ART_190)
        return Verdict(Ruling.UNKNOWN, told, articles, stretch.vote.year, stretch.period, stretch.doubts)
    if deed.on < _half_a_year_after(deed.inaugurated_on):
        return _second_freeze(deed, stretch)
    told = words.filled_texts(words.AFTER_FREEZES, on=day(deed.on), inauguration=day(deed.inaugurated_on))
    return Verdict(Ruling.OUTSIDE, told, (ART_71_2, ART_162_3), stretch.vote.year, stretch.period, stretch.doubts)


def _frozen(deed: OfficeDeed, stretch: _Stretch) -> Verdict:
    articles = (ART_71_2, ART_71_4_6, ART_190)
    inside = words.filled_texts(words.INSIDE, on=day(deed.on), window=stretch.statement)
    if deed.fills_vacancy:
        ruling, more = Ruling.NOT_A_REPLACEMENT, words.VACANCY
    else:
        ruling, more = _consent(deed)
    return Verdict(ruling, words.joined(inside, more), articles, stretch.vote.year, stretch.period, stretch.doubts)


def _second_freeze(deed: OfficeDeed, stretch: _Stretch | None) -> Verdict:
    """Art 162(3): six months after inauguration, again unless the Minister consents in writing."""
    assert deed.inaugurated_on is not None
    until = _half_a_year_after(deed.inaugurated_on)
    inside = words.filled_texts(words.SECOND, on=day(deed.on), inauguration=day(deed.inaugurated_on))
    ruling, more = (Ruling.UNKNOWN, words.VACANCY_SECOND) if deed.fills_vacancy else _consent(deed)
    return Verdict(
        ruling,
        words.joined(inside, more),
        (ART_162_3, ART_190),
        None if stretch is None else stretch.vote.year,
        Period(deed.inaugurated_on, until),
        () if stretch is None else stretch.doubts,
    )


def _consent(deed: OfficeDeed) -> tuple[Ruling, Text]:
    if deed.consent is Consent.NOT_KNOWN or (deed.consent is Consent.GIVEN and deed.consent_on is None):
        return Ruling.UNKNOWN, words.CONSENT_UNKNOWN
    if deed.consent is Consent.NONE:
        return Ruling.INSIDE_WITHOUT_CONSENT, words.WITHOUT_CONSENT
    assert deed.consent_on is not None
    if deed.consent_on > deed.on:
        return Ruling.INSIDE_WITHOUT_CONSENT, words.filled_texts(words.CONSENT_LATE, consent=day(deed.consent_on))
    return Ruling.INSIDE_WITH_CONSENT, words.filled_texts(words.WITH_CONSENT, consent=day(deed.consent_on))


def _programme(deed: OfficeDeed, stretch: _Stretch) -> Verdict:
    """Art 71(3): until the winners are fixed, never before the last known day of the vote's own timetable."""
    fixed_on, year = deed.winners_fixed_on, stretch.vote.year
    if deed.on <= stretch.sure_until or (fixed_on is not None and deed.on < fixed_on):
        told = words.joined(
            words.filled_texts(words.INSIDE, on=day(deed.on), window=stretch.statement), words.TO_BE_PROVEN
        )
        return Verdict(Ruling.INSIDE, told, (ART_71_3, ART_71_4_6), year, stretch.period, stretch.doubts)
    ended_on = fixed_on or deed.inaugurated_on
    if ended_on is not None and deed.on >= ended_on:
        told = words.filled_texts(words.AFTER_WINNERS, on=day(deed.on), ended=day(ended_on))
        return Verdict(Ruling.OUTSIDE, told, (ART_71_3,), year, stretch.period, stretch.doubts)
    told = words.filled_texts(words.WINNERS_UNKNOWN, on=day(deed.on), last=day(stretch.sure_until))
    return Verdict(Ruling.UNKNOWN, told, (ART_71_3, ART_71_4_6), year, stretch.period, stretch.doubts)


def _in_second_freeze(deed: OfficeDeed, timetables: Timetables) -> bool:
    inaugurated_on, law_start = deed.inaugurated_on, timetables.window_law.period.start
    if inaugurated_on is None or (law_start is not None and deed.on < law_start):
        return False
    return inaugurated_on <= deed.on < _half_a_year_after(inaugurated_on)


def _half_a_year_after(on: date) -> date:
    """The first day after six months.

    >>> _half_a_year_after(date(2025, 2, 20)), _half_a_year_after(date(2021, 8, 31))
    (datetime.date(2025, 8, 20), datetime.date(2022, 2, 28))
    """
    year, month = (on.year, on.month + 6) if on.month <= 6 else (on.year + 1, on.month - 6)
    for last in (on.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
