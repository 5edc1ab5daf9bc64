"""From what the queries found to what the components of a page draw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.cases import queries
from netra.cases.models import Case, Exhibit, Track
from netra.cases.queries import Button, Deed, Due, Line, PaperGroup
from netra.cases.views.scene import Scene
from netra.domain.deadlines import DeadlineRule
from netra.domain.words import Text
from netra.domain.workflow import Cite
from netra.evidence import queries as evidence
from netra.ui import words
from netra.ui.components import Action, LawChip, Link, Paper, Thumb, TimelineItem
from netra.ui.words import say

# Ways beside the main road; they stand folded under it.
SIDE_DOORS = frozenset(
    {
        "withdraw",
        "pass_on",
        "take_over",
        "join",
        "close_not_ours",
        "keep_as_information",
        "close_unconfirmed",
        "extend",
        "summon_again",
        "become_report",
        "decide_not_ours",
        "refer_further",
        "tell_status",
        "hand_to_bkn",
    }
)
ONE_IS_ENOUGH = gettext_lazy("salah satu cukup")
ICONS = {
    "OPENED": ("inbox", ""),
    "OVERDUE": ("exclamation-circle-fill", "bad"),
    "PAPER_ADDED": ("file-earmark-text", ""),
    "PAPER_WITHDRAWN": ("x-circle-fill", "warn"),
    "EVIDENCE_ADDED": ("paperclip", ""),
    "LINK_CAPTURED": ("link-45deg", ""),
    "FIELD_DELIVERED": ("send", ""),
    "ARCHIVE_BROUGHT": ("layers", ""),
    "PERSON_ADDED": ("person", ""),
    "PERSON_CHANGED": ("person", ""),
    "PLACED": ("geo-alt", ""),
    "DOOR_OPENED": ("send", ""),
    "ALLEGATION_READ": ("eye", ""),
    "EMPLOYER_ASKED": ("building", ""),
    "EMPLOYER_ANSWERED": ("building", ""),
    "PUBLISHABLE_MADE": ("eye-slash", ""),
    "JOINED_HERE": ("link-45deg", ""),
    "IDENTITY_READ": ("shield-lock", "warn"),
    "IDENTITY_ASKED": ("shield-lock", ""),
    "IDENTITY_GRANTED": ("shield-lock", "warn"),
    "IDENTITY_REFUSED": ("shield-lock", ""),
    "IDENTITY_FORGOTTEN": ("shield-lock", ""),
    "MESSAGE_SENT": ("envelope", ""),
    "MESSAGE_RECEIVED": ("chat-left-text", ""),
}


def title_of(case: Case) -> str:
    """What the case is called on pages: its official number, else its short code."""
    return case.official_number or _("Perkara %(ref)s") % {"ref": case.ref}


def chip(cite: Cite) -> LawChip:
    return LawChip(queries.cited(cite), regulation_url(cite.regulation))


def regulation_url(id: str) -> str:
    """The page of a regulation, where the house has one."""
    try:
        return reverse("portal:regulation", args=(id,))
    except NoReverseMatch:
        return ""


@dataclass(frozen=True, slots=True)
class DuePart:
    """A clock for the page. `last_day` is the last day in time, `until` the same in words."""

    due: Due
    last_day: date | None
    until: str
    law: LawChip

    @property
    def rule(self) -> DeadlineRule:
        return self.due.rule


def due_part(due: Due, zone: ZoneInfo) -> DuePart:
    """A term that ends with a day is told by that day, one in hours by its minute."""
    law = LawChip(queries.cited(due.rule.basis), regulation_url(due.rule.basis.regulation), not due.rule.is_certain)
    if due.at is None:
        return DuePart(due, None, "", law)
    local = due.at.astimezone(zone)
    last = (local - timedelta(microseconds=1)).date()
    is_midnight = local.time() == time()
    return DuePart(due, last, words.long_date(last) if is_midnight else words.moment(local, zone.key), law)


def deed_chips(deed: Deed) -> list[LawChip]:
    """The articles that held on the day of the act for one kind of act."""
    if deed.cover is None:
        return []
    return [LawChip(basis.citation, regulation_url(basis.regulation_id)) for basis in deed.cover.bases]


def actions_of(
    scene: Scene, buttons: Iterable[Button], track: Track | None = None
) -> tuple[list[Action], list[Action]]:
    """The main road and the ways beside it."""
    main: list[Action] = []
    side: list[Action] = []
    for button in buttons:
        is_side = button.action in SIDE_DOORS
        first = not is_side and button.is_open and not any(action.is_main for action in main)
        (side if is_side else main).append(_action(scene, button, track, is_main=first))
    return main, side


def _action(scene: Scene, button: Button, track: Track | None, *, is_main: bool) -> Action:
    jalur = track.pk if track else ""
    url = scene.url("act", button.action, jalur=jalur)
    if button.action == "join":
        url = scene.url("join")
    reasons: list[Text | str] = [] if button.is_open or button.reason is None else [button.reason]
    if reasons and not button.waits_for_time:
        reasons = [_("Lengkapi naskah di bawah ini.")]
    return Action(
        label=button.label,
        url=url,
        is_main=is_main,
        is_danger=button.ends and not is_main,
        reasons=reasons,
        papers=papers_wanted(scene, button.groups, track),
        law=chip(button.basis[0]) if button.basis else None,
    )


def papers_wanted(scene: Scene, groups: Sequence[PaperGroup], track: Track | None) -> list[Paper]:
    """The papers an act asks for, each leading to its form; of a group one is enough."""
    found = []
    for group in groups:
        for kind in group.kinds:
            note = _note(scene, kind.code, for_each=kind.for_each and track is None)
            found.append(
                Paper(
                    label=kind.label,
                    is_done=group.is_there,
                    note=note or (ONE_IS_ENOUGH if len(group.kinds) > 1 else ""),
                    one_of=group.kinds[0].code if len(group.kinds) > 1 else "",
                    url=scene.url("write", kind.code, jalur=track.pk if track else ""),
                )
            )
    return found


def _note(scene: Scene, kind: str, *, for_each: bool) -> str:
    """How many of several accused have their own paper of a kind."""
    people = scene.case.people.count() if for_each else 0
    if people < 2:
        return ""
    written = scene.case.papers.filter(kind=kind, track=None, withdrawn_on=None, accused__isnull=False)
    return _("%(done)s dari %(all)s terlapor") % {
        "done": written.values("accused").distinct().count(),
        "all": people,
    }


def timeline_of(scene: Scene, lines: Sequence[Line]) -> list[TimelineItem]:
    """The latest first; the many small touches of one moment are told as one item."""
    told = []
    for _key, same in groupby(reversed(lines), key=lambda line: (line.event, line.at, line.track_id)):
        told.append(_item(scene, list(same)))
    return told


def _item(scene: Scene, lines: Sequence[Line]) -> TimelineItem:
    line = lines[0]
    icon, tone = ICONS.get(line.event, ("check-lg", "good" if line.result else ""))
    title, body = _words(lines)
    return TimelineItem(
        title=title,
        at=line.at if line.at.astimezone(scene.zone).date() == line.on else line.on,
        by=" · ".join(part for part in (say(line.who), line.office) if part),
        body=body,
        icon=icon,
        tone=tone,
        laws=[LawChip(queries.cited_basis(basis), regulation_url(basis.partition(" ")[0])) for basis in line.basis],
        links=[
            Link(say(one.detail), scene.url("paper", one.paper_id))
            for one in reversed(lines)
            if one.paper_id is not None and one.detail is not None
        ],
    )


def _words(lines: Sequence[Line]) -> tuple[str, str]:
    """Title and body; papers are named by their links, a stage that bears the act's own name is not told twice."""
    line = lines[0]
    title = say(line.title)
    if line.paper_id is not None:
        return title, line.note
    count = f" ({len(lines)})" if len(lines) > 1 else ""
    detail = say(line.detail)
    if detail == title:
        detail = ""
    elif line.event == "OVERDUE":
        title, detail = f"{title}: {detail}", ""
    elif detail and line.event.islower():
        detail = _("Tahap sekarang: %(stage)s") % {"stage": detail}
    return title + count, "\n".join(part for part in (detail, say(line.result), line.note) if part)


