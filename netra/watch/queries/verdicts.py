"""What the law's calendar says about an act in the register, with the words and colours a page needs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netra.domain.loading import load
from netra.domain.office_window import Ruling, Verdict, Vote, judge
from netra.domain.saying import article
from netra.domain.words import Text
from netra.domain.workflow import Cite
from netra.ui.components import LawChip
from netra.watch.models import Doer, OfficeAct

if TYPE_CHECKING:
    from netra.registry.models import Contest, Region

OFFICE_ACT = "OFFICE_ACT"  # the ledger's name for an act in this register


@dataclass(frozen=True, slots=True)
class Badge:
    """A ruling as a page shows it."""

    label: Text
    tone: str
    icon: str


RULINGS: dict[Ruling, Badge] = {
    Ruling.INSIDE_WITHOUT_CONSENT: Badge(
        Text("Dalam masa larangan, tanpa persetujuan", "Inside the window, without consent"),
        "bad",
        "exclamation-circle-fill",
    ),
    Ruling.INSIDE: Badge(Text("Dalam masa larangan", "Inside the window"), "warn", "exclamation-triangle-fill"),
    Ruling.UNKNOWN: Badge(Text("Perlu diperiksa", "To be checked"), "warm", "patch-question-fill"),
    Ruling.INSIDE_WITH_CONSENT: Badge(
        Text("Dalam masa larangan, dengan persetujuan", "Inside the window, with consent"), "good", "check-circle-fill"
    ),
    Ruling.NOT_A_REPLACEMENT: Badge(Text("Bukan penggantian", "Not a replacement"), "info", "info-circle-fill"),
    Ruling.OUTSIDE: Badge(Text("Di luar masa larangan", "Outside the window"), "", "dash-circle"),
    Ruling.NO_CONTEST: Badge(Text("Tidak ada pemilihan", "No election"), "", "dash-circle"),
}

_TITLES = {
    "PROVINCE": Text("Gubernur", "Governor"),
    "REGENCY": Text("Bupati", "Regent"),
    "CITY": Text("Wali Kota", "Mayor"),
}
_DOERS = {
    Doer.HEAD: Text("{title} {name}", "{title} of {name}"),
    Doer.DEPUTY: Text("Wakil {title} {name}", "Deputy {title} of {name}"),
    Doer.ACTING_HEAD: Text("Penjabat {title} {name}", "Acting {title} of {name}"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """An act of the register with its verdict."""

    act: OfficeAct
    verdict: Verdict

    @property
    def badge(self) -> Badge:
        return RULINGS[self.verdict.ruling]

    @property
    def title(self) -> Text:
        return doer_title(self.act.region, Doer(self.act.done_by))

    @property
    def laws(self) -> tuple[LawChip, ...]:
        return tuple(_chip(cite) for cite in self.verdict.articles)


def judged(act: OfficeAct) -> Judged:
    """The verdict on an act at its own day. Reads its region's contests; prefetch them for many acts."""
    return Judged(act, judge(act.deed, _votes(act), load().timetables))


def doer_title(region: "Region", doer: Doer) -> Text:
    """The office of the doer: "Bupati Kudus", "Deputy Mayor of Semarang"."""
    title, pattern = _TITLES[region.kind], _DOERS[doer]
    return Text(
        pattern.id.format(title=title.id, name=region.name), pattern.en.format(title=title.en, name=region.name)
    )


def _votes(act: OfficeAct) -> list[Vote]:
    """For a replacement the region's own contests; for art 71(3), which speaks of other regions too, the province's."""
    contests: list[Contest] = list(act.region.contests.all())
    if not act.deed.is_rotation and act.region.parent is not None:
        contests += list(act.region.parent.contests.all())
    return [Vote(one.election_id, one.designation_on, one.polling_on) for one in contests]


def _chip(cite: Cite) -> LawChip:
    regulation, place = load().regulation(cite.regulation), article(cite.article)
    return LawChip(Text(f"{regulation.short.id} {place.id}", f"{regulation.short.en} {place.en}"))
