"""Which form fits which kind of act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from netra.campaigns.models import ActKind

ALWAYS = frozenset(
    {"form_key", "follows", "region", "title", "organiser", "on", "day_is_estimate", "source", "note", "is_public"}
)
SPEAKERS, PARTIES, AGREEMENTS, AUDIENCE = "speakers", "parties", "agreements", "reaches"


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a kind beside those of every act, which of them must be filled, its lists, and its own labels."""

    fields: frozenset[str]
    needs: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    labels: Mapping[str, Any] = field(default_factory=dict)
    hint: Any = ""


SHAPES = {
    ActKind.APPEAL: Shape(
        fields=frozenset({"number", "text"}),
        parts=(AUDIENCE,),
        labels={"on": _("Tanggal surat"), "number": _("Nomor surat"), "text": _("Isi imbauan")},
        hint=_("Surat atau seruan agar menjaga netralitas."),
    ),
    ActKind.SESSION: Shape(
        fields=frozenset({"venue", "ends_on", "host", "questions", "material", "recording_link", "recording_title"}),
        parts=(SPEAKERS, AUDIENCE),
        labels={"on": _("Tanggal"), "host": _("Pemandu")},
        hint=_("Penjelasan aturan kepada pegawai, tatap muka atau daring."),
    ),
    ActKind.MEETING: Shape(
        fields=frozenset({"venue", "ends_on", "minutes", "material"}),
        parts=(PARTIES, SPEAKERS, AGREEMENTS, AUDIENCE),
        labels={"on": _("Tanggal")},
        hint=_("Pertemuan lembaga: siapa duduk di meja, apa yang disepakati, siapa mengerjakan apa."),
    ),
    ActKind.CIRCULAR: Shape(
        fields=frozenset({"number", "binds", "text"}),
        needs=frozenset({"number", "binds"}),
        labels={
            "organiser": _("Diterbitkan oleh"),
            "on": _("Tanggal surat edaran"),
            "number": _("Nomor surat edaran"),
            "text": _("Isi surat edaran"),
        },
        hint=_("Aturan tertulis pimpinan: nomor, tanggal, siapa yang terikat, dan isinya."),
    ),
    ActKind.PLEDGE: Shape(
        fields=frozenset({"venue", "text"}),
        parts=(SPEAKERS, AUDIENCE),
        labels={"on": _("Tanggal"), "text": _("Isi pakta atau ikrar")},
        hint=_("Janji tertulis atau lisan pegawai untuk netral."),
    ),
    ActKind.BROADCAST: Shape(
        fields=frozenset({"host", "venue", "recording_link", "recording_title", "questions"}),
        parts=(SPEAKERS, AUDIENCE),
        labels={"on": _("Tanggal tayang"), "host": _("Pemandu acara"), "venue": _("Saluran atau tempat")},
        hint=_("Siniar, radio, televisi, atau siaran langsung, dengan rekaman untuk ditonton lagi."),
    ),
    ActKind.POSTER: Shape(
        fields=frozenset({"venue", "text", "material", "ends_on"}),
        labels={
            "on": _("Dipasang sejak"),
            "venue": _("Dipasang di"),
            "text": _("Bunyi poster"),
            "ends_on": _("Sampai"),
        },
        hint=_("Poster, spanduk, baliho, atau gambar di media sosial."),
    ),
}
