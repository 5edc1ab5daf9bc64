"""What can be wrong with a border, what became of it, and what to do."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from netra.domain.words import Text


class Outcome(StrEnum):
    """What became of the region concerned."""

    MENDED = "MENDED"
    KEPT = "KEPT"  # as it is, with a doubt
    LEFT_OUT = "LEFT_OUT"

    @property
    def label(self) -> Text:
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.MENDED: Text("diperbaiki lalu dimuat", "mended and loaded"),
    Outcome.KEPT: Text("dimuat apa adanya", "loaded as it is"),
    Outcome.LEFT_OUT: Text("tidak dimuat", "left out"),
}


class Trouble(StrEnum):
    """Stored values."""

    NO_CODE = "NO_CODE"
    CODE_IS_NUMBER = "CODE_IS_NUMBER"
    UNKNOWN_CODE = "UNKNOWN_CODE"
    FORMER_CODE = "FORMER_CODE"
    OTHER_LEVEL = "OTHER_LEVEL"
    TWICE = "TWICE"
    NOT_AN_AREA = "NOT_AN_AREA"
    BAD_COORDINATES = "BAD_COORDINATES"
    SWAPPED = "SWAPPED"
    OUTSIDE = "OUTSIDE"
    INVALID = "INVALID"
    NOT_MENDABLE = "NOT_MENDABLE"
    LABEL_NEAR = "LABEL_NEAR"
    LABEL_FAR = "LABEL_FAR"
    AREA = "AREA"
    OVERLAP = "OVERLAP"
    GAP = "GAP"
    MISSING = "MISSING"
    COUNT = "COUNT"

    @property
    def outcome(self) -> Outcome:
        if self in _MENDED:
            return Outcome.MENDED
        return Outcome.KEPT if self in _KEPT else Outcome.LEFT_OUT


_MENDED = {Trouble.FORMER_CODE, Trouble.TWICE, Trouble.SWAPPED, Trouble.INVALID}
_KEPT = {Trouble.LABEL_NEAR, Trouble.AREA, Trouble.OVERLAP, Trouble.GAP, Trouble.COUNT}


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing wrong. `detail` holds plain values for the sentence; `code` may be what a stranger wrote."""

    trouble: Trouble
    code: str
    name: str
    detail: dict[str, str] = field(default_factory=dict)

    @property
    def what(self) -> Text:
        """What is wrong."""
        text = WHAT[self.trouble]
        return Text(_filled(text.id, self.detail), _filled(text.en, self.detail))

    @property
    def remedy(self) -> Text:
        """What to do about it."""
        return REMEDIES[self.trouble]


def _filled(sentence: str, detail: dict[str, str]) -> str:
    return re.sub(r"<(\w+)>", lambda found: detail.get(found[1], ""), sentence)


