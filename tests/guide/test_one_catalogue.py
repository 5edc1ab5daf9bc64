"""Guide, suggestion, case page, law pages and generated pages read the one catalogue: change it, and all change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from netra.domain.lawbook import current
from netra.domain.loading import FOLDER, load
from netra.engine.suggest import suggest
from tests.cases.conftest import DAY, AtPpk, at_ppk  # noqa: F401  (a fixture)
from tests.cast import Cast

ACT, NEW_ACT = "Mengunggah di media yang terbuka untuk umum foto dengan calon,", "Memajang potret bersama calon,"
ARTICLE, NEW_ARTICLE = "pasal 14 huruf i angka 3", "pasal 14 huruf i angka 99"


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The house runs on a copy of the catalogue in which B07 is worded otherwise and rests on another article."""
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    law = tmp_path / "violations.toml"
    head, mark, tail = law.read_text(encoding="utf-8").partition('code = "B07"')
    assert ACT in tail
    assert ARTICLE in tail
    law.write_text(head + mark + tail.replace(ACT, NEW_ACT, 1).replace(ARTICLE, NEW_ARTICLE, 1), encoding="utf-8")
    monkeypatch.setattr(load.__wrapped__, "__defaults__", (tmp_path,))
    load.cache_clear()
    yield
    monkeypatch.undo()
    load.cache_clear()


def test_it_works(cast: Cast, client: Client, at_ppk: AtPpk, changed: None) -> None:  # noqa: F811
    def shown(path: str) -> str:
        return client.get(path).content.decode()

    for path in ("/panduan/foto/?hari=2024-10-10", "/hukum/?hari=2024-10-10"):
        assert NEW_ACT in shown(path), path
        assert NEW_ARTICLE in shown(path), path
    assert NEW_ACT in shown("/panduan/foto.json?hari=2024-10-10")

    client.force_login(cast.budi.user)
    case = shown(f"/perkara/{at_ppk.case.ref}/")
    assert NEW_ACT in case
    assert NEW_ARTICLE in case

    pages = current()
    assert NEW_ACT in pages["kinds.md"]
    assert NEW_ARTICLE in pages["rules-by-date.md"]

    story = "Seorang PNS mengunggah foto bersama calon bupati di Facebook untuk mendukung."
    found = {one.code: one for one in suggest(story, on=DAY, catalogue=load()).found}
    assert NEW_ACT in found["B07"].rule.act.id
    cover = found["B07"].cover
    assert cover is not None
    assert NEW_ARTICLE in cover.statement.id


@pytest.mark.django_db
def test_every_rule_of_the_guide_has_its_pages(client: Client) -> None:
    pages, law = current(), load()
    rows = [row for act in law.guide.acts for row in act.rows]
    named = {code for row in rows for code in (*row.before, *row.after, *row.beware)}
    named |= {asker.through for asker in law.guide.askers if asker.through}
    for code in named:
        assert f"## {code}\n" in pages["kinds.md"]
        assert f"kinds.md#{code.lower()}" in pages["guide.md"]
    regulations = {basis.regulation_id for code in named for basis in law.rule(code).basis}
    for id_ in regulations:
        assert f"regulations/{id_}.md" in pages
        assert client.get(f"/hukum/{id_}/").status_code == 200
    held = client.get("/hukum/?hari=2024-10-10").content.decode()
    for code in named:
        if law.cover(code, DAY).bases and not code.startswith("S20"):
            assert f'id="{code}"' in held
