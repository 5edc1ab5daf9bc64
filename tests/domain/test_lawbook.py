"""`docs/law/` is what the catalogue says today, and no more."""

import re
from pathlib import Path

from netra.domain.lawbook import current, pages, write
from netra.domain.loading import load

DOCS = Path(__file__).parents[2] / "docs" / "law"
LAW = load()


def test_it_works() -> None:
    found = pages(LAW)
    assert found["README.md"].startswith("# Hukum yang dipakai Netra\n\n*The law Netra applies*")
    assert set(found) >= {f"regulations/{id_}.md" for id_ in LAW.regulations}
    assert "deadlines.md" not in found


def test_the_pages_in_docs_are_the_generated_ones() -> None:
    expected = current()
    kept = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert kept == set(expected), "Run python -m netra.domain.lawbook docs/law"
    for name, text in expected.items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, f"{name}: run python -m netra.domain.lawbook docs/law"


def test_the_same_catalogue_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "regulations").mkdir()
    stray = tmp_path / "regulations" / "gone.md"
    stray.write_text("left over", encoding="utf-8")
    first = {path: path.read_bytes() for path in write(tmp_path)}
    second = {path: path.read_bytes() for path in write(tmp_path)}
    assert first == second
    assert not stray.exists()


def test_every_link_leads_to_a_page() -> None:
    made = current()
    for name, text in made.items():
        folder = Path(name).parent
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
            if target.startswith("http"):
                continue
            path = (folder / target).as_posix().replace("regulations/../", "")
            assert path in made, f"{name} -> {target}"


def test_a_page_of_a_regulation_carries_its_facts() -> None:
    text = current()["regulations/pp-94-2021.md"]
    for expected in ("2021-08-31", "pasal 40 ayat (3)", "art 40(3)", "data-peraturan", "Belum terverifikasi", "B06"):
        assert expected in text


def test_what_is_unverified_is_shown() -> None:
    made = current()
    assert "**Sumber bertentangan / sources conflict**" in made["kinds.md"]
    assert "belum / not yet; paling lambat / due by 2027-10-16" in made["institutions.md"]
    assert "low, no source" in made["elections.md"]
    assert "**(belum terverifikasi)**" in made["regulations/uu-20-2023.md"]


def test_tables_are_whole() -> None:
    for name, text in current().items():
        width = None
        for line in text.splitlines():
            if not line.startswith("|"):
                width = None
                continue
            cells = len(re.findall(r"(?<!\\)\|", line))
            assert width in {None, cells}, f"{name}: {line[:80]}"
            width = cells
