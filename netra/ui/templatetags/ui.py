"""The tags and filters of Netra's pages; `netra/ui/README.md` shows each in one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import zip_longest

from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.forms.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.template.context import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from netra.ui import fields, words
from netra.ui.components import Action, Fact, LawChip, Link, Paper, Thumb, Tile, TimelineItem

register = template.Library()

PICTURES_OF_KINDS = {
    "photo": "image",
    "video": "film",
    "audio": "mic",
    "document": "file-earmark-text",
    "link": "link-45deg",
}
ICONS_OF_TONES = {
    "good": "check-circle-fill",
    "success": "check-circle-fill",
    "warn": "exclamation-triangle-fill",
    "warning": "exclamation-triangle-fill",
    "bad": "exclamation-circle-fill",
    "danger": "exclamation-circle-fill",
    "error": "exclamation-circle-fill",
}
ALERTS_OF_LEVELS = {"debug": "info", "error": "danger"}


# Words


@register.filter
def said(value: object) -> str:
    """A Text in the language of the page; strings pass through."""
    return words.say(value)


@register.filter(expects_localtime=True)
def long_date(day: date | None) -> str:
    return words.long_date(day) if day else ""


@register.filter(expects_localtime=True)
def short_date(day: date | None) -> str:
    return words.short_date(day) if day else ""


@register.filter
def clock_time(at: datetime | None, zone: str = "") -> str:
    return words.clock_time(at, zone) if at else ""


@register.filter
def moment(at: datetime | None, zone: str = "") -> str:
    return words.moment(at, zone) if at else ""


# Small marks


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; silent for readers of the screen unless it has a label."""
    return _icon(name, str(label))


@lru_cache(maxsize=2000)  # a list shows the same few icons a hundred times
def _icon(name: str, label: str) -> SafeString:
    sprite = static("ui/dist/sprite.svg")
    if label:
        return format_html(
            '<svg class="n-icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>', label, sprite, name
        )
    return format_html('<svg class="n-icon" aria-hidden="true"><use href="{}#{}"></use></svg>', sprite, name)


@register.simple_tag
def badge(label: object, tone: str = "", icon: str = "") -> SafeString:
    """A stage or status. The words carry the meaning, the tone only helps."""
    kind = f" n-badge-{tone}" if tone else ""
    return format_html('<span class="n-badge{}">{}{}</span>', kind, _picture(icon), words.say(label))


@register.simple_tag
def due_badge(due_on: date | None, today: date | None = None, met: bool = False, paused: bool = False) -> SafeString:
    """When something is due, in words with an icon: today, in n days, overdue by n days, met, paused."""
    if due_on is None:
        return SafeString("")
    days = (due_on - (today or timezone.localdate())).days
    tone, name, says = _due(days, met=met, paused=paused)
    exact = words.long_date(due_on)
    return format_html(
        '<span class="n-badge n-due {}" title="{}">{}<span>{}</span></span>', tone, exact, _picture(name), says
    )


def _due(days: int, *, met: bool, paused: bool) -> tuple[str, str, str]:
    if met:
        return "n-badge-good", "check-circle-fill", gettext("Tenggat terpenuhi")
    if paused:
        return "", "pause-circle-fill", gettext("Tenggat dihentikan sementara")
    if days < 0:
        late = ngettext("Terlambat %(days)d hari", "Terlambat %(days)d hari", -days) % {"days": -days}
        return "n-due-late", "exclamation-circle-fill", late
    if days == 0:
        return "n-badge-warn", "hourglass-split", gettext("Jatuh tempo hari ini")
    left = ngettext("%(days)d hari lagi", "%(days)d hari lagi", days) % {"days": days}
    return ("n-badge-warn" if days <= 2 else "n-badge-info"), "clock", left


@register.simple_tag
def unverified(is_unverified: bool = True) -> SafeString:
    """The mark on anything that no one has checked against its source yet."""
    if not is_unverified:
        return SafeString("")
    return format_html(
        '<span class="n-unsure">{}{}</span>', _picture("patch-question-fill"), gettext("belum diverifikasi")
    )


@register.inclusion_tag("ui/parts/law.html")
def law(chip: LawChip | None = None, label: object = "", url: str = "", unverified: bool = False) -> dict[str, object]:
    """A citation of law, from a LawChip or from its parts."""
    return {"chip": chip or LawChip(words.say(label), url, unverified)}


# Forms


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, wide: bool = False, short: bool = False) -> dict[str, object]:
    """A field with its label, help and faults. `wide` fills the column, `short` is for dates and numbers."""
    return {"field": bound, "drawn": fields.draw(bound), "wide": wide, "short": short}


@register.inclusion_tag("ui/parts/form_errors.html")
def form_errors(*forms: BaseForm | BaseFormSet[BaseForm] | None) -> dict[str, object]:
    """The summary above a form that was refused; each line leads to its field. Takes several forms and formsets."""
    faults: list[tuple[str, str, str]] = []
    for given in forms:
        if given is None or not given.is_bound:
            continue
        if isinstance(given, BaseFormSet):
            faults += [("", "", str(fault)) for fault in given.non_form_errors()]
        for form in given.forms if isinstance(given, BaseFormSet) else [given]:
            faults += _faults_of(form)
    return {"faults": faults}


