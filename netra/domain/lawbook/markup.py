"""How a page of the law is set: tables, both languages, periods, citations."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from netra.domain.codes import Confidence
from netra.domain.labels import CONFIDENCE_LABELS
from netra.domain.legal import LegalBasis, Regulation
from netra.domain.validity import Period
from netra.domain.words import Text

Code = TypeVar("Code", bound=StrEnum)
_DISCLAIMER = Text(
    "Bukan nasihat hukum. Halaman ini dibuat dari katalog di `netra/domain/catalogue/`; ubahlah di sana, lalu jalankan"
    " `python -m netra.domain.lawbook docs/law`. Setiap pasal perlu dicocokkan dengan teks resminya.",
    "Not legal advice. This page is made from the catalogue in `netra/domain/catalogue/`; change it there, then run"
    " `python -m netra.domain.lawbook docs/law`. Check every article against the official text.",
)


def page(title: Text, *parts: str, up: str = "README.md") -> str:
    head = f"# {title.id}\n\n*{title.en}*\n\n> {_DISCLAIMER.id}\n>\n> *{_DISCLAIMER.en}*\n\n"
    back = "" if up == "" else f"[Daftar isi / contents]({up})\n\n"
    return head + back + "\n\n".join(part for part in parts if part).rstrip() + "\n"


def both(text: Text) -> str:
    return text.id if text.id == text.en else f"{text.id}<br>*{text.en}*"


def said(text: Text) -> str:
    return text.id if text.id == text.en else f"{text.id}\n\n*{text.en}*"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _day(on: date | None) -> str:
    return on.isoformat() if on else "?"


def span(period: Period | None) -> str:
    """A period for a table: first day, and the last day on which it held."""
    if period is None:
        return "belum / not yet"
    if period.start is None and period.end is None:
        return "? →"
    end = f" (sampai sebelum / until before {period.end.isoformat()})" if period.end else ""
    return f"{_day(period.start)} →{end}"


def grade(confidence: Confidence) -> str:
    return both(CONFIDENCE_LABELS[confidence])


def sources(sources: Sequence[str]) -> str:
    return "## Sumber / sources\n\n" + bullets(f"<{one}>" for one in sources) if sources else ""


def law(basis: LegalBasis, up: str = "") -> str:
    text = basis.citation
    note = f" ({basis.note.id} / *{basis.note.en}*)" if basis.note else ""
    who = f" [{', '.join(basis.statuses)}]" if basis.statuses else ""
    return f"[{text.id}]({up}regulations/{basis.regulation_id}.md){note}{who}"


def laws(bases: Iterable[LegalBasis]) -> str:
    return "<br>".join(law(basis) for basis in bases) or "—"


def doubts(texts: Sequence[Text]) -> str:
    if not texts:
        return ""
    return "## Belum terverifikasi / unverified\n\n" + bullets(f"{text.id} / *{text.en}*" for text in texts)


def link_text(law: Regulation) -> str:
    return law.short.id if law.short.id == law.short.en else f"{law.short.id} / {law.short.en}"


def inline(text: Text) -> str:
    """Both languages on one line."""
    return f"{text.id} / *{text.en}*"


def named(labels: Mapping[Code, Text], codes: Sequence[Code]) -> str:
    """Codes as words: the Indonesian ones, then the English ones."""
    return inline(Text(", ".join(labels[one].id for one in codes), ", ".join(labels[one].en for one in codes)))
