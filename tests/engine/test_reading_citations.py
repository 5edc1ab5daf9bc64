"""Regulations cited, clear and garbled, settled by one scoring over the register."""

import re
from datetime import date

import pytest

from netra.domain.codes import Confidence
from netra.domain.loading import load
from netra.engine.reading import Citation, read_citations

LATE_2024 = date(2024, 10, 5)


def cited(text: str, on: date | None = LATE_2024) -> tuple[Citation, ...]:
    return read_citations(text, on=on, catalogue=load())


def ids(citation: Citation) -> list[str]:
    return [one.regulation_id for one in citation.meant]


def test_it_works() -> None:
    text = "Dasarnya UU No. 5 Tahun 2014 tentang ASN, katanya."
    (one,) = cited(text)
    assert one.span.of(text) == one.written == "UU No. 5 Tahun 2014 tentang ASN"
    (meant,) = one.meant
    assert (meant.regulation_id, meant.confidence) == ("uu-5-2014", Confidence.HIGH)
    assert (meant.held, meant.replaced_by) == (False, ("uu-20-2023",))
    assert not one.is_garbled
    (earlier,) = cited(text, date(2020, 9, 23))[0].meant
    assert (earlier.held, earlier.replaced_by) == (True, ())


def test_the_known_mistakes_are_settled_by_scoring_alone() -> None:
    """The register's own list of mistakes is evidence: it is compared with, and never looked up."""
    compared = 0
    for known in load().garbled:
        wanted = {word.split()[0] for word in known.meant if re.match(r"[a-z]+-[\w-]*\d", word)}
        if known.meant and not wanted:
            continue  # the name of an institution, not of a rule
        text = known.written
        if "skb-2-2022" in wanted and "pp-42-2004" in wanted:
            text += " ASN dilarang mengunggah foto dan melakukan like, komen, share"
        found = cited(text, _day(known.where.id))
        compared += 1
        assert found, known.written
        assert {id for one in found for id in ids(one)} == wanted, known.written
        assert all(one.is_local or one.meant for one in found)
        articles = {word.split(" ", 1)[1] for word in known.meant if " pasal " in word}
        said = " ".join(one.article for citation in found for one in citation.meant)
        assert all(article in said for article in articles), known.written
    assert compared >= 15


def _day(where: str) -> date:
    year = int(re.findall(r"20\d\d", where)[-1])
    return date(year, 9, 13) if "September" in where else date(year, 12, 15)


def test_the_known_mistakes_are_not_looked_up() -> None:
    from dataclasses import replace

    bare = replace(load(), garbled=())
    (one,) = read_citations("PP Nomor 42 Tahun 2024", on=LATE_2024, catalogue=bare)
    assert ids(one) == ["pp-42-2004"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("UU ASN", ["uu-20-2023"]),
        ("SKB lima lembaga", ["skb-2-2022"]),
        ("Permendagri 53", ["pp-53-2010"]),
        ("Perbawaslu 6/2018", ["perbawaslu-6-2018"]),
        ("Pasal 71 ayat (3) UU Pilkada", ["uu-10-2016"]),
        ("Pasal 188 UU Pilkada", ["uu-1-2015"]),
        ("PP disiplin PNS", ["pp-94-2021"]),
        ("Undang-Undang Pemilu", ["uu-7-2017"]),
        ("Putusan MK Nomor 136/PUU-XXII/2024", ["mk-136-2024"]),
        ("SE Menpan RB Nomor 18 Tahun 2023", ["se-menpanrb-18-2023"]),
        ("Surat Menpan RB No. B71/M. SM. 00.00/2017", ["se-menpanrb-b71-2017"]),
        ("surat edaran MenPAN nomor B/71", ["se-menpanrb-b71-2017"]),
        ("Undang-undang momor 10 tahun 2016", ["uu-10-2016"]),
    ],
)
def test_short_and_slipping_names(written: str, meant: list[str]) -> None:
    (one,) = cited(written)
    assert ids(one) == meant
    assert all(one.why.id and one.why.en for one in one.meant)


