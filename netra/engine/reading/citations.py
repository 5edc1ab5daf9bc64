"""Regulations a text cites, each settled to the register, or told to be unsettled."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netra.domain.codes import Confidence, Side
from netra.domain.legal import Provision, Regulation
from netra.domain.rulebook import Catalogue
from netra.domain.saying import listed
from netra.domain.words import Text
from netra.engine.reading.acts import find_acts
from netra.engine.reading.articles import Article, known
from netra.engine.reading.naming import TABLE, Named, find_named, topics_in
from netra.engine.reading.records import Citation, Meant
from netra.engine.reading.register import Entry, Register, plain_number, register_of, words_of
from netra.engine.reading.scoring import Scored, score

# A score below which nothing is said to be meant: of a naming with number and year, and of one that lacks something.
_NEEDED_WHOLE, _NEEDED_PART = 5.0, 1.8
_LIKELY_OTHERS = 1.6
# A law on which fewer kinds of act rest is not taken for one of another kind on its number alone.
_CORE = 5
_LONGEST = 200_000
# Matters that every regulation here is about: alone they tell no letter from another.
_EVERYWHERE = frozenset({"asn", "netralitas", "pilkada", "pemilu", "pns"})
_BOUND = (
    ("ASN", "aparatur sipil negara|asn"),
    ("PNS", "pns"),
    ("PPPK", "pppk|p3k"),
    ("PPNPN", "ppnpn|pegawai pemerintah non pegawai negeri|honorer|tenaga kontrak|non[ -]?asn|pegawai tidak tetap|thl"),
    ("VILLAGE_HEAD", "kepala desa|kades|keuchik|pambakal|wali nagari"),
    ("VILLAGE_STAFF", "perangkat desa|aparat desa|aparatur desa|perangkat nagari|perangkat gampong"),
    ("BPD_MEMBER", "bpd|badan permusyawaratan desa"),
    ("TNI", "tni"),
    ("POLRI", "polri"),
)
_FORBIDS = re.compile(
    r"\b(?:di|me)?larang\w*|\btidak (?:boleh|diperbolehkan|dibenarkan)|\bpelanggaran\b", re.IGNORECASE
)


def read_citations(text: str, *, on: date | None, catalogue: Catalogue) -> tuple[Citation, ...]:
    """Every regulation named in a text, in its order. `on` is the day on which it was said."""
    text = text[:_LONGEST]
    register, named = register_of(catalogue), find_named(text)
    plain = _plainly_named(named, register, on)
    return tuple(
        _local_citation(one, text, on)
        if _is_local(one) or _is_of_the_local_one(one, named)
        else _citation(one, text, [id for j, id in plain if j != i], register, on, catalogue)
        for i, one in enumerate(named)
    )


def _plainly_named(named: Sequence[Named], register: Register, on: date | None) -> list[tuple[int, str]]:
    """Those with kind, number and year all right, by their place in the list."""
    plain = []
    for i, one in enumerate(named):
        if one.number and one.year and not _is_local(one):
            best = score(one, register, on, ())[0]
            if best.is_exact:
                plain.append((i, best.entry.law.id))
    return plain


def _citation(
    named: Named, text: str, plain: Sequence[str], register: Register, on: date | None, catalogue: Catalogue
) -> Citation:
    written = named.span.of(text)
    ranked = score(named, register, on, plain)
    settled, others = _settled(named, ranked, on)
    meants = [_meant(one, named, ranked, register, on, catalogue) for one in settled]
    is_garbled = bool(settled) and not _is_well_named(named, settled[0])
    if meants and is_garbled:
        meants.extend(_list_beside(named, meants[0], text, on, catalogue))
    elif meants and not meants[0].held and on is not None:
        meants = _what_lives_on(named, meants[0], settled[0].entry, register, on) or meants
    why = None if meants else _unsettled(named, others)
    said = {one.regulation_id for one in meants}
    alternatives = tuple(one.entry.law.id for one in others if one.entry.law.id not in said)
    is_garbled = is_garbled or any(_is_corrected(one, named) for one in meants)
    return Citation(
        named.span, written, tuple(meants), alternatives, is_garbled, False, why, on,
        named.kind, named.number, named.year, named.issuer_words,
    )  # fmt: skip


def _local_citation(named: Named, text: str, on: date | None) -> Citation:
    binds = _bound(text[named.span.start : named.span.end + 260])
    return Citation(
        named.span, named.span.of(text), (), (), False, True, _local(named), on,
        named.kind, named.number, named.year, named.issuer_words, binds,
    )  # fmt: skip


def _is_local(named: Named) -> bool:
    """Of a regent, mayor, governor or office of a region, or a letter numbered as regions number theirs."""
    if named.kind == "LOCAL" or named.issuer == "local":
        return named.kind != "SKB"
    is_coded = named.kind in {"SE", "SURAT"} and not named.issuer and bool(re.search(r"/|\d{3}\.|-", named.number))
    return is_coded and not re.match(r"B/?\d+/M\.?\s?SM", named.number, re.IGNORECASE)


def _is_of_the_local_one(named: Named, others: Sequence[Named]) -> bool:
    """A circular without issuer or number, in a text that names a local one."""
    is_bare = named.kind == "SE" and not named.issuer and not named.number
    return is_bare and any(_is_local(one) and one.kind == "SE" for one in others)


def _local(named: Named) -> Text:
    who = f" ({named.issuer_words})" if named.issuer_words else ""
    return Text(
        f"Aturan setempat{who}: mengikat di daerah atau kantornya, tidak tercatat dalam daftar peraturan, dan bukan"
        " undang-undang yang kebetulan bernomor sama.",
        f"A local instrument{who}: it binds its own region or office, is not in the register, and is not the national"
        " law that happens to carry the same number.",
    )


def _bound(words: str) -> tuple[str, ...]:
    """Whom an instrument binds, by what its sentence names: codes of statuses, ASN for all civil servants."""
    sentence = re.split(r"(?<=[a-z)”])[.]\s|\n", words, maxsplit=1)[0]
    return tuple(code for code, pattern in _BOUND if re.search(rf"\b(?:{pattern})\b", sentence, re.IGNORECASE))


def _settled(named: Named, ranked: list[Scored], on: date | None) -> tuple[list[Scored], list[Scored]]:
    """What was meant, and what else it may have been."""
    grounded = [one for one in ranked if _has_ground(named, one)]
    if not grounded:
        return [], []
    best = grounded[0]
    others = [one for one in grounded[1:6] if one.score >= best.score - _LIKELY_OTHERS and one.score > 1.0]
    if best.has_number and not best.article_fit and (fitting := _by_its_articles(named, grounded)):
        return [fitting], [best, *others]
    if best.is_exact and (rightful := _other_election(named, best, ranked, on)):
        return rightful, [best]
    if best.is_exact:
        return [best], []
    floor = _NEEDED_WHOLE if named.number and named.year else _NEEDED_PART
    is_bare_letter = named.kind in {"SE", "SURAT"} and not named.number
    is_common = topics_in(named.topic) <= _EVERYWHERE
    is_even = is_bare_letter and bool(others) and (best.score - others[0].score < 0.9 or is_common)
    if _is_elsewhere(named) or best.score < floor or is_even:
        return [], [one for one in (best, *others) if one.score >= 2.0 or is_even]
    return [best], others


def _has_ground(named: Named, one: Scored) -> bool:
    """A kind alone is no ground: number, title, articles, year or signatories must speak for it."""
    if one.is_exact or one.article_fit >= 5.0:
        return True
    if not one.same_kind and not one.has_words and one.entry.rests < _CORE:
        return False
    if named.number:
        return one.has_number or (one.is_near_number and (one.has_words or named.kind == "SKB"))
    is_asked = bool(topics_in(named.topic) | words_of(named.topic))
    is_known_by_kind = not is_asked and one.same_kind and named.kind in {"SKB", "SE", "SURAT"}
    return one.has_words or one.article_fit > 0 or is_known_by_kind


def _by_its_articles(named: Named, grounded: list[Scored]) -> Scored | None:
    """Another regulation when number and year fit one, and several articles fit only the other."""
    if len(named.articles) < 2:
        return None
    fitting = max(grounded, key=lambda one: one.article_fit)
    return fitting if fitting.article_fit >= 5.0 and fitting.entry.kind in {"UU", "PP"} else None


def _other_election(named: Named, best: Scored, ranked: list[Scored], on: date | None) -> list[Scored]:
    """The rules for regional elections, when those for general elections are cited for one: and the other way round."""
    spoken = topics_in(named.beside) & {"pilkada", "pemilu"}
    entry = best.entry
    own = entry.topics & {"pilkada", "pemilu"}
    if entry.kind != "PERBAWASLU" or len(spoken) != 1 or len(own) != 1 or spoken == own:
        return []
    if not re.search(r"\b(?:untuk|dalam|pada|laporan|penanganan|tentang)\b", named.beside):
        return []
    matter = entry.words - {"bawaslu"}

    def likeness(one: Scored) -> float:
        words = one.entry.words - {"bawaslu", "perbawaslu"}
        return len(words & matter) / max(1, len(words | matter))

    siblings = [
        one for one in ranked if one.entry.kind == entry.kind and spoken <= one.entry.topics and likeness(one) >= 0.4
    ]
    held = [one for one in siblings if on is None or one.entry.law.holds(on)]
    id, en = ("pilkada", "regional elections") if "pilkada" in spoken else ("pemilu", "general elections")
    law = entry.law.short
    why = Text(
        f"{law.id} tentang pemilihan yang lain; yang dibicarakan {id}",
        f"{law.en} is about the other kind of election; this is about {en}",
    )
    ordered = sorted(held, key=lambda one: (one.entry.law.year, one.entry.law.id))
    return [replace(one, fits=(why,), slips=(), is_exact=False) for one in ordered]


def _is_elsewhere(named: Named) -> bool:
    return any(
        row["kind"] == named.kind and row["number"] == plain_number(named.number) and row["year"] == named.year
        for row in TABLE["elsewhere"]
    )


def _is_well_named(named: Named, best: Scored) -> bool:
    """Whether nothing was garbled: an exact naming, or a short name that is in use ("UU ASN")."""
    is_short = not named.number and not named.year and not named.signatories.startswith(("3", "tiga"))
    return best.is_exact or is_short


def _meant(
    one: Scored, named: Named, ranked: list[Scored], register: Register, on: date | None, catalogue: Catalogue
) -> Meant:
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
    rival = max((other.score for other in ranked if other is not one), default=0.0)
    lead = one.score - rival
    if one.score >= 6.0 and lead >= 1.2:
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


def _what_lives_on(named: Named, first: Meant, entry: Entry, register: Register, on: date) -> list[Meant]:
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


def _list_beside(named: Named, first: Meant, text: str, on: date | None, catalogue: Catalogue) -> list[Meant]:
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


def _is_corrected(meant: Meant, named: Named) -> bool:
    said = ", ".join(asked.said for asked in named.articles)
    written = ", ".join(re.sub(r"\s+", " ", asked.written) for asked in named.articles)
    if meant.article and named.articles and meant.regulation_id and meant.article != said:
        return "lampiran" not in meant.article
    return bool(re.search(r"huruf\W*[I1]\b", written))


def _unsettled(named: Named, others: list[Scored]) -> Text:
    if _is_elsewhere(named):
        title = next(
            row["title"]
            for row in TABLE["elsewhere"]
            if row["number"] == plain_number(named.number) and row["year"] == named.year and row["kind"] == named.kind
        )
        return Text(
            f"Peraturan yang ada ({title}), tetapi tidak tercatat dalam daftar tentang netralitas.",
            f"A regulation that exists ({title}) but is no part of the register on neutrality.",
        )
    if others:
        names = " / ".join(one.entry.law.short.id for one in others)
        return Text(f"Tidak dapat dipastikan; mungkin {names}.", f"Could not be settled; perhaps {names}.")
    return Text(
        "Tidak ada dalam daftar peraturan, dan tidak ada yang cukup mirip.",
        "Not in the register, and nothing there is like it enough.",
    )
