"""What every letter has: letterhead, place and day, number, addressee, signer, who gets a copy."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from netra.cases import queries as cases
from netra.documents.services import day_in_words, moment_in_words
from netra.domain.saying import day, listed
from netra.domain.words import Text
from netra.letters.models import Letter

if TYPE_CHECKING:
    from netra.cases.models import Accused
    from netra.registry.models import Institution

Content = dict[str, Any]
LANGUAGE = "id"
NO_NUMBER = "(belum bernomor)"


def common(letter: Letter, *, number: str) -> Content:
    """The tags of every letter. The address that tells genuine letters stands in numbered ones alone."""
    office, given = letter.office, letter.given
    return {
        "kantor": {
            "nama": office.name,
            "singkat": office.short_name,
            "alamat": office.address,
            "kontak": " · ".join(part for part in (office.hotline, office.email) if part),
        },
        "tempat": given.get("place", ""),
        "tanggal": say(letter.dated),
        "hari_tanggal": day_in_words(letter.dated, LANGUAGE),
        "nomor": number or NO_NUMBER,
        "nomor_terbit": bool(number),
        "sifat": given.get("nature", ""),
        "lampiran": given.get("enclosure", ""),
        "perihal": given.get("subject", ""),
        "kepada": {"nama": given.get("recipient", ""), "keterangan": given.get("recipient_note", "")},
        "penutup": given.get("closing", ""),
        "tembusan": [line.strip() for line in given.get("copies", "").splitlines() if line.strip()],
        "penanda_tangan": {"nama": given.get("signer", ""), "jabatan": given.get("signer_post", "")},
        "perkara": {"nomor": letter.case.official_number},
        "keaslian": {"alamat": address_of(letter)},
        "latihan": bool(settings.PRACTICE),
    }


def address_of(letter: Letter) -> str:
    """The public page that tells whether the letter is genuine."""
    return str(settings.SITE_ADDRESS) + reverse("letters:genuine", args=(letter.key,))


def defaults(letter: Letter) -> dict[str, str]:
    """What a draft begins with; the officer may change every word of it."""
    office = letter.office
    name, note = recipient(letter)
    return {
        "place": place_of(office),
        "subject": letter.kind_row.label.id,
        "recipient": name,
        "recipient_note": note,
        "nature": "",
        "enclosure": "",
        "copies": "",
        "closing": "",
        "signer": office.head_name,
        "signer_post": f"Ketua {office.short_name}" if office.is_supervisor else office.short_name,
    }


def recipient(letter: Letter) -> tuple[str, str]:
    """To whom it goes. Whoever reported is never named."""
    kind, paper = letter.kind_row, letter.paper
    if kind.to_reporter:
        return "Pelapor", "di tempat"
    if not kind.is_letter or paper is None:
        return "", ""
    match kind.code:
        case "SUMMONS" if paper.accused is not None:
            return str(paper.accused), paper.accused.position
        case "REFERRAL":
            return say(cases.recipient_of(paper)), "di tempat"
        case "RECOMMENDATION" | "REMINDER" if paper.track is not None:
            employer = paper.track.accused.employer
            return (employer.name if employer else paper.track.accused.agency), "di tempat"
    return "", ""


def place_of(office: "Institution") -> str:
    """The town a letter is dated from, as far as the registry knows."""
    return office.region.name if office.region is not None else ""


def person(accused: "Accused", *, with_number: bool = False) -> dict[str, str]:
    """Somebody alleged to have done something; the number of a civil servant only between authorities."""
    employer = accused.employer.name if accused.employer else accused.agency
    return {
        "nama": str(accused),
        "jabatan": accused.position,
        "instansi": employer,
        "nip": accused.nip if with_number else "",
    }


def rules(letter: Letter, accused: "Accused") -> list[dict[str, str]]:
    """The kinds of act held against a person, with the articles of the day of the act."""
    return [
        {"nama": say(deed.act), "dasar": say(listed(deed.cover.basis_lines)) if deed.cover else ""}
        for deed in cases.deeds_of(letter.case, accused)
    ]


def field(letter: Letter, name: str) -> str:
    """What the paper says there."""
    return "" if letter.paper is None else str(letter.paper.fields.get(name) or "")


def lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def say(words: "Text | str | date | datetime") -> str:
    match words:
        case Text():
            return words.in_(LANGUAGE)
        case datetime():
            return moment_in_words(words, LANGUAGE)
        case date():
            return day(words).id
    return words


def people(accused: "Iterable[Accused]") -> list[dict[str, str]]:
    return [person(one) for one in accused]
