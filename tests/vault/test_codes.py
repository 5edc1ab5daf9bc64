"""Codes that people write down and type again.

Threat model: HOST-2.
"""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.vault import codes
from netra.vault.keys import MissingKey, code_secret_file, write_key
from netra.vault.services import BadCode, CodeKind, code_from, digest, new_token, normalise

payloads = st.text(alphabet=codes.ALPHABET, min_size=codes.PAYLOAD, max_size=codes.PAYLOAD)


@pytest.fixture(autouse=True)
def secret(data_folder: Path) -> None:
    write_key(code_secret_file())


def whole(payload: str) -> str:
    return payload + codes.check_character(payload)


def test_it_works() -> None:
    token = new_token()
    code = code_from(token)
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4, 2]
    assert code_from(token) == code
    assert normalise(code) == code
    assert len(digest(code)) == 64


def test_tokens_are_128_random_bits_and_codes_differ() -> None:
    tokens = {new_token() for _ in range(500)}
    assert {len(token) for token in tokens} == {22}
    assert len({code_from(token) for token in tokens}) == 500


def test_the_two_kinds_of_code_never_meet() -> None:
    token = new_token()
    assert code_from(token, kind=CodeKind.RECEIPT) != code_from(token, kind=CodeKind.SUMMONS)
    code = code_from(token)
    assert digest(code, kind=CodeKind.RECEIPT) != digest(code, kind=CodeKind.SUMMONS)


def test_the_digest_needs_the_secret() -> None:
    code = code_from("a token")
    before = digest(code)
    code_secret_file().unlink()
    with pytest.raises(MissingKey, match=r"codes\.key"):
        digest(code)
    write_key(code_secret_file())
    assert digest(code) != before


@given(payload=payloads)
def test_what_people_type_is_understood(payload: str) -> None:
    code = whole(payload)
    typed = code.lower().replace("0", "o").replace("1", "l")
    meant = "-".join([code[:4], code[4:8], code[8:12], code[12:16], code[16:]])
    assert normalise(typed) == meant
    assert normalise("  " + " ".join(typed) + "\n") == meant
    assert normalise(meant.replace("-", "–")) == meant
    assert normalise(code.replace("1", "I").replace("0", "O")) == meant


@given(payload=payloads, place=st.integers(0, codes.PAYLOAD), other=st.sampled_from(codes.ALPHABET))
def test_every_single_wrong_character_is_detected(payload: str, place: int, other: str) -> None:
    code = whole(payload)
    wrong = code[:place] + other + code[place + 1 :]
    assert isinstance(normalise(wrong), BadCode) is (wrong != code)


def test_every_single_wrong_character_of_one_code_without_exception() -> None:
    code = code_from("a token").replace("-", "")
    for place, other in itertools.product(range(codes.LENGTH), codes.ALPHABET):
        wrong = code[:place] + other + code[place + 1 :]
        assert isinstance(normalise(wrong), BadCode) is (wrong != code)


@given(payload=payloads, places=st.tuples(st.integers(0, codes.PAYLOAD), st.integers(0, codes.PAYLOAD)))
def test_every_swap_is_detected(payload: str, places: tuple[int, int]) -> None:
    code = list(whole(payload))
    left, right = places
    swapped = code.copy()
    swapped[left], swapped[right] = swapped[right], swapped[left]
    assert isinstance(normalise("".join(swapped)), BadCode) is (swapped != code)


@given(text=st.text(max_size=300))
def test_any_text_gets_a_code_or_a_reason_in_both_languages(text: str) -> None:
    answer = normalise(text)
    if isinstance(answer, BadCode):
        assert answer.reason.id
        assert answer.reason.en
        assert answer.reason.id != answer.reason.en


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "this one has 0"),
        ("ABCD", "this one has 4"),
        ("UUUU-0000-0000-0000-00", "never holds: U"),
        ("0000-0000-0000-0000-01", "typing error"),
        ("0" * 10_000, "this one has 200"),
    ],
)
def test_the_reason_says_what_to_look_at(typed: str, reason: str) -> None:
    answer = normalise(typed)
    assert isinstance(answer, BadCode)
    assert reason in answer.reason.en
