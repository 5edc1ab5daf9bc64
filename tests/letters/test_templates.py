"""Templates that offices bring: tried before they are used, unable to do more than read.

Threat model: OFFICER-7.
"""

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordFile

from netra.documents.services import BadTemplate
from netra.letters import queries, services
from netra.letters.house import house_template
from netra.letters.kinds import KINDS
from tests.builders import at
from tests.cases.conftest import DAY, AtPpk
from tests.cast import Cast
from tests.letters.builders import a_book, a_draft
from tests.letters.test_letters import words_of

NEEDED = "{{ nomor }} {{ qr }}"


def template(*paragraphs: str) -> bytes:
    file = docx.Document()
    for words in (NEEDED, *paragraphs):
        file.add_paragraph(words)
    return saved(file)


def saved(file: WordFile) -> bytes:
    kept = io.BytesIO()
    file.save(kept)
    return kept.getvalue()


def packed(template: bytes, name: str, content: bytes) -> bytes:
    """The file with one part more."""
    kept = io.BytesIO(template)
    with zipfile.ZipFile(kept, "a") as file:
        file.writestr(name, content)
    return kept.getvalue()


def with_xml(inner: str) -> bytes:
    """A template with something in it that python-docx does not make."""
    first, second = io.BytesIO(template()), io.BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w") as new:
        for one in old.namelist():
            content = old.read(one)
            if one == "word/document.xml":
                content = content.replace(b"<w:sectPr", inner.encode() + b"<w:sectPr", 1)
            new.writestr(one, content)
    return second.getvalue()


def test_it_works(at_ppk: AtPpk, cast: Cast) -> None:
    """An office takes the house's template home, changes it, brings it back; and returns to the house's."""
    office = cast.budi.office
    file = docx.Document(io.BytesIO(house_template("STUDY")))
    file.add_paragraph("Catatan khas kantor ini: {{ kesimpulan|upper }}")
    made = services.bring_template(office, "STUDY", saved(file), note="kop baru", by="user:1", at=at(DAY))
    assert made.version == 1
    a_book(office)
    letter = services.number(a_draft(at_ppk, cast.budi, "STUDY"), by=cast.budi.actor, on=DAY, at=at(DAY))
    assert services.use_house(office, "STUDY")
    assert queries.template_in_use(office, "STUDY") is None
    shown = words_of(services.printed(letter, by=cast.budi.actor, at=at(DAY)).pdf)
    assert "Catatan khas kantor ini: KESIMPULAN: CONTOH" in shown  # the letter keeps the template it was made by
    assert services.use_version(office, "STUDY", 1)
    assert not services.use_version(office, "STUDY", 2)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ nmor }}", "unknown"),
        ("{{ kantor.sandi }}", "unknown"),
        ("{{ kantor.__class__ }}", "unknown"),
        ("{{ kantor['nama'] }}", "not_allowed"),
        ("{{ nomor.format(1) }}", "not_allowed"),
        ("{{ 'a' * 999999999 }}", "not_allowed"),
        ("{{ 9 ** 999999 }}", "not_allowed"),
        ("{{ range(999) }}", "not_allowed"),
        ("{{ nomor|attr('x') }}", "not_allowed"),
        ("{% set x = nomor %}", "not_allowed"),
        ("{% include 'x' %}", "not_allowed"),
        ("{% macro x() %}{% endmacro %}", "not_allowed"),
        ("{% for huruf in nomor %}{{ huruf }}{% endfor %}", "no_list"),
        ("{% for a in unsur recursive %}{% endfor %}", "not_allowed"),
        ("{% if nomor %}", "syntax"),
        ("{{ nomor", "syntax"),
    ],
)
def test_a_tag_that_does_more_than_read_is_named(tag: str, code: str) -> None:
    with pytest.raises(BadTemplate) as caught:
        services.try_template("STUDY", template(tag))
    assert code in {fault.code for fault in caught.value.faults}


def test_loops_within_loops_have_an_end() -> None:
    deep = "{% for a in unsur %}" * 4 + "{% endfor %}" * 4
    with pytest.raises(BadTemplate):
        services.try_template("STUDY", template(deep))


def test_what_would_be_lost_or_do_something_is_refused() -> None:
    no_code = docx.Document()
    no_code.add_paragraph("{{ nomor }}")
    fetched = (
        b'<Relationships><Relationship Id="r" Type="x/image" Target="https://a" TargetMode="External"/></Relationships>'
    )
    bad = {
        "no_docx": b"PK no file at all",
        "missing": saved(no_code),
        "object": packed(template(), "word/vbaProject.bin", b"macro"),
        "picture": packed(template(), "word/media/image9.svg", b"<svg/>"),
        "outside": packed(template(), "word/_rels/x.xml.rels", fetched),
        "large": packed(template(), "word/extra.xml", b" " * 4_000_000),
        "changes": with_xml('<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),
        "control": with_xml("<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"),
        "comment": with_xml('<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>'),
    }
    for code, content in bad.items():
        with pytest.raises(BadTemplate) as caught:
            services.try_template("STUDY", content)
        assert code in {fault.code for fault in caught.value.faults}, (code, caught.value.faults)


def test_every_template_of_the_house_is_one_an_office_could_bring() -> None:
    for kind in KINDS:
        services.try_template(kind, house_template(kind), draws=False)


def test_words_of_people_stay_words(at_ppk: AtPpk, cast: Cast) -> None:
    """Tags and markup that somebody wrote into a paper are shown, not run."""
    a_book(cast.budi.office)
    draft = a_draft(at_ppk, cast.budi, "STUDY")
    assert draft.paper is not None
    draft.paper.fields["text"] = "{{ kantor.nama }} <w:b/> & {% if %} #sys.inputs\n\x07akhir"
    draft.paper.save(update_fields=["fields"])
    letter = services.number(draft, by=cast.budi.actor, on=DAY, at=at(DAY))
    shown = words_of(services.printed(letter, by=cast.budi.actor, at=at(DAY)).pdf)
    assert "{{ kantor.nama }} <w:b/> & {% if %} #sys.inputs" in shown