WHAT = {
    Trouble.NO_CODE: Text("fitur ke-<number> tidak mempunyai kode daerah", "feature <number> has no region code"),
    Trouble.CODE_IS_NUMBER: Text(
        "kode fitur ke-<number> berupa angka, sehingga nol di belakangnya hilang",
        "the code of feature <number> is a number, so that its last zero is lost",
    ),
    Trouble.UNKNOWN_CODE: Text("tidak ada daerah dengan kode ini", "no region has this code"),
    Trouble.FORMER_CODE: Text("kode lama <former>, dibaca sebagai <code>", "the former code <former>, read as <code>"),
    Trouble.OTHER_LEVEL: Text("bukan dari tingkat kebanyakan fitur lain", "not of the level most features have"),
    Trouble.TWICE: Text("ada <n> fitur dengan kode ini; disatukan", "<n> features have this code; united"),
    Trouble.NOT_AN_AREA: Text(
        "geometrinya <type>, bukan Polygon atau MultiPolygon", "its geometry is <type>, not Polygon or MultiPolygon"
    ),
    Trouble.BAD_COORDINATES: Text(
        "koordinatnya tidak dapat dibaca: <reason>", "its coordinates cannot be read: <reason>"
    ),
    Trouble.SWAPPED: Text("lintang dan bujur tertukar", "latitude and longitude are swapped"),
    Trouble.OUTSIDE: Text(
        "terletak di luar Indonesia (<west>, <south> sampai <east>, <north>)",
        "lies outside Indonesia (<west>, <south> to <east>, <north>)",
    ),
    Trouble.INVALID: Text("garisnya tidak sah: <reason>", "its rings are not valid: <reason>"),
    Trouble.NOT_MENDABLE: Text(
        "garisnya tidak sah dan tidak tersisa luas setelah diperbaiki: <reason>",
        "its rings are not valid and no area is left after mending: <reason>",
    ),
    Trouble.LABEL_NEAR: Text(
        "titik daerah ini terletak <km> km di luar batasnya", "the point of this region lies <km> km outside its border"
    ),
    Trouble.LABEL_FAR: Text(
        "titik daerah ini terletak <km> km di luar batasnya, <where>",
        "the point of this region lies <km> km outside its border, <where_en>",
    ),
    Trouble.AREA: Text(
        "luasnya <found> km2, padahal seharusnya sekitar <known> km2 (<percent> %)",
        "it covers <found> km2 where about <known> km2 are known (<percent> %)",
    ),
    Trouble.OVERLAP: Text("bertumpuk <km2> km2 dengan <other>", "overlaps <other> by <km2> km2"),
    Trouble.GAP: Text(
        "<km2> km2 dekat <latitude>, <longitude> tidak termasuk daerah mana pun (berbatasan dengan <others>)",
        "<km2> km2 near <latitude>, <longitude> belong to no region (bordering <others>)",
    ),
    Trouble.MISSING: Text("tidak ada batas yang dapat dipakai dalam berkas", "the file holds no usable border of it"),
    Trouble.COUNT: Text(
        "<n> fitur dalam berkas, padahal ada <expected> daerah",
        "<n> features in the file where there are <expected> regions",
    ),
}
_LOOK = Text(
    "Bandingkan dengan peta resmi; minta perbaikan kepada sumbernya.",
    "Compare with an official map; ask the source to mend it.",
)
_CODE = Text(
    'Tulis kode Kemendagri sebagai teks, misalnya "33.09".', 'Write the Home Ministry\'s code as text, such as "33.09".'
)
REMEDIES = {
    Trouble.NO_CODE: Text(
        "Isi properti code, kode, KDPKAB, atau KDPPUM.", "Fill the property code, kode, KDPKAB or KDPPUM."
    ),
    Trouble.CODE_IS_NUMBER: _CODE,
    Trouble.UNKNOWN_CODE: _CODE,
    Trouble.FORMER_CODE: Text("Ganti dengan kode sekarang.", "Replace it by today's code."),
    Trouble.OTHER_LEVEL: Text(
        "Muat provinsi dan kabupaten/kota dari berkas yang terpisah.",
        "Load provinces and regencies from files of their own.",
    ),
    Trouble.TWICE: Text("Periksa apakah itu memang bagian-bagiannya.", "Check that they are indeed its parts."),
    Trouble.NOT_AN_AREA: Text(
        "Pilih lapisan area, bukan titik atau garis.", "Choose the layer of areas, not of points or lines."
    ),
    Trouble.BAD_COORDINATES: Text(
        "Ekspor ulang daerah ini dalam derajat (EPSG:4326).", "Export this region again in degrees (EPSG:4326)."
    ),
    Trouble.SWAPPED: Text(
        "Tulis bujur lebih dahulu, seperti diminta GeoJSON.", "Write the longitude first, as GeoJSON asks."
    ),
    Trouble.OUTSIDE: Text(
        "Periksa sistem koordinatnya; ubah ke EPSG:4326.", "Check its coordinate system; convert it to EPSG:4326."
    ),
    Trouble.INVALID: Text("Periksa bentuknya di sekitar titik itu.", "Check its shape around that point."),
    Trouble.NOT_MENDABLE: Text(
        "Gambar ulang atau ambil dari sumber lain.", "Draw it again or take it from another source."
    ),
    Trouble.LABEL_NEAR: _LOOK,
    Trouble.LABEL_FAR: Text("Periksa apakah kodenya tertukar.", "Check whether codes were exchanged."),
    Trouble.AREA: _LOOK,
    Trouble.OVERLAP: _LOOK,
    Trouble.GAP: Text(
        "Danau boleh kosong; selain itu minta perbaikan kepada sumbernya.",
        "A lake may be empty; otherwise ask the source to mend it.",
    ),
    Trouble.MISSING: Text(
        "Tambahkan ke berkas lalu muat lagi; sementara itu tidak digambar.",
        "Add it to the file and load it again; until then it is not drawn.",
    ),
    Trouble.COUNT: Text("Periksa apakah berkasnya utuh.", "Check that the file is whole."),
}
