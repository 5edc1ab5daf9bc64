"""Words as people type them, brought to the form in which published answers keep them. Plain Python, the same on every
database: an answer's words are a line of folded stems with blanks around each."""

import re
import unicodedata
from collections.abc import Iterable

SAME = {
    frozenset({"wa", "whatsapp", "watsap", "watsapp", "wasap", "whatsap"}): "whatsapp",
    frozenset({"grup", "group", "grub", "gc"}): "grup",
    frozenset({"like", "liked", "jempol", "suka", "menyukai", "nyukai", "love", "reaksi", "emoji", "tanda"}): "like",
    frozenset({"share", "membagikan", "bagikan", "sebar", "menyebarkan", "repost", "forward", "terusin"}): "bagi",
    frozenset({"komen", "komentar", "comment", "mengomentari", "nimbrung", "komentari"}): "komentar",
    frozenset({"follow", "mengikuti", "followers", "pengikut", "folow", "polow"}): "ikut",
    frozenset({"gabung", "bergabung", "join", "masuk", "dimasukkan", "dimasukin", "nggabung"}): "gabung",
    frozenset({"foto", "poto", "selfie", "swafoto", "potret", "photo", "berfoto"}): "foto",
    frozenset({"jari", "tangan", "pose", "gaya", "simbol", "isyarat"}): "jari",
    frozenset({"kampanye", "campaign", "kampanyenya", "kampanyein", "rapat", "akbar"}): "kampanye",
    frozenset({"suami", "istri", "isteri", "bini", "laki", "pasangan", "spouse", "husband", "wife"}): "suami",
    frozenset({"calon", "paslon", "kandidat", "cabup", "cagub", "cawalkot", "cakada", "candidate", "bacalon"}): "calon",
    frozenset({"pns", "asn", "pegawai", "aparatur", "p3k", "pppk", "cpns", "guru", "civil", "servant"}): "asn",
    frozenset({"honorer", "thl", "kontrak", "ppnpn", "nonasn", "tks"}): "honorer",
    frozenset({"kades", "lurah", "perbekel", "wali", "nagari", "keuchik", "kuwu"}): "kades",
    frozenset({"baju", "kaos", "kaus", "seragam", "pakaian", "atribut", "topi", "stiker"}): "atribut",
    frozenset({"mobil", "kendaraan", "motor", "dinas", "randis"}): "mobil",
    frozenset({"sumbang", "menyumbang", "donasi", "nyumbang", "duit", "uang", "dana"}): "sumbang",
    frozenset({"status", "story", "stori", "statusnya", "unggah", "mengunggah", "posting", "post", "upload"}): "unggah",
    frozenset({"datang", "hadir", "menghadiri", "nonton", "menonton", "ikutan", "attend"}): "hadir",
    frozenset({"cuti", "cltn", "mundur", "resign", "berhenti"}): "cuti",
}
ALIKE = {word: stem for words, stem in SAME.items() for word in words}
EMPTY = frozenset(
    re.findall(
        r"\S+",
        """
        yang dan atau di ke dari untuk dengan pada saya aku kami kita anda apa apakah boleh bolehkah gak ga nggak ngga
        tidak tdk enggak kah ya sih dong kalau kalo klo jika bila itu ini ada adalah sebagai oleh para juga saja aja
        pake pakai bareng sama cuma hanya doang tuh deh
        lagi akan mau ingin bisa dapat bagi jadi the a an of to may can i my is it in on for if do does
        """,
    )
)
PREFIX = re.compile(r"^(?:nge|meng|meny|mem|men|ber|ter|di)(?=\w{4})")
SUFFIX = re.compile(r"(?<=\w{4})(?:nya|kan|lah|kah|ku|mu|in|an)$")
LONGEST, MOST = 30, 60


def stems(text: str) -> tuple[str, ...]:
    """The folded words of a text, each once, in order; words that say nothing are left out.

    >>> stems("Bolehkah saya nge-like foto PASLON di grup WA?")
    ('like', 'foto', 'calon', 'grup', 'whatsapp')
    """
    plain = unicodedata.normalize("NFKD", text[:20_000]).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = re.sub(r"\b(?:nge|di|ke)-(?=\w)", "", plain)
    plain = re.sub(r"(.)\1{2,}", r"\1", plain)
    found = (fold(word) for word in re.findall(r"[a-z0-9]+", plain) if word not in EMPTY)
    return tuple(dict.fromkeys(one for one in found if one))


def fold(word: str) -> str:
    """One word brought to its stem; "" when it is too short to say anything."""
    word = word[:LONGEST]
    for attempt in (word, SUFFIX.sub("", word), PREFIX.sub("", word), PREFIX.sub("", SUFFIX.sub("", word))):
        if attempt in ALIKE:
            return ALIKE[attempt]
    return word if word.isdigit() or len(word) < 2 else PREFIX.sub("", SUFFIX.sub("", word))


def as_line(*texts: str) -> str:
    """What is stored: every stem of the texts with a blank on both sides."""
    found = dict.fromkeys(stem for text in texts for stem in stems(text))
    return f" {' '.join(found)} "


def asked(text: str) -> tuple[str, ...]:
    """The stems of a search, at most `MOST` of them."""
    return tuple(stem for stem in stems(text) if len(stem) > 1 or stem.isdigit())[:MOST]


def vocabulary(lines: Iterable[str]) -> dict[str, int]:
    """How many answers hold each stem."""
    counted: dict[str, int] = {}
    for line in lines:
        for stem in line.split():
            counted[stem] = counted.get(stem, 0) + 1
    return counted
