"""What a lawyer reads who made a slip in the catalogue: file, record, field, and what to do."""

from pathlib import Path

import pytest

from netra.domain.loading import FOLDER, CatalogueError, load


def slip(tmp_path: Path, file: str, old: str, new: str) -> CatalogueError:
    """The complaint about the real catalogue with one passage changed."""
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert old in text, f"{file} no longer holds {old!r}"
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path)
    return caught.value


def test_it_works(tmp_path: Path) -> None:
    error = slip(tmp_path, "regulations.toml", "from = 2023-10-31", 'from = "31 October 2023"')
    assert str(error) == (
        "regulations.toml, record uu-20-2023, field from: '31 October 2023' is not a day."
        " Write it as 2024-09-22, without quotes."
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "record", "field", "remedy"),
    [
        pytest.param(
            "regulations.toml", 'kind = "Undang-Undang"', "", "uu-5-2014", "kind", "Add a line", id="field missing"
        ),
        pytest.param(
            "regulations.toml",
            "year = 2014",
            'year = "2014"',
            "uu-5-2014",
            "year",
            "without quotes",
            id="number in quotes",
        ),
        pytest.param(
            "regulations.toml",
            'number = "5"',
            "number = 5",
            "uu-5-2014",
            "number",
            "in quotes",
            id="text without quotes",
        ),
        pytest.param(
            "regulations.toml",
            'id = "uu-20-2023"',
            'id = "uu-5-2014"',
            "uu-5-2014",
            "id",
            "a code of its own",
            id="code used twice",
        ),
        pytest.param(
            "regulations.toml",
            "to = 2023-10-31",
            "to = 2013-10-31",
            "uu-5-2014",
            "to",
            "Check both days",
            id="ends before it begins",
        ),
        pytest.param(
            "regulations.toml",
            'confidence = "high"',
            'confidence = "sure"',
            "uu-5-2014",
            "confidence",
            "high, medium, low",
            id="unknown confidence",
        ),
        pytest.param(
            "regulations.toml",
            'status = { id = "Dicabut, diganti UU 20/2023", en',
            'status = { id = "", en',
            "uu-5-2014",
            "status",
            "both languages",
            id="one language empty",
        ),
        pytest.param(
            "regulations.toml",
            'status = { id = "Berlaku", en = "In force" }',
            'status = "Berlaku"',
            "uu-3-2024",
            "status",
            "both languages",
            id="one language only",
        ),
        pytest.param(
            "regulations.toml",
            'binds = ["PNS", "PPPK", "PPK", "KASN"]',
            'binds = "PNS"',
            "uu-5-2014",
            "binds",
            '["one", "two"]',
            id="a list without brackets",
        ),
        pytest.param(
            "regulations.toml",
            "unverified = true\n",
            'unverified = "ya"\n',
            "uu-20-2023/provision pasal 24 ayat (1) huruf d",
            "unverified",
            "true or false",
            id="neither yes nor no",
        ),
        pytest.param("regulations.toml", "https://", "", "uu-5-2014", "sources", "whole address", id="address cut off"),
        pytest.param(
            "regulations.toml",
            "note = {",
            "nota = {",
            "uu-5-2014",
            "nota",
            "Known fields are",
            id="a slip in a field's name",
        ),
        pytest.param(
            "violations.toml",
            'twin = "B01"',
            'twin = "B99"',
            "A01",
            "twin",
            "Use a code",
            id="a twin that is not there",
        ),
        pytest.param(
            "violations.toml",
            'groups = ["etik"]',
            'groups = ["etika"]',
            "A01",
            "groups",
            "Known: etik, disiplin",
            id="unknown group",
        ),
        pytest.param(
            "violations.toml",
            'phase = "BEFORE"',
            'phase = "EARLY"',
            "A01",
            "phase",
            "BEFORE, AFTER, ANY",
            id="unknown phase",
        ),
        pytest.param(
            "violations.toml",
            'actors = ["PNS", "CPNS", "PPPK"]',
            'actors = ["ASN"]',
            "A01",
            "actors",
            "PPNPN",
            id="unknown status",
        ),
        pytest.param(
            "violations.toml",
            'classes = ["moral"]',
            'classes = ["ringan"]',
            "A01",
            "classes",
            "sedang",
            id="unknown class",
        ),
        pytest.param(
            "violations.toml",
            '{ reg = "uu-5-2014", art = "pasal 9 ayat (2)" }',
            '{ reg = "uu-5-2041" }',
            "disiplin/basis uu-5-2041",
            "reg",
            "regulations.toml",
            id="a law that is not there",
        ),
        pytest.param(
            "violations.toml",
            '"pasal 71", to = 2016-07-01',
            '"pasal 71", to = 2014-07-01',
            "D02/basis uu-8-2015",
            "from",
            "both periods",
            id="an article outside its law's days",
        ),
        pytest.param(
            "violations.toml",
            'maps_to = ["A03", "B04"]',
            'maps_to = ["A93"]',
            "S20-02",
            "maps_to",
            "Use a code",
            id="a row of 2020 leading nowhere",
        ),
        pytest.param(
            "violations.toml",
            'kinds = ["A01"] }',
            'kinds = ["A91"] }',
            "skb-2-2022/item I.1",
            "kinds",
            "Use a code",
            id="a list naming no kind",
        ),
        pytest.param(
            "violations.toml",
            'regulation = "skb-2020"',
            'regulation = "skb-2021"',
            "skb-2020",
            "regulation",
            "regulations.toml",
            id="a list without its law",
        ),
        pytest.param(
            "violations.toml",
            'before = ["A05"]',
            'before = ["A55"]',
            "mengunggah foto yang berkaitan dengan pasangan calon",
            "before",
            "Use a code",
            id="an everyday name leading nowhere",
        ),
        pytest.param(
            "violations.toml",
            'to = "GAKKUMDU"',
            'to = "POLISI"',
            "B12/routes POLISI",
            "to",
            "GAKKUMDU",
            id="unknown route",
        ),
        pytest.param(
            "allowed.toml",
            'ruling = "disputed"',
            'ruling = "maybe"',
            "OK-ATTEND-2024",
            "ruling",
            "allowed, conditional",
            id="unknown ruling",
        ),
        pytest.param(
            "garbled.toml",
            'meant = ["uu-10-2016"]',
            'meant = ["uu-10-2061"]',
            "peraturan pemerintah nomor 10",
            "meant",
            "regulations.toml",
            id="meaning that is not there",
        ),
        pytest.param(
            "sanctions.toml",
            'within = "pp-94-2021"',
            'within = "pp-94"',
            "sedang_2021",
            "within",
            "regulations.toml",
            id="a scale within no law",
        ),
        pytest.param(
            "sanctions.toml",
            'id = "berat_2021"',
            'id = "berat_2010"',
            "berat_2010",
            "id",
            "a code of its own",
            id="two scales of one name",
        ),
        pytest.param(
            "institutions.toml",
            "not_begun = true\n",
            "not_begun = true\nfrom = 2027-10-16\n",
            "lembaga-independen",
            "not_begun",
            "Remove not_begun",
            id="begun and not begun",
        ),
        pytest.param(
            "institutions.toml",
            'route = "BKN"\n',
            "",
            "bkn",
            "route",
            "Name the route",
            id="a verifier without a route",
        ),
        pytest.param(
            "institutions.toml",
            'task = "REFER"',
            'task = "SEND"',
            "competence 1",
            "task",
            "REFER or PUNISH",
            id="unknown task",
        ),
        pytest.param(
            "elections.toml",
            'name = "QUIET"',
            'name = "CALM"',
            "2015/version 2015/stage CALM",
            "name",
            "QUIET",
            id="unknown stage",
        ),
        pytest.param(
            "elections.toml",
            "first = 2015-08-27",
            "first = 2016-08-27",
            "2015/version 2015/stage CAMPAIGN",
            "first",
            "Exchange",
            id="a stage ending before it begins",
        ),
        pytest.param(
            "elections.toml",
            "to = 2020-06-12",
            "to = 2020-06-11",
            "2020",
            "version",
            "Make them meet",
            id="a day between two versions",
        ),
        pytest.param(
            "elections.toml",
            '  { name = "DESIGNATION", first = 2020-07-08, last = 2020-07-08, confidence = "medium" },\n',
            "",
            "2020/version 2020-semula",
            "stage",
            "designation and polling",
            id="a version without designation",
        ),
        pytest.param(
            "elections.toml",
            ", last = 2015-08-24",
            "",
            "2015/version 2015/stage DESIGNATION",
            "last",
            "last day",
            id="a stage without its last day",
        ),
        pytest.param(
            "elections.toml",
            "first_month = 2031-10-01\n",
            "",
            "next_election 1",
            "first_month",
            "first_month and last_month",
            id="half a range",
        ),
    ],
)
def test_a_slip_is_named_with_its_place_and_remedy(
    tmp_path: Path, file: str, old: str, new: str, record: str, field: str, remedy: str
) -> None:
    error = slip(tmp_path, file, old, new)
    assert (error.file, error.record, error.field) == (file, record, field)
    assert remedy in error.remedy
    assert str(error).startswith(f"{file}, record {record}, field {field}: ")


def test_a_source_may_be_missing_only_where_confidence_is_low(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "elections.toml").read_text(encoding="utf-8")
    text = text.replace('confidence = "low"\nsources = []', 'confidence = "high"\nsources = []', 1)
    (tmp_path / "elections.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match="no source is named"):
        load(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "garbled.toml").unlink()
    with pytest.raises(CatalogueError, match=r"garbled\.toml.*Put it back"):
        load(tmp_path)


def test_a_line_that_is_no_toml_is_named(tmp_path: Path) -> None:
    error = slip(tmp_path, "allowed.toml", 'ruling = "allowed"', "ruling = allowed")
    assert error.file == "allowed.toml"
    assert "line" in error.problem
