"""Which regulations a naming settles on, and which it may have been besides."""

import re
from dataclasses import replace
from datetime import date

from netra.domain.words import Text
from netra.engine.reading.belonging import Named
from netra.engine.reading.naming import TABLE, topics_in
from netra.engine.reading.register import plain_number, words_of
from netra.engine.reading.scoring import CORE, Scored

# A score below which nothing is said to be meant: of a naming with number and year, and of one that lacks something.
_NEEDED_WHOLE, _NEEDED_PART = 5.0, 1.8
_LIKELY_OTHERS = 2.0
# Number and year both fit, only the kind does not: seldom chance.
_NEEDED_TWINS = 4.0
# Matters that every regulation here is about: alone they tell no letter from another.
_EVERYWHERE = frozenset({"asn", "netralitas", "pilkada", "pemilu", "pns"})

# The joint decisions have five signatories.
_MISCOUNTED = re.compile(r"(?:antara\s+)?(?:3|4|6|tiga|empat|enam)\b", re.IGNORECASE)


def settled(named: Named, ranked: list[Scored], on: date | None) -> tuple[list[Scored], list[Scored]]:
    """What was meant, and what else it may have been."""
    grounded = [one for one in ranked if _has_ground(named, one)]
    if not grounded:
        return [], []
    best = grounded[0]
    likely = best.score - _LIKELY_OTHERS
    near = [one for one in ranked if one.same_kind and one.is_near_number and one not in grounded and not named.year]
    others = [one for one in (*grounded[1:6], *near) if one.score >= max(likely, 1.0)]
    if best.has_number and not best.article_fit and (fitting := _by_its_articles(named, grounded)):
        return [fitting], [best, *others]
    if best.is_exact and (rightful := _other_election(named, best, ranked, on)):
        return rightful, [best]
    if best.is_exact:
        return [best], _of_the_title(best, ranked)
    floor = _NEEDED_WHOLE if named.number and named.year else _NEEDED_PART
    if best.has_number and best.has_year:
        floor = _NEEDED_TWINS
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
    if (
        not one.same_kind and not one.has_words and one.entry.rests < CORE
    ):  # not taken for one of another kind on its number alone
        return False
    if named.number:
        return one.has_number or (one.is_near_number and (one.has_words or named.kind == "SKB"))
    is_asked = bool(topics_in(named.topic) | words_of(named.topic))
    is_known_by_kind = not is_asked and one.same_kind and named.kind in {"SKB", "SE", "SURAT"}
    return one.has_words or one.article_fit > 0 or is_known_by_kind


def _of_the_title(best: Scored, ranked: list[Scored]) -> list[Scored]:
    """When number and year say one regulation and the title another of the kind: that other, beside the first."""
    if best.title_share is None or best.title_share >= 0.75:
        return []
    return [one for one in ranked if one.same_kind and one.title_share is not None and one.title_share >= 0.95][:2]


def _by_its_articles(named: Named, grounded: list[Scored]) -> Scored | None:
    """Another regulation when number and year fit one, and several articles fit only the other."""
    if len(named.articles) < 2:
        return None
    fitting = max(grounded, key=lambda one: one.article_fit)
    if fitting.article_fit < 5.0 or fitting.entry.kind not in {"UU", "PP"}:
        return None
    return replace(fitting, score=max(fitting.score, grounded[0].score + 0.6))


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
    return [replace(one, fits=(why,), slips=(), is_exact=False, score=best.score + 2.0) for one in ordered]


def _is_elsewhere(named: Named) -> bool:
    return any(
        row["kind"] == named.kind and row["number"] == plain_number(named.number) and row["year"] == named.year
        for row in TABLE["elsewhere"]
    )


def is_well_named(named: Named, best: Scored) -> bool:
    """Whether nothing was garbled: an exact naming, or a short name that is in use ("UU ASN")."""
    is_short = not named.number and not named.year and not _MISCOUNTED.match(named.signatories)
    is_long_number = best.same_kind and best.has_number and named.year is None and len(named.number) > 5
    return best.is_exact or is_short or is_long_number


def unsettled(named: Named, others: list[Scored]) -> Text:
    """Why nothing is said to be meant."""
    if _is_elsewhere(named):
        title = next(
            row["title"]
            for row in TABLE["elsewhere"]
            if row["number"] == plain_number(named.number) and row["year"] == named.year and row["kind"] == named.kind
        )
        return Text(
            f"Peraturan lain ({title}; judulnya belum diverifikasi), tidak tercatat dalam daftar tentang netralitas.",
            f"Another regulation ({title}; the title is not verified), no part of the register on neutrality.",
        )
    if others:
        names = " / ".join(one.entry.law.short.id for one in others)
        return Text(f"Tidak dapat dipastikan; mungkin {names}.", f"Could not be settled; perhaps {names}.")
    return Text(
        "Tidak ada dalam daftar peraturan, dan tidak ada yang cukup mirip.",
        "Not in the register, and nothing there is like it enough.",
    )
