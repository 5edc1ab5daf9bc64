"""How names of regions are compared: case, spacing, punctuation and the word for the kind do not matter."""

import re
from dataclasses import dataclass

# Longest first, so that "kota administrasi" is taken whole. Each word says which kind of region is meant.
_KIND_WORDS = (
    ("kabupaten administrasi", "REGENCY"),
    ("kota administrasi", "CITY"),
    ("kota adm", "CITY"),
    ("kab adm", "REGENCY"),
    ("kabupaten", "REGENCY"),
    ("regency", "REGENCY"),
    ("kotamadya", "CITY"),
    ("provinsi", "PROVINCE"),
    ("propinsi", "PROVINCE"),
    ("province", "PROVINCE"),
    ("kab", "REGENCY"),
    ("kota", "CITY"),
    ("prov", "PROVINCE"),
    ("city", "CITY"),
)
# Only these stand behind a name; "Lima Puluh Kota" is a name.
_ENGLISH = ("regency", "city", "province")
_OFFICE_WORDS = ("bawaslu", "panwaslih", "panwaslu", "pemerintah", "pemkab", "pemkot", "pemprov")
_MARKS = re.compile(r"[^0-9a-z]+")
_CODE = re.compile(r"^\d{2}([. ]?\d{2})?$")
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """A name as asked for: its key without spaces, its words, and the kind of region if a word told it."""

    key: str
    words: tuple[str, ...]
    kind: str | None


def asked(text: str) -> Asked:
    """Take a typed name apart.

    >>> asked("Kab. Pangkajene & Kepulauan")
    Asked(key='pangkajenekepulauan', words=('pangkajene', 'kepulauan'), kind='REGENCY')
    >>> asked("Kota Bandung").key, asked("kotabaru").key
    ('bandung', 'kotabaru')
    """
    plain = _MARKS.sub(" ", text[:LONGEST_NAME].casefold()).strip()
    first, _, rest = plain.partition(" ")
    if rest and first in _OFFICE_WORDS:
        plain = rest
    for word, kind in _KIND_WORDS:
        if plain.startswith(word + " "):
            return _asked(plain.removeprefix(word), kind)
        if word in _ENGLISH and plain.endswith(" " + word):
            return _asked(plain.removesuffix(word), kind)
    return _asked(plain, None)


def search_key(text: str) -> str:
    """The form in which a name is stored for comparison.

    >>> search_key("Kepulauan Seribu") == search_key("kep.  seribu")
    True
    """
    return asked(text).key


def as_code(text: str) -> str | None:
    """The region code a text spells, dots optional; `None` when it is not of that form.

    >>> as_code("3309"), as_code(" 33.09 "), as_code("33"), as_code("330")
    ('33.09', '33.09', '33', None)
    """
    plain = text.strip()
    if not plain.isascii() or not _CODE.match(plain):
        return None
    digits = re.sub(r"\D", "", plain)
    return digits if len(digits) == 2 else f"{digits[:2]}.{digits[2:]}"


def _asked(plain: str, kind: str | None) -> Asked:
    words = tuple("kepulauan" if word == "kep" else word for word in plain.split() if word != "dan")
    return Asked(key="".join(words), words=words, kind=kind)
