"""Whether a text is itself an official letter: letterhead, number, subject, addressees, numbered contents."""

import re

from netra.engine.reading.records import Span

_HEAD = 1_600
_NUMBER = re.compile(r"^[^\S\n]*(?:nomor|no\.)[^\S\n]*:?[^\S\n]*\S*\d\S*", re.IGNORECASE | re.MULTILINE)
_SUBJECT = re.compile(
    r"^[^\S\n]*(?:hal|perihal|sifat|lampiran|tentang)\b\s*:?(?P<said>.*)$", re.IGNORECASE | re.MULTILINE
)
_ADDRESSED = re.compile(r"\b(?:yth\.?|yang terhormat|kepada)\b", re.IGNORECASE)
_HEADING = re.compile(
    r"^\s*(?:surat edaran|instruksi (?:bupati|wali ?kota|gubernur)|pemerintah (?:kabupaten|kota|provinsi)\b.*"
    r"|badan pengawas\b.*|bupati\b.*|wali ?kota\b.*|gubernur\b.*|sekretariat daerah|kementerian\b.*)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_OPENS = re.compile(
    r"\b(?:dengan hormat|menindaklanjuti|sehubungan dengan|dalam rangka|berdasarkan)\b[\s\S]{0,900}"
    r"\b(?:disampaikan|diminta|diimbau|dihimbau|diinstruksikan|agar|hal-hal)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"^\s*(?:[1-9]|[a-h])[.)]\s+\S", re.MULTILINE)
_CLOSES = re.compile(
    r"\b(?:demikian|atas perhatian|tembusan|untuk (?:menjadi perhatian|dilaksanakan))\b", re.IGNORECASE
)
_ANOTHER_SUBJECT = re.compile(r"undangan|rekomendasi|penerusan|laporan|klarifikasi|panggilan|penjatuhan|putusan", re.I)
_NEEDED = 4


def circular_in(text: str) -> Span | None:
    """Where a letter to many gives its number or subject; `None` for any other text, also one that reports on a letter.

    >>> text = "BUPATI PATI\\n\\nNomor: 800/12\\nHal: Netralitas\\n\\nYth. Camat\\n\\nDalam rangka pilkada agar netral."
    >>> circular_in(text).of(text)
    'Nomor: 800/12'
    >>> circular_in("Bupati Pati menerbitkan surat edaran nomor 800/12 kepada camat dalam rangka pilkada agar netral.")
    """
    head = text[:_HEAD]
    number, subject = _NUMBER.search(head), _SUBJECT.search(head)
    form = number or subject
    if form is None or (subject and _ANOTHER_SUBJECT.search(subject["said"])):
        return None
    signs = (
        bool(number)
        + bool(subject)
        + bool(_ADDRESSED.search(head))
        + bool(_HEADING.search(head))
        + bool(_OPENS.search(text[:4_000]))
        + (len(_POINTS.findall(text)) >= 2)
        + bool(_CLOSES.search(text))
    )
    start = form.start() + len(form.group()) - len(form.group().lstrip())
    return Span(start, form.end()) if signs >= _NEEDED else None
