"""Whose links a page shows, as the app that owns the matter says it."""

from dataclasses import dataclass

from netra.ledger.services import Subject


@dataclass(frozen=True, slots=True)
class Desk:
    """One matter before one reader. `actor` and `institution` as in the ledger; `home` is the page one comes from;
    `may_ask`: the reader may have links fetched, bring archives and open originals."""

    subject: Subject
    title: str
    home: str
    actor: str
    institution: str
    zone: str
    may_ask: bool
