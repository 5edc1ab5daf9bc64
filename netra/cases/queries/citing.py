"""Articles and terms in words, as buttons, clocks and timeline cite them."""

from datetime import date

from netra.domain.deadlines import NoSuchRule, rule_at
from netra.domain.loading import load
from netra.domain.words import Text
from netra.domain.workflow import Cite


def cited(cite: Cite) -> Text:
    """A citation in both languages, such as `UU 1/2015 pasal 134`."""
    regulation = load().regulations.get(cite.regulation)
    name = Text(cite.regulation, cite.regulation) if regulation is None else regulation.short
    if not cite.article:
        return name
    return Text(f"{name.id} pasal {cite.article}", f"{name.en} art {cite.article}")


def cited_basis(written: str) -> Text:
    """The same for a basis as the ledger keeps it: `uu-1-2015 134(6)`."""
    regulation, _, article = written.partition(" ")
    return cited(Cite(regulation, article))


def rule_name(rule: str, on: date) -> Text:
    """What a term is called; a term that no longer has a row that day keeps its code."""
    try:
        return rule_at(rule, on).name
    except NoSuchRule:
        return Text(rule, rule)
