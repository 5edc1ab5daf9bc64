"""Accounts of people of an invented register, and of nobody: what they show, and whose they are.

Of the accounts 60 % belong to somebody of the register and 40 % to nobody. Names are shortened, spelt in the old way,
mistyped, joined, turned round and decorated; 65 % show a place, 10 points of it a wrong one; about half of the members
show something of their employer, of which part is a workplace of its own. Rates are guesses: a shape, no forecast.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bench.people import DESKS, Country, Person, workplaces
from netra.engine.resolve import Profile

PRIVATE = (
    "wiraswasta", "karyawan swasta", "ibu rumah tangga", "petani milenial", "owner toko kue", "mahasiswa",
    "driver online", "guru ngaji", "jual beli motor", "pensiunan", "content creator", "relawan sosial",
    "PT Sumber Makmur", "admin olshop",
)  # fmt: skip
SAYINGS = ("", "", "", " | hidup adalah ibadah", " | ayah dua anak", " | bola & kopi", " ❤️ keluarga", " | bismillah")
MUHAMMAD = ("Muh.", "Moh.", "Mohd", "M.", "Mohamad", "Moch.", "Mohammad")
DECOR = ("🌸", "✨", "❤️", "🇮🇩", "💕", " official", "_", "👑")
CALLED = ("Bunda ", "Mas ", "Pak ", "H. ", "Hj. ", "Mbak ", "Bang ", "Ibu ")


@dataclass(frozen=True)
class Account:
    """An account, whose it is, and what of it speaks beside the name."""

    profile: Profile
    person: int | None
    place: bool
    unit: bool  # a workplace of its own is shown, not only a kind of work
    employer: bool  # anything at all of an employer is shown


def members(count: int, people: int, seed: int) -> npt.NDArray[np.int64]:
    """The rows of the people whose accounts are made: 60 % of so many accounts."""
    return np.random.default_rng((seed, 98)).choice(people, min(people, int(count * 0.6)), replace=False)


def accounts(kept: Sequence[Person], count: int, seed: int, country: Country) -> list[Account]:
    """So many accounts, mixed: one for each person kept, the rest nobody's."""
    rng = np.random.default_rng((seed, 99))
    made = [_account_of(person, rng, country) for person in kept]
    made += [_account_of_nobody(rng, country) for _ in range(count - len(kept))]
    return [made[at] for at in rng.permutation(len(made))]


def _account_of(person: Person, rng: np.random.Generator, country: Country) -> Account:
    die = rng.random()
    place = ""
    if die < 0.55:
        place = person.region_code if len(person.region_code) == 5 else _somewhere(rng, country, person.region_code)
    elif die < 0.65:
        place = _somewhere(rng, country, "")
    agency = unit = bio = ""
    shown = rng.random()
    own_unit = shown < 0.28
    if own_unit:
        written = _as_people_write(person, rng)
        if rng.random() < 0.5:
            unit = written
        else:
            bio = ("guru di " if "SD" in written or "SM" in written else "") + written
    elif shown < 0.38:
        agency = person.agency if rng.random() < 0.4 else person.agency.split(" Kabupaten ")[0].split(" Kota ")[0]
    elif shown < 0.5:
        bio = ("ASN", "PNS", "abdi negara", "guru", "ASN di " + person.agency.split(" ")[-1], "nakes")[rng.integers(6)]
    bio += SAYINGS[rng.integers(len(SAYINGS))]
    name = _as_shown(list(person.words), rng)
    profile = Profile(
        handle=f"akun{rng.integers(1 << 40)}", name=name, region_code=place, agency=agency, unit=unit, bio=bio
    )
    return Account(profile, person.id, bool(place), own_unit, shown < 0.5)


