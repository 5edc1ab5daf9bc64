"""How else people write a word: slang and short forms, and the spellings of a name. Used when a program is compiled."""

from collections.abc import Iterator
from typing import Final

_SLANG: Final = """
nomor: no nmr nomer nmor
nomer: no nmr nomor
urut: urt
calon: cln
paslon: palson paslo
pasangan: psangan psgn
gubernur: gub gubernor gubenur
bupati: bpati
walikota: wlikota walkot
wakil: wkl
bapak: bpk
ibu: ibuk
pak: pa bpk
mas: mz
yang: yg yng
tidak: tdk gak ga nggak ngga enggak engga gk tak ndak nda kagak kaga
bukan: bkn
jangan: jgn jngan
belum: blm blom
sudah: sdh udah udh dah
tetap: ttp tetep
tapi: tp tpi
dengan: dgn dg
untuk: utk untk
dan: n
saya: sy
kami: kmi
kita: qta kta
semua: smua
orang: org
rakyat: rkyat
dukung: dkung
mendukung: mndukung dukungin
pilih: plih pilh
coblos: cblos nyoblos
menang: mnang
lanjutkan: lanjutkn lanjutken
semoga: smoga moga mudahan
mantap: mantab mantul mantep mntp
terima: trima
kasih: ksh
banget: bgt bngt
juga: jg jga
karena: krn krna karna
kalau: kalo klo kl
bisa: bs bsa
lebih: lbh
presiden: pres
"""
# One change of spelling each; a name of six letters or more is also known by the outcome.
_SPELLINGS: Final = (
    ("kh", "k"), ("ch", "kh"), ("ch", "h"), ("sy", "s"), ("dh", "d"), ("th", "t"), ("dj", "j"), ("tj", "c"),
    ("oe", "u"), ("ie", "i"), ("y", "i"), ("z", "s"), ("v", "f"), ("f", "v"), ("f", "p"), ("ph", "f"), ("q", "k"),
    ("x", "ks"),
)  # fmt: skip
SHORTEST_NAME: Final = 6


def slang() -> dict[str, tuple[str, ...]]:
    """Other writings of everyday words, by the word."""
    lines = (line.split(":") for line in _SLANG.strip().splitlines())
    return {word: tuple(others.split()) for word, others in lines}


def spellings(name: str) -> Iterator[str]:
    """Other spellings of one word of a name, one change away, in a fixed order.

    >>> list(spellings("syarifah"))
    ['sarifah', 'siarifah', 'syarivah', 'syaripah', 'syarifa']
    """
    if len(name) < SHORTEST_NAME or not name.isalpha():
        return
    seen = {name}
    changed = [name.replace(old, new) for old, new in _SPELLINGS]
    changed += [name[:-1]] if name.endswith("h") else [f"{name}h"] if name[-1] in "aiu" else []
    changed += [name[:at] + name[at + 1 :] for at in range(1, len(name) - 1) if name[at] == name[at + 1]]
    for one in changed:
        if one not in seen and len(one) >= SHORTEST_NAME - 1:
            seen.add(one)
            yield one


def slips(name: str) -> Iterator[str]:
    """Mistypings of one word of a name: a letter left out, a vowel for another or too many, two letters in the wrong
    order. The first letter stays.

    >>> {"dmyati", "dumyati", "dimiyati", "dimyait"} <= set(slips("dimyati"))
    True
    """
    if len(name) < SHORTEST_NAME or not name.isalpha():
        return
    changed = [name[:at] + name[at + 1 :] for at in range(1, len(name))]
    changed += [name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(1, len(name) - 1)]
    for vowel in "aiueo":
        changed += [name[:at] + vowel + name[at + 1 :] for at in range(1, len(name)) if name[at] in "aiueo"]
        changed += [name[:at] + vowel + name[at:] for at in range(1, len(name))]
    yield from dict.fromkeys(one for one in changed if one != name)
