"""An act in the shape the components of a page want."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from netra.campaigns.models import Act, ActKind, Attachment, Employment
from netra.evidence import queries as evidence
from netra.ui.components import Fact, Thumb
from netra.ui.words import long_date

KINDS = {"PHOTO": "photo", "VIDEO": "video", "AUDIO": "audio", "PAPER": "document"}
ICONS = {
    ActKind.APPEAL: "envelope",
    ActKind.SESSION: "people",
    ActKind.MEETING: "building",
    ActKind.CIRCULAR: "file-earmark-text",
    ActKind.PLEDGE: "pencil-square",
    ActKind.BROADCAST: "mic",
    ActKind.POSTER: "image",
}


def day_of(act: Act) -> str:
    """The day or days of an act, with what is only about right said so."""
    said = long_date(act.on)
    if act.ends_on is not None and act.ends_on != act.on:
        said = _("%(first)s sampai %(last)s") % {"first": said, "last": long_date(act.ends_on)}
    return _("sekitar %(day)s") % {"day": said} if act.day_is_estimate else said


def place_of(act: Act) -> str:
    """The region of an act, with its province; the whole nation where it has none."""
    if act.region is None:
        return _("Seluruh Indonesia")
    parent = act.region.parent
    return act.region.full_name if parent is None else f"{act.region.full_name}, {parent.name}"


def binds_of(act: Act) -> list[str]:
    """Whom a circular binds, in words."""
    return [str(Employment(code).label) for code in act.binds if code in Employment.values]


def facts_of(act: Act) -> list[Fact]:
    """What is known of an act, line by line; the same for everybody."""
    organiser_label = _("Diterbitkan oleh") if act.kind == ActKind.CIRCULAR else _("Penyelenggara")
    return [
        Fact(_("Tanggal"), day_of(act)),
        Fact(organiser_label, act.organiser),
        Fact(_("Daerah"), place_of(act)),
        Fact(_("Nomor"), act.number),
        Fact(_("Tempat"), act.venue),
        Fact(_("Pemandu"), act.host),
        Fact(_("Tahap pemilihan"), _phase(act)),
        Fact(_("Bahan yang dibagikan"), act.material),
        Fact(_("Sumber"), act.source),
    ]


def _phase(act: Act) -> str:
    if not act.phase:
        return ""
    if act.election_year is None:
        return act.get_phase_display()
    return _("%(phase)s (Pilkada %(year)s)") % {"phase": act.get_phase_display(), "year": act.election_year}


def thumbs_of(pictures: Iterable[Attachment], page: str, *, public: bool) -> list[Thumb]:
    """Pictures, each leading to its clean copy once there is one; `page` is the address pattern's name."""
    made = []
    for picture in pictures:
        piece = picture.evidence
        ready = evidence.has_clean_copy(piece)
        family = evidence.family(piece).value
        url = reverse(page, args=[picture.act.ref, piece.pk]) if ready else ""
        note = "" if ready else evidence.clean_note(piece)
        if not public and not note:
            note = _("untuk umum") if picture.is_public else _("hanya kantor")
        made.append(
            Thumb(
                name=picture.caption or (_("Foto") if family == "PHOTO" else _("Berkas")),
                kind=KINDS.get(family, "other"),
                url=url,
                picture_url=f"{url}?kecil=1" if url and family == "PHOTO" else "",
                size=None if public else piece.size,
                note=note,
            )
        )
    return made
