"""What is said of a regulation that was meant: why, how sure, which article, whether it held, what goes on of it."""

import re
from dataclasses import replace
from datetime import date

from netra.domain.codes import Confidence, Side
from netra.domain.legal import Provision, Regulation
from netra.domain.rulebook import Catalogue
from netra.domain.saying import listed
from netra.domain.words import Text
from netra.engine.reading.acts import find_acts
from netra.engine.reading.articles import Article, known
from netra.engine.reading.belonging import Named
from netra.engine.reading.records import Meant
from netra.engine.reading.register import Entry, Register, words_of
from netra.engine.reading.scoring import Scored

_FORBIDS = re.compile(
    r"\b(?:di|me)?larang\w*|\btidak (?:boleh|diperbolehkan|dibenarkan)|\bpelanggaran\b", re.IGNORECASE
)


def meant(
    one: Scored, named: Named, ranked: list[Scored], register: Register, on: date | None, catalogue: Catalogue
) -> Meant:
    """One regulation as what was meant."""
    law = one.entry.law
    held = on is None or law.holds(on)
    article, why_article = _article(named, one.entry, catalogue)
    why = [*one.fits, *one.slips, *why_article]
    if not held:
        why.extend(_still(one.entry, register, on))
    return Meant(
        regulation_id=law.id,
        article=article,
        why=listed(why),
        confidence=_confidence(one, named, ranked),
        held=held,
        replaced_by=one.entry.replaced_by if on is not None and not held and _is_over(law, on) else (),
    )


def _confidence(one: Scored, named: Named, ranked: list[Scored]) -> Confidence:
    if one.is_exact:
        return Confidence.HIGH
    rival = max((other.score for other in ranked if other.entry is not one.entry), default=0.0)
    lead = one.score - rival
    is_slipping = named.number and not (one.has_number and (one.has_year or named.year is None))
    if one.score >= 6.0 and lead >= (2.0 if is_slipping else 1.2):
        return Confidence.HIGH
    if one.score >= 3.5 and lead >= 0.4:
        return Confidence.MEDIUM
    return Confidence.LOW


def _is_over(law: Regulation, on: date) -> bool:
    return law.period.end is not None and law.period.end <= on


def _heirs(entry: Entry, register: Register, on: date | None) -> list[tuple[Regulation, Provision]]:
    """Articles of the successor that keep a part of a regulation alive: they name it, "until" something else."""
    return [
        (successor, provision)
        for id in entry.replaced_by
        for successor in (register.entry(id).law,)
        for provision in (successor.provisions_at(on) if on else ())
        if re.search(rf"\b{re.escape(entry.law.short.id)}\b", provision.text.id) and "sampai" in provision.text.id
    ]


def _still(entry: Entry, register: Register, on: date | None) -> list[Text]:
    """What goes on of a regulation that ended."""
    return [
        Text(
            f"sebagian hidup terus lewat {successor.short.id} {provision.place.id}",
            f"part of it lives on through {successor.short.en} {provision.place.en}",
        )
        for successor, provision in _heirs(entry, register, on)
    ]


def what_lives_on(named: Named, first: Meant, entry: Entry, register: Register, on: date) -> list[Meant]:
    """When the part of an ended regulation that lives on is spoken of: that part, and the article that keeps it."""
    for successor, provision in _heirs(entry, register, on):
        own = re.search(rf"{re.escape(entry.law.short.id)} (pasal \d+(?: ayat \(\d+\))?)", provision.text.id)
        part = next((one for one in entry.law.provisions if own and one.article == own[1]), None)
        spoken = words_of(named.beside) & words_of(part.text.id.split(":")[0]) if part else frozenset()
        if part is not None and (spoken - {"hukuman"}) and not first.article:
            why = listed(_still(entry, register, on))
            kept = Meant(successor.id, provision.article, why, Confidence.MEDIUM, True, ())
            return [replace(first, article=part.article), kept]
    return []


def _article(named: Named, entry: Entry, catalogue: Catalogue) -> tuple[str, list[Text]]:
    """The articles as they should read, with a letter put right where the act named beside it belongs to another."""
    said, why = [], []
    for asked in named.articles:
        right = _right_letter(asked, named, entry, catalogue)
        if right:
            said.append(right)
            why.append(
                Text(
                    f"{asked.said}: perbuatan yang disebut di sampingnya ada pada {right}",
                    f"{asked.said}: the act named beside it stands in {right}",
                )
            )
        else:
            said.append(asked.said)
    return ", ".join(said), why


def _right_letter(asked: Article, named: Named, entry: Entry, catalogue: Catalogue) -> str:
    if not asked.letter or any(one.fit(asked) == 2 for one in entry.articles):
        return ""
    spoken = words_of(named.beside)
    for rule in catalogue.rules.values():
        for basis in rule.basis:
            other = known(basis.article)
            if (
                basis.regulation_id == entry.law.id
                and other.fit(asked) == -1
                and words_of(rule.act.id) & spoken
                and any(abs(ord(letter) - ord(asked.letter)) <= 2 for letter in other.letters)
            ):
                return basis.article
    return ""


def list_beside(named: Named, first: Meant, text: str, on: date | None, catalogue: Catalogue) -> list[Meant]:
    """The dated list that really holds a ban which a garbled naming is quoted for."""
    if on is None or not _FORBIDS.search(named.beside):
        return []
    around = text[max(0, named.span.start - 200) : named.span.end + 300]
    acts = [act for act in find_acts(around, on=on, catalogue=catalogue) if act.span.of(around) in named.beside]
    codes = list(dict.fromkeys(code for act in acts for code in act.codes))
    covers = [catalogue.cover(code, on) for code in codes]
    instrument = next((cover.instrument for cover in covers if cover.instrument is not None), None)
    if instrument is None or instrument.regulation_id == first.regulation_id:
        return []
    of_the_day = [
        cover for cover in covers if cover.instrument is instrument and cover.rule.phase is _side(on, catalogue)
    ]
    items = dict.fromkeys(item.place.id for cover in of_the_day or covers for item in cover.items)
    rests = any(one.regulation_id == first.regulation_id for cover in covers for one in cover.bases)
    short = catalogue.regulation(first.regulation_id).short
    named_codes = ", ".join(cover.rule.code for cover in of_the_day or covers)
    why = Text(
        f"larangan yang disebut di sampingnya tertulis di dalamnya ({named_codes})"
        + (f", yang bertumpu pada {short.id}" if rests else ""),
        f"the ban named beside it is written there ({named_codes})" + (f", resting on {short.en}" if rests else ""),
    )
    return [Meant(instrument.regulation_id, ", ".join(items), why, Confidence.MEDIUM, True, ())]


def _side(on: date, catalogue: Catalogue) -> Side:
    election = catalogue.election_for(on)
    return Side.ANY if election is None else catalogue.phase(election.year, on).side


def is_corrected(meant: Meant, named: Named) -> bool:
    """Whether the article reads otherwise than it was written."""
    said = ", ".join(asked.said for asked in named.articles)
    written = ", ".join(re.sub(r"\s+", " ", asked.written) for asked in named.articles)
    if meant.article and named.articles and meant.regulation_id and meant.article != said:
        return "lampiran" not in meant.article
    return bool(re.search(r"huruf\W*[I1]\b", written))
