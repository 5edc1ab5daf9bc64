"""Writes `docs/law/` from the catalogue: `python -m netra.domain.lawbook docs/law`. Same catalogue, same bytes."""

from collections.abc import Sequence
from pathlib import Path

from netra.domain.deadlines import DeadlineRule
from netra.domain.deadlines import rules as deadline_rules
from netra.domain.lawbook import elections, guide, institutions, kinds, leaflets, regulations, sanctions, zones
from netra.domain.loading import load
from netra.domain.rulebook import Catalogue


def pages(catalogue: Catalogue, deadlines: Sequence[DeadlineRule] = ()) -> dict[str, str]:
    """Every page by its path below `docs/law`. Without deadline rows their page is left out."""
    found = {
        "README.md": regulations.index(catalogue, bool(deadlines)),
        "changes.md": regulations.changes(catalogue),
        "kinds.md": kinds.kinds(catalogue),
        "rules-by-date.md": kinds.rules_by_date(catalogue),
        "sanctions.md": sanctions.sanctions(catalogue),
        "institutions.md": institutions.institutions(catalogue),
        "elections.md": elections.elections(catalogue),
        "allowed.md": leaflets.allowed(catalogue),
        "garbled.md": leaflets.garbled(catalogue),
        "zones.md": zones.zones(catalogue),
        "guide.md": guide.guide(catalogue),
    }
    if deadlines:
        found["deadlines.md"] = leaflets.deadlines(catalogue, deadlines)
    for one in catalogue.regulations.values():
        found[f"regulations/{one.id}.md"] = regulations.regulation(catalogue, one)
    return found


def current() -> dict[str, str]:
    """The pages of the catalogue as it stands, deadlines included."""
    return pages(load(), deadline_rules())


def write(folder: Path) -> list[Path]:
    """Write every page below `folder`, remove pages that no longer belong, and name what was written."""
    made = current()
    for stray in folder.rglob("*.md"):
        if stray.relative_to(folder).as_posix() not in made:
            stray.unlink()
    written = []
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written
