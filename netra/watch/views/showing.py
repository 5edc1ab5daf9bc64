"""An act in the shape the components of a page want."""

from django.urls import reverse
from django.utils.translation import gettext as _

from netra.domain.words import Text
from netra.evidence import queries as evidence
from netra.ui.components import Fact, Thumb
from netra.ui.words import long_date
from netra.watch.models import DeedKind, OfficeAct
from netra.watch.queries import ActPage

KINDS = {"PHOTO": "photo", "VIDEO": "video", "AUDIO": "audio", "PAPER": "document"}


def facts_of(page: ActPage) -> tuple[Fact, ...]:
    """What is known of an act, line by line."""
    act = page.judged.act
    facts = [
        Fact(_("Daerah"), act.region.full_name),
        Fact(_("Perbuatan"), DeedKind(act.kind).label),
        Fact(_("Tanggal perbuatan"), long_date(act.on)),
        Fact(_("Dilakukan oleh"), page.judged.title),
        Fact(_("Nama pejabat"), act.doer_name),
        Fact(_("Diketahui pada"), long_date(act.known_on)),
        Fact(_("Sumber"), act.get_source_display()),
        Fact(_("Surat, berita, atau tautan"), act.source_note),
        Fact(_("Dicatat oleh"), page.recorded_by),
    ]
    return (*facts, *_dates(act))


def thumbs_of(page: ActPage) -> tuple[Thumb, ...]:
    """The evidence, each leading to its clean copy once there is one."""
    return tuple(
        Thumb(
            name=piece.name or _("tanpa nama"),
            kind=KINDS.get(evidence.family(piece).value, "other"),
            url=reverse("watch:evidence", args=[page.judged.act.ref, piece.pk])
            if evidence.has_clean_copy(piece)
            else "",
            size=piece.size,
            sha256=piece.sha256,
            note="" if evidence.has_clean_copy(piece) else evidence.clean_note(piece),
        )
        for piece in page.evidence
    )


def _dates(act: OfficeAct) -> list[Fact]:
    found: list[Fact] = []
    if act.deed.is_rotation:
        found.append(Fact(_("Persetujuan Menteri"), _consent(act)))
        found.append(
            Fact(_("Mengisi jabatan kosong"), _("Ya, dengan pelaksana tugas") if act.fills_vacancy else _("Tidak"))
        )
    if act.winners_fixed_on:
        found.append(Fact(_("Penetapan calon terpilih"), long_date(act.winners_fixed_on)))
    if act.inaugurated_on:
        found.append(Fact(_("Pelantikan kepala daerah"), long_date(act.inaugurated_on)))
    return found


def _consent(act: OfficeAct) -> str | Text:
    if act.consent_on is None:
        return act.get_consent_display()
    return _("Surat %(number)s, %(day)s") % {"number": act.consent_number, "day": long_date(act.consent_on)}