def _faults_of(form: BaseForm) -> Iterable[tuple[str, str, str]]:
    for fault in form.non_field_errors():
        yield "", "", str(fault)
    for name, faults in form.errors.items():
        if name in form.fields:
            bound = form[name]
            for fault in faults:
                yield fields.first_id(bound), str(bound.label).rstrip(" .:"), str(fault)


# Boxes and lists


@register.simple_block_tag
def card(content: str, title: object = "", icon: str = "", tone: str = "", id: str = "") -> SafeString:
    """A box: {% card "Judul" icon="people" %}…{% endcard %}; tone "key" or "warm" gives it an edge."""
    heading = SafeString("")
    if title:
        heading = format_html('<h2 class="n-card-title">{}{}</h2>', _picture(icon), words.say(title))
    return format_html(
        '<section class="card{}"{}><div class="card-body">{}{}</div></section>',
        f" card-{tone}" if tone else "",
        format_html(' id="{}"', id) if id else "",
        heading,
        content,
    )


@register.simple_block_tag
def alert(content: str, tone: str = "info", title: object = "") -> SafeString:
    """A notice in the page: tones info, success, warning, danger."""
    heading = format_html('<p class="mb-1"><strong>{}</strong></p>', words.say(title)) if title else ""
    picture = _picture(ICONS_OF_TONES.get(tone, "info-circle-fill"))
    return format_html('<div class="alert alert-{}">{}<div>{}{}</div></div>', tone, picture, heading, content)


@register.inclusion_tag("ui/parts/empty.html")
def empty(
    title: object, text: object = "", url: str = "", label: object = "", icon: str = "inbox"
) -> dict[str, object]:
    return {"title": title, "text": text, "url": url, "label": label, "icon": icon}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(items: Sequence[TimelineItem], zone: str = "") -> dict[str, object]:
    return {"items": items, "zone": zone}


@register.inclusion_tag("ui/parts/checklist.html")
def checklist(papers: Sequence[Paper], meter: bool = True) -> dict[str, object]:
    """Papers as a list that fills up, with how many of them are there."""
    wanted = {paper.one_of or str(number): paper.is_done for number, paper in enumerate(papers)}
    return {"papers": papers, "done": sum(wanted.values()), "total": len(wanted), "meter": meter and len(wanted) > 1}


@register.inclusion_tag("ui/parts/definitions.html")
def definitions(pairs: Iterable[Fact | tuple[object, object]]) -> dict[str, object]:
    """Facts, or plain (label, value) pairs; what is empty is left out."""
    facts = [pair if isinstance(pair, Fact) else Fact(words.say(pair[0]), words.say(pair[1])) for pair in pairs]
    return {"facts": [fact for fact in facts if fact.value not in ("", None)]}


@register.inclusion_tag("ui/parts/tiles.html")
def tiles(tiles: Sequence[Tile]) -> dict[str, object]:
    return {"tiles": tiles}


@register.inclusion_tag("ui/parts/thumbs.html")
def thumbs(items: Sequence[Thumb]) -> dict[str, object]:
    return {"thumbs": [(item, PICTURES_OF_KINDS.get(item.kind, "paperclip")) for item in items]}


@register.inclusion_tag("ui/parts/actions.html", takes_context=True)
def action_panel(context: Context, actions: Sequence[Action], title: object = "") -> dict[str, object]:
    """The steps a person may take now, and those that cannot be taken yet with the reasons why."""
    return {"actions": actions, "title": title, "csrf_token": context.get("csrf_token")}


# Finding one's way


@register.inclusion_tag("ui/parts/breadcrumb.html")
def breadcrumb(*steps: Sequence[Link] | object) -> dict[str, object]:
    """The way here: a list of Links, or label, url, label, url …, and the name of this page as the last, lone label."""
    if len(steps) == 1 and isinstance(steps[0], Sequence) and not isinstance(steps[0], str):
        return {"links": steps[0]}
    said_steps = [words.say(step) for step in steps]
    return {"links": [Link(label, url) for label, url in zip_longest(said_steps[::2], said_steps[1::2], fillvalue="")]}


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[object], name: str = "page") -> dict[str, object]:
    """Earlier and later pages; keeps the rest of the address."""
    request = context.get("request")
    query = request.GET.copy() if request else None
    if query is not None:
        query.pop(name, None)
    rest = f"&{query.urlencode()}" if query else ""
    return {"page": page, "name": name, "rest": rest}


@register.filter
def alert_tone(level_tag: str) -> str:
    """The alert class for a level of Django's messages."""
    return ALERTS_OF_LEVELS.get(level_tag, level_tag or "info")


@register.filter
def alert_icon(level_tag: str) -> str:
    return ICONS_OF_TONES.get(level_tag, "info-circle-fill")


def _picture(name: str) -> SafeString:
    return icon(name) if name else SafeString("")