FAMILIES = {"PHOTO": "photo", "VIDEO": "video", "AUDIO": "audio", "PAPER": "document"}
SOURCES = {
    Exhibit.Source.REPORTER: gettext_lazy("dari pelapor"),
    Exhibit.Source.OFFICE: gettext_lazy("dari pengawas"),
    Exhibit.Source.ACCUSED: gettext_lazy("dari terlapor"),
    Exhibit.Source.BODY: gettext_lazy("dari lembaga"),
}


def source_of(scene: Scene, exhibit: Exhibit) -> str:
    """Who brought a piece of evidence, as a kind; that somebody reported is told to the handling side alone."""
    if exhibit.source == Exhibit.Source.REPORTER and not scene.view.whole:
        return ""
    return str(SOURCES[Exhibit.Source(exhibit.source)])


def thumbs_of(scene: Scene, exhibits: Sequence[Exhibit]) -> list[Thumb]:
    """Evidence for the list; a file's own name is read only by those who see the whole case."""
    return [_thumb(scene, exhibit, n) for n, exhibit in enumerate(exhibits, start=1)]


def _thumb(scene: Scene, exhibit: Exhibit, n: int) -> Thumb:
    piece = exhibit.evidence
    name = piece.name if scene.view.whole and piece.name else _("Bukti %(n)s") % {"n": n}
    is_ready = evidence.has_clean_copy(piece)
    family = FAMILIES.get(evidence.family(piece).value, "other")
    has_small = is_ready and family == "photo"
    return Thumb(
        name=name,
        kind=family,
        url=scene.url("exhibit_story", piece.pk),
        picture_url=scene.url("exhibit_small", piece.pk) if has_small else "",
        size=piece.size,
        sha256=piece.sha256,
        note=source_of(scene, exhibit) if is_ready else evidence.clean_note(piece),
    )