def _account_of_nobody(rng: np.random.Generator, country: Country) -> Account:
    words = [word for word in country.names_drawn(rng, 1)[0] if word]
    place = _somewhere(rng, country, "") if rng.random() < 0.65 else ""
    unit = bio = ""
    shown = rng.random()
    if shown < 0.06:  # people without a post work in the same offices
        where = rng.choice(len(country.codes), p=country.region_share)
        _, _, units = workplaces(np.array([where]), rng, country)
        unit = units[0]
        place = place and (str(country.codes[where]) if rng.random() < 0.8 else place)
    elif shown < 0.3:
        bio = PRIVATE[rng.integers(len(PRIVATE))]
    elif shown < 0.34:
        bio = ("guru", "honorer", "guru honorer", "nakes", "ASN")[rng.integers(5)]
    bio += SAYINGS[rng.integers(len(SAYINGS))]
    profile = Profile(
        handle=f"akun{rng.integers(1 << 40)}", name=_as_shown(words, rng), region_code=place, unit=unit, bio=bio
    )
    return Account(profile, None, bool(place), shown < 0.06, shown < 0.06 or 0.3 <= shown < 0.34)


def _somewhere(rng: np.random.Generator, country: Country, province: str) -> str:
    """A regency by its people, of a province where one is given."""
    share = country.region_share
    if province:
        inside = np.char.startswith(country.codes, province)
        share = np.where(inside, share, 0) / share[inside].sum()
    return str(country.codes[rng.choice(len(country.codes), p=share)])


def _as_people_write(person: Person, rng: np.random.Generator) -> str:
    unit = person.unit if person.unit not in DESKS else f"{person.unit} {person.agency}"
    if person.agency.startswith("Kecamatan"):
        unit = person.agency if rng.random() < 0.7 else person.agency.replace("Kecamatan", "Kantor Kec.")
    short = re.sub(r"\b(SD|SMP|SMA|SMK) Negeri", r"\1N", unit).replace("UPTD Puskesmas", "Puskesmas")
    return (unit, short, short, short.lower(), re.sub(r" (\d) ", r" 0\1 ", short))[rng.integers(5)]


def _as_shown(words: list[str], rng: np.random.Generator) -> str:
    """A name as an account shows it."""
    words = [_respelt(word, rng) for word in words]
    if len(words) > 1 and rng.random() < 0.18:
        words.pop(int(rng.integers(1, len(words))) if rng.random() < 0.8 else 0)
    if len(words) > 1 and rng.random() < 0.08:
        at = int(rng.integers(1, len(words)))
        words[at] = words[at][0] + ("." if rng.random() < 0.5 else "")
    if rng.random() < 0.08:
        at = int(rng.integers(len(words)))
        words[at] = _mistyped(words[at], rng)
    if rng.random() < 0.03:  # cut short: what friends call somebody
        words[0] = words[0][: max(4, len(words[0]) // 2)]
    if len(words) > 1 and rng.random() < 0.04:
        words.append(words.pop(0))
    name = ("" if rng.random() < 0.06 else " ").join(words)
    if rng.random() < 0.08:
        name = CALLED[rng.integers(len(CALLED))] + name
    if rng.random() < 0.14:
        name += DECOR[rng.integers(len(DECOR))]
    case = rng.random()
    return name.lower() if case < 0.2 else name.upper() if case < 0.28 else name


def _respelt(word: str, rng: np.random.Generator) -> str:
    if word == "Muhammad" and rng.random() < 0.6:
        return MUHAMMAD[rng.integers(len(MUHAMMAD))]
    for new, old in (("u", "oe"), ("j", "dj"), ("c", "tj"), ("y", "j")):
        if new in word.lower() and rng.random() < 0.03:
            return word.lower().replace(new, old).capitalize()
    if rng.random() < 0.04:
        for one, other in (("dd", "d"), ("ll", "l"), ("i", "y"), ("f", "v"), ("a", "aa")):
            if one in word[1:]:
                return word[0] + word[1:].replace(one, other, 1)
    return word


def _mistyped(word: str, rng: np.random.Generator) -> str:
    at = int(rng.integers(len(word)))
    letter = "abcdefghijklmnoprstuwy"[rng.integers(22)]
    match int(rng.integers(4)):
        case 0:
            return word[:at] + word[at + 1 :] or word
        case 1:
            return word[:at] + letter + word[at:]
        case 2:
            return word[:at] + letter + word[at + 1 :]
        case _:
            return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
