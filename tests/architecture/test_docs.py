"""What the documents name must exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted(
    [*ROOT.glob("docs/*.md"), *ROOT.glob("docs/decisions/*.md"), ROOT / "CONTRIBUTING.md", *ROOT.glob("README*.md")]
)
A_PATH = re.compile(r"`((?:netra|tests|docs|scripts|requirements)(?:/[\w.-]+)*/?)`")
CODE = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("netra/**/*.py"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    missing = [path for path in A_PATH.findall(text) if not (ROOT / path).exists()]
    assert missing == []


def test_every_app_is_in_the_tree() -> None:
    tree = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    apps = [folder.name for folder in (ROOT / "netra").iterdir() if (folder / "__init__.py").exists()]
    assert [name for name in apps if f"`netra/{name}`" not in tree and name != "lib"] == []


def test_the_list_of_layers_is_the_contracts() -> None:
    contract = (ROOT / ".importlinter").read_text(encoding="utf-8").split("layers =\n", 1)[1].split("\n\n", 1)[0]
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("```")[1]
    drawn = [line for line in page.strip().splitlines() if "Django" not in line]
    assert [line.strip() for line in contract.splitlines()] == drawn


def test_every_name_of_the_glossary_is_in_the_code() -> None:
    rows = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    names = {name for row in rows if row.startswith("|") for name in re.findall(r"`([A-Za-z_.]+)`", row.split("|")[2])}
    lost = [name for name in names if not re.search(rf"\b{re.escape(name.split('.')[-1])}\b", CODE)]
    assert len(names) > 30
    assert lost == []


def test_the_project_names_no_registry_and_no_machine() -> None:
    hosts = ("pypi" + ".org", "registry." + "npmjs", "files.python" + "hosted", f"{ROOT}/")
    kept = [
        *ROOT.glob("requirements/*"),
        ROOT / "package-lock.json",
        ROOT / "Makefile",
        *PAGES,
        *ROOT.glob("scripts/*.py"),
    ]
    guilty = [(path.name, host) for path in kept for host in hosts if host in path.read_text(encoding="utf-8")]
    assert guilty == []
