"""The catalogue's TOML files, read once and checked so that a lawyer can mend what is wrong."""

import tomllib
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from netra.domain import load_guide, load_rules, load_tables, load_zones
from netra.domain.records import CatalogueError, Record
from netra.domain.rulebook import Catalogue

FOLDER = Path(__file__).parent / "catalogue"
FILES = (
    "regulations.toml",
    "garbled.toml",
    "violations.toml",
    "allowed.toml",
    "sanctions.toml",
    "institutions.toml",
    "elections.toml",
    "zones.toml",
    "guide.toml",
)

__all__ = ["FILES", "FOLDER", "CatalogueError", "load"]


@lru_cache
def load(folder: Path = FOLDER) -> Catalogue:
    """The whole catalogue. Raises `CatalogueError` at the first record that cannot be used."""
    regulations, garbled, violations, allowed, sanctions, institutions, elections, zones, guide = (
        _root(folder, name) for name in FILES
    )
    laws = load_rules.regulations(regulations)
    kinds = load_rules.rules(violations, laws)
    allowances = load_rules.allowances(allowed)
    catalogue = Catalogue(
        version=_version(folder),
        regulations=laws,
        garbled=load_rules.garbled(garbled, laws),
        rules=kinds,
        instruments=load_rules.instruments(violations, laws, kinds),
        gaps=load_rules.gaps(violations),
        phrases=load_rules.phrases(violations, kinds),
        allowances=allowances,
        scales=load_tables.scales(sanctions, laws),
        absences=load_tables.absences(sanctions),
        institutions=load_tables.institutions(institutions, laws),
        competences=load_tables.competences(institutions, laws),
        timetables=load_tables.timetables(elections, laws),
        formulas=load_zones.formulas(zones),
        guide=load_guide.guide(guide, kinds, allowances),
    )
    for root in (regulations, garbled, violations, allowed, sanctions, institutions, elections, zones, guide):
        root.finish()
    return catalogue


def _root(folder: Path, name: str) -> Record:
    path = folder / name
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError(name, "", "", f"the file is missing in {folder.name}/.", "Put it back.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as slip:
        raise CatalogueError(name, "", "", f"it is not readable TOML: {slip}.", "Mend the line named here.") from slip
    return Record(name, "", table)


def _version(folder: Path) -> str:
    """The first twelve hex digits of a hash over the files; every TOML file counts, in the order of their names."""
    digest = sha256()
    for path in sorted(folder.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
