"""What in a text might tell who asked: looked for before an answer is published. It warns; a person decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from netra.domain.words import Text


class Sign(StrEnum):
    """A kind of thing that may point to somebody."""

    NUMBER = "NUMBER"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    ACCOUNT = "ACCOUNT"
    NAME = "NAME"
    PLACE = "PLACE"
    DAY = "DAY"


LABELS = {
    Sign.NUMBER: Text("Nomor induk (NIP, NIK)", "Identity number (NIP, NIK)"),
    Sign.PHONE: Text("Nomor telepon", "Phone number"),
    Sign.EMAIL: Text("Alamat surel", "E-mail address"),
    Sign.ACCOUNT: Text("Akun atau tautan media sosial", "Account or link"),
    Sign.NAME: Text("Nama orang", "Somebody's name"),
    Sign.PLACE: Text("Tempat yang sempit", "A narrow place"),
    Sign.DAY: Text("Tanggal tepat", "An exact day"),
}
PATTERNS = (
    (Sign.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (Sign.ACCOUNT, re.compile(r"https?://\S+|\bwww\.\S+|(?<![\w.])@\w[\w.]{2,}", re.IGNORECASE)),
    (Sign.NUMBER, re.compile(r"(?<!\d)(?:\d[ .-]?){16,18}(?!\d)")),
    (Sign.PHONE, re.compile(r"(?<!\d)(?:\+?62|0)[ .-]?8(?:[ .-]?\d){7,11}(?!\d)|(?<!\d)0\d{2,3}[ .-]\d{5,8}(?!\d)")),
    (
        Sign.PLACE,
        re.compile(
            r"\b(?:(?i:desa|dusun|kelurahan|kecamatan|kec\.|kel\.|distrik|nagari|gampong|kampung|puskesmas|pustu"
            r"|kantor camat|SDN?|SMPN?|SMAN?|SMKN?|MTsN?|MAN|TK|PAUD|TPS|RT|RW))"
            r"[ .]+(?:\d+\b|[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
        ),
    ),
    (
        Sign.NAME,
        re.compile(
            r"\b(?i:pak|bu|bapak|ibu|sdr\.?|sdri\.?|saudara|saudari|mas|mbak|bang|kang|haji|hj?\.|drs\.|dr\.|ir\.)"
            r" [A-Z][\w'-]+(?: [A-Z][\w'-]+)*|\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)*, ?(?:S|M)\.[A-Z]\w*\.?"
        ),
    ),
    (
        Sign.DAY,
        re.compile(
            r"\b\d{1,2} (?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)"
            r"(?: \d{4})?\b|\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b",
            re.IGNORECASE,
        ),
    ),
)
TWO_CAPITALS = re.compile(r"\b[A-Z][a-z'-]{2,}(?: [A-Z][a-z'-]{2,})+\b")
# Beginnings of offices, laws and elections: two capitals there are nobody's name.
NOT_A_NAME = frozenset(
    re.findall(
        r"\S+",
        """
        Peraturan Pemerintah Undang Undang-Undang Surat Keputusan Edaran Bersama Badan Menteri Mahkamah Konstitusi
        Komisi Pemilihan Pemilu Pilkada Kepala Daerah Dewan Perwakilan Rakyat Aparatur Sipil Negara Pegawai Negeri
        Kementerian Dalam Bawaslu Panwaslu Pengawas Umum Masa Tenang Republik Indonesia Media Sosial Wakil Bupati
        Gubernur Wali Kota Kabupaten Provinsi Pejabat Pembina Kepegawaian Civil Service Government Regulation Home
        Minister
        """,
    )
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words that may point to somebody, as they stand in the text."""

    sign: Sign
    words: str

    @property
    def label(self) -> Text:
        return LABELS[self.sign]


def sightings(text: str) -> tuple[Sighting, ...]:
    """Everything suspicious in a text, each once."""
    return tuple(dict.fromkeys(_all(text)))


def _all(text: str) -> Iterator[Sighting]:
    taken: list[tuple[int, int]] = []
    for sign, pattern in PATTERNS:
        for found in pattern.finditer(text):
            if not _overlaps(found.span(), taken):
                taken.append(found.span())
                yield Sighting(sign, " ".join(found.group().split()))
    for found in TWO_CAPITALS.finditer(text):
        words = found.group().split()
        if not _overlaps(found.span(), taken) and not NOT_A_NAME & set(words):
            yield Sighting(Sign.NAME, " ".join(words))


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)
