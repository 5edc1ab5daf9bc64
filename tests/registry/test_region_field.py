import pytest
from django import forms

from netra.registry.fields import DISTRICTS, RegionField
from netra.registry.models import Region


class PlaceForm(forms.Form):
    place = RegionField(label="Tempat")
    district = RegionField(kinds=DISTRICTS, required=False)


def clean(text: str, name: str = "place") -> Region | str | None:
    form = PlaceForm({"place": "Boyolali", name: text})
    if form.is_valid():
        value = form.cleaned_data[name]
        assert value is None or isinstance(value, Region)
        return value
    return str(form.errors[name][0])


@pytest.mark.parametrize("text", ["Boyolali", "33.09", "kab. boyolali", "Kabupaten Boyolali, Jawa Tengah"])
def test_it_works(country: None, text: str) -> None:
    found = clean(text)
    assert isinstance(found, Region)
    assert found.code == "33.09"


REFUSED = {
    "ambiguous": ("Bandung", ("Kabupaten Bandung, Jawa Barat", "Kota Bandung, Jawa Barat")),
    "a slip": ("Boyolai", ("Mungkin maksud Anda", "Kabupaten Boyolali, Jawa Tengah")),
    "a sub-district": ("Jekulo", ("kecamatan", "Kabupaten Kudus, Jawa Tengah")),
    "unknown": ("Negeri Antah", ("tidak dikenal", "pilih dari daftar")),
    "nothing": ("", ("Tulis nama kabupaten",)),
    "ten thousand letters": ("a" * 10_000, ("120",)),
}


@pytest.mark.parametrize(("text", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_says_what_to_do(country: None, text: str, words: tuple[str, ...]) -> None:
    refusal = clean(text)
    assert isinstance(refusal, str)
    for word in words:
        assert word in refusal
    assert len(refusal) < 500


def test_markup_in_a_name_stays_text(country: None) -> None:
    page = PlaceForm({"place": "<script>alert(1)</script>"}).as_p()
    assert "<script>" not in page


def test_a_province_is_refused_where_a_district_is_wanted(country: None) -> None:
    assert clean("Jawa Tengah", "district") == "Tulis kabupaten atau kotanya, bukan provinsinya."
    assert clean("", "district") is None


def test_the_control_brings_its_suggestions_without_script(country: None) -> None:
    page = PlaceForm(initial={"place": Region.objects.get(pk="33.09")}).as_p()
    assert 'list="id_place-daerah"' in page
    assert '<datalist id="id_place-daerah">' in page
    assert 'value="Kabupaten Boyolali, Jawa Tengah"' in page
    assert "<script" not in page
    assert "style=" not in page