def test_the_day_decides_which_asn_law() -> None:
    assert [ids(cited("UU ASN", on)[0]) for on in (date(2020, 9, 1), date(2024, 9, 1))] == [
        ["uu-5-2014"],
        ["uu-20-2023"],
    ]
    assert cited("SKB lima lembaga", date(2020, 10, 1))[0].meant[0].regulation_id == "skb-2020"


@pytest.mark.parametrize(
    "written",
    [
        "UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
        "UU Nomor 20 Tahun 2003",
        "Permendagri Nomor 20 Tahun 2018 tentang Pengelolaan Keuangan Desa",
        "Perpres 54/2010",
        "PKPU 13 Tahun 2024",
        "Undang-Undang Nomor 12 Tahun 2011",
    ],
)
def test_what_is_not_in_the_register_is_said_to_be_so(written: str) -> None:
    (one,) = cited(written)
    assert not one.meant
    assert not one.is_local
    assert one.unresolved_why is not None


def test_what_cannot_be_settled_has_alternatives() -> None:
    (one,) = cited("SE Menpan")
    assert not one.meant
    assert "se-menpanrb-18-2023" in one.alternatives
    assert "surat-mendagri-1575-2024" not in one.alternatives


@pytest.mark.parametrize(
    "written",
    [
        "SE Bupati Nomor 10 Tahun 2024",
        "Surat Edaran Wali Kota Nomor 6 Tahun 2018",
        "SE Nomor 800/71/BKPSDM/2024",
        "Perda 10/2016",
    ],
)
def test_a_local_instrument_is_no_national_law(written: str) -> None:
    (one,) = cited(written)
    assert one.is_local
    assert not one.meant
    assert not one.alternatives


def test_words_that_name_no_regulation() -> None:
    for text in ("peraturan perundang-undangan yang berlaku", "undang-undang harus ditaati", "PPK dan PPU", "pukul 10"):
        assert cited(text) == ()


def test_articles_go_with_their_regulation() -> None:
    text = "Melanggar Pasal 188 jo Pasal 71 UU 10/2016 dan Pasal 5 huruf n PP 94/2021, serta UU Desa pasal 29 huruf j."
    first, second, third = cited(text)
    assert first.meant[0].article == "pasal 188, pasal 71"
    assert second.meant[0].article == "pasal 5 huruf n"
    assert third.meant[0].article == "pasal 29 huruf j"


def test_a_list_of_numbers_of_one_joint_decision_is_one_citation() -> None:
    text = "Keputusan Bersama Nomor 2 Tahun 2022, Nomor 800-5474 Tahun 2022, Nomor 246 Tahun 2022 tentang Pedoman"
    (one,) = cited(text)
    assert ids(one) == ["skb-2-2022"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Pada Pilkada nanti Pasal 71 ayat (1) berlaku bagi lurah.", [["uu-10-2016"]]),
        ("Di Pilkada ini ancamannya ada di pasal 188.", [["uu-1-2015"]]),
        ("Pilkada makin dekat; Pasal 71 ayat (1) jo pasal 188 dibacakan.", [["uu-10-2016", "uu-1-2015"]]),
        ("Pasal 71 ayat (1) berlaku bagi lurah.", []),
        ("Pada Pilkada nanti Pasal 71 KUHP tidak dipakai.", []),
        ("Pada Pilkada nanti Pasal 9 dibacakan.", []),
        ("Jelang Pilkada, UU ASN dibacakan: Pasal 71 tentang cuti.", [["uu-20-2023"]]),
    ],
)
def test_an_article_without_its_law_in_a_text_on_a_regional_election(text: str, meant: list[list[str]]) -> None:
    found = cited(text)
    assert [ids(one) for one in found] == meant
    bare = [one for citation in found if citation.written.lower().startswith("pasal") for one in citation.meant]
    assert all(one.confidence is not Confidence.HIGH and "no law is named" in one.why.en for one in bare)
