"""What the page calls the kinds of words and where they come from."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netra.engine.screening.lexicon import Kind, Pattern
from netra.engine.screening.patterns import CLIPPED, NAMES
from netra.engine.screening.patterns_talk import BLANK_BOX

KINDS: dict[Kind, Promise] = {
    Kind.NAME: _("Nama lengkap"),
    Kind.PAIR: _("Nama pasangan yang digabung"),
    Kind.HANDLE: _("Akun calon atau tim kampanye"),
    Kind.HASHTAG: _("Tagar"),
    Kind.SLOGAN: _("Slogan"),
    Kind.ALIAS: _("Nama pendek, sapaan, dan sebutan"),
    Kind.BLANK_BOX: _("Sebutan kotak kosong"),
    Kind.PART: _("Bagian nama"),
    Kind.PARTY: _("Partai pengusung"),
    Kind.NUMBER: _("Sebutan nomor urut"),
    Kind.SIGN: _("Sebutan salam atau isyarat jari"),
    Kind.OFFICE: _("Sebutan jabatan dan pemilihan"),
    Kind.PLACE: _("Nama daerah"),
}
_SOURCES: dict[str, Promise] = {
    NAMES: _("dibentuk dari nama calon"),
    CLIPPED: _("penggalan nama calon"),
    BLANK_BOX: _("berlaku untuk setiap kotak kosong"),
    "file": _("dari keterangan pasangan"),
    "numbers": _("berlaku untuk semua pemilihan"),
    "signs": _("berlaku untuk semua pemilihan"),
    "offices": _("berlaku untuk semua pemilihan"),
    "places": _("dari daftar daerah"),
}


def source_of(pattern: Pattern) -> Promise | str:
    """Where a pattern comes from; words of people say it themselves."""
    return _SOURCES.get(pattern.source) or (_("ditambahkan petugas") if pattern.source.startswith("word ") else "")
