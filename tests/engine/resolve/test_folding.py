"""One spelling for what people write in many ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.engine.resolve.folding import fold_name, fold_office

SIGNS = st.text(alphabet=st.sampled_from("aAbdDhHijJkKlmMnNoOpqrsStTuUvwxyzZéñ.,'’-_ 0𝓢🌸\t"), max_size=30)


def test_it_works() -> None:
    assert fold_name("Drs. H. Moch. Soeparno, M.Si.") == ("muhamad", "suparno")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Djoko Tjahjadi", "joko cahyadi"),
        ("Soeharto Widjaja", "Suharto Wijaya"),
        ("Moh. Akhmad", "Mohd Achmad"),
        ("Abdurrahman Saleh", "Abd. Rahman Saleh"),
        ("SitiAminah", "Siti Aminah"),
        ("Dedy Ferry", "Dedi Feri"),
        ("𝓢𝓲𝓽𝓲 Aminah 🌸💕", "Siti Aminah"),
        ("Rina Wati, A.Md.Keb.", "Bunda Rina Wati"),
        ("St. Hawa", "Siti Hawa"),
        ("Chairul Umam", "Khairul Umam"),
    ],
)
def test_two_ways_of_writing_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Ani", "Ina"), ("Budi", "Rudi"), ("Abdullah", "Abdul Ah"), ("Nur", "Noval")]
)
def test_two_names(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


def test_a_form_of_address_stays_where_nothing_else_is_left() -> None:
    assert fold_name("Mas") == ("mas",)
    assert fold_name("Mas Budi") == ("budi",)


@pytest.mark.parametrize("short", ["SDN 3 Lasem", "sd negeri 03 lasem", "SDN3 LASEM", "SD Negeri 3, Lasem"])
def test_an_office_written_short(short: str) -> None:
    assert fold_office(short) == ("sd", "negeri", "3", "lasem")


@given(SIGNS)
def test_folding_what_is_folded_changes_nothing(name: str) -> None:
    folded = fold_name(name)
    assert fold_name(" ".join(folded)) == folded


@given(SIGNS)
def test_case_and_blanks_make_no_difference_to_a_folded_name(name: str) -> None:
    folded = " ".join(fold_name(name))
    assert fold_name(f"  {folded.upper()} ") == fold_name(folded)
