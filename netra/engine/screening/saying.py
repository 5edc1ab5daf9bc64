"""Why a text was flagged, in sentences for the person who decides."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from netra.domain.words import Text

_FORMS: Final = {
    "NAMED": Text("Nama calon disebut.", "A candidate is named."),
    "PART_NAMED": Text("Sebagian nama atau sebutan calon disebut.", "Part of a candidate's name or a byname is used."),
    "NUMBERED": Text("Nomor urut disebut.", "A ballot number is given."),
    "TAGGED": Text("Tagar, slogan, atau akun calon dipakai.", "A hashtag, slogan or account of a candidate is used."),
    "ADDRESSED": Text(
        "Tanpa nama; di utas pemilihan ini sapaannya hanya cocok dengan satu pasangan.",
        "No name; in the thread of this contest the form of address fits only one pair.",
    ),
    "COMPARED": Text("Lebih dari satu pasangan disebut.", "More than one pair is named."),
    "SEVERAL_CONTESTS": Text(
        "Nama itu cocok dengan lebih dari satu pemilihan; yang mana, belum dapat ditentukan.",
        "The name fits more than one contest; nothing here decides which.",
    ),
    "SHORT": Text("Teksnya terlalu pendek untuk disebut kuat.", "The text is too short to be called strong."),
    "ACCOUNT": Text(
        "Akun yang diikuti, disukai, atau ditandai adalah akun calon atau tim kampanye.",
        "The account that was followed, liked or tagged is one of a candidate or a campaign.",
    ),
    "LIKED": Text(
        "Yang dinilai adalah kiriman yang disukai atau dibagikan.", "Judged is the post that was liked or shared."
    ),
}
_CUES: Final = {
    "vote": Text("Kata-kata memilih atau mendukung.", "Words of voting or backing."),
    "cheer": Text("Kata-kata penyemangat.", "Words of cheer."),
    "win": Text("Kata-kata kemenangan.", "Words of victory."),
    "praise": Text("Pujian.", "Praise."),
    "only": Text("Kata-kata kesetiaan: hanya dia, tetap dia.", "Words of loyalty: only this one, still this one."),
    "prayer": Text("Doa atau harapan.", "Prayer or hope."),
    "thanks": Text("Ucapan terima kasih.", "Thanks."),
    "promise": Text(
        "Bahasa kampanye: program, visi, masa depan.", "The language of campaigns: programme, vision, future."
    ),
    "crime": Text("Tuduhan korupsi, kecurangan, atau kejahatan lain.", "Charges of corruption, fraud or other crimes."),
    "fail": Text("Kata-kata kegagalan atau kekecewaan.", "Words of failure or disappointment."),
    "insult": Text("Hinaan.", "Insults."),
    "reject": Text("Penolakan atau ajakan tidak memilih.", "Rejection, or a call not to vote for somebody."),
    "mock": Text("Ejekan atau sindiran.", "Mockery or innuendo."),
    "negation": Text("Kata ingkar di dekatnya.", "A negation nearby."),
    "compare": Text("Perbandingan.", "A comparison."),
    "than": Text("Dibandingkan dengan yang lain.", "Measured against another."),
    "rather": Text("Lebih memilih yang satu.", "One rather than the other."),
    "just": Text("Kata yang mengecilkan: cuma, hanya.", "Belittling words: only, merely."),
    "particle": Text("Partikel percakapan.", "Particles of talk."),
    "question": Text("Pertanyaan.", "A question."),
    "request": Text("Permintaan atau keluhan.", "A request or a complaint."),
    "me": Text("Berbicara tentang diri sendiri.", "Speaks of oneself."),
    "you": Text("Menyapa langsung.", "Speaks to somebody."),
    "others": Text("Berbicara tentang semua calon atau pemilih.", "Speaks of all candidates or voters."),
    "if_only": Text("Syarat atau pertentangan: kalau, tetapi.", "A condition or a contrast: if, but."),
    "news": Text("Bahasa berita.", "The language of news."),
    "quote": Text("Mengutip orang lain.", "Quotes somebody."),
    "after_vote": Text("Ucapan setelah pemungutan suara.", "Said after the vote."),
    "day": Text("Hari atau tanggal, seperti dalam berita.", "A day or date, as in news."),
    "heart": Text("Emoji hati.", "Hearts."),
    "fire": Text("Emoji api atau lengan.", "Fire or a flexed arm."),
    "thumb": Text("Jempol atau tepuk tangan.", "Thumbs up or applause."),
    "hand": Text("Jari yang menunjukkan nomor.", "Fingers that show a number."),
    "pray": Text("Tangan berdoa.", "Praying hands."),
    "flag": Text("Bendera.", "A flag."),
    "laugh": Text("Emoji tertawa.", "Laughing faces."),
    "scorn": Text("Emoji mengejek atau marah.", "Faces of scorn or anger."),
    "sad": Text("Emoji sedih.", "Sad faces."),
    "think": Text("Emoji berpikir.", "Thinking faces."),
}
REASONS: Final[Mapping[str, Text]] = MappingProxyType(
    _FORMS | {f"CUE_{name.upper()}": text for name, text in _CUES.items()}
)
KEYS: Final = tuple(REASONS)


def key_of(cue_class: str) -> str:
    """The reason that a class of cues gives."""
    return f"CUE_{cue_class.upper()}"
