"""A plain question that a person answers in a moment: read aloud by any screen reader, without picture or script.

The question follows from the secret of the form it stands in, so that nothing about it is kept, one answer lets in one
form, and a form that is sent again asks the same. It slows down machines that were not made for this house; those that
were are met by setting aside, see `weighing`.
"""

from dataclasses import dataclass

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from netra.domain.words import Text

NUMBERS = (
    Text("nol", "zero"),
    Text("satu", "one"),
    Text("dua", "two"),
    Text("tiga", "three"),
    Text("empat", "four"),
    Text("lima", "five"),
    Text("enam", "six"),
    Text("tujuh", "seven"),
    Text("delapan", "eight"),
    Text("sembilan", "nine"),
    Text("sepuluh", "ten"),
    Text("sebelas", "eleven"),
    Text("dua belas", "twelve"),
    Text("tiga belas", "thirteen"),
    Text("empat belas", "fourteen"),
    Text("lima belas", "fifteen"),
    Text("enam belas", "sixteen"),
    Text("tujuh belas", "seventeen"),
    Text("delapan belas", "eighteen"),
)


@dataclass(frozen=True, slots=True)
class Challenge:
    """Two numbers from 1 to 9, and whether they are to be added."""

    first: int
    second: int
    is_sum: bool

    @property
    def answer(self) -> int:
        return self.first + self.second if self.is_sum else self.first - self.second

    def asked_in(self, language: str) -> str:
        """The question, numbers as words."""
        numbers = {"first": NUMBERS[self.first].in_(language), "second": NUMBERS[self.second].in_(language)}
        if self.is_sum:
            return _("Berapa %(first)s ditambah %(second)s?") % numbers
        return _("Berapa %(first)s dikurangi %(second)s?") % numbers

    def is_answered_by(self, words: str) -> bool:
        """Whether this is the answer, as digits or as a word in either language."""
        told = " ".join(words.lower().split()).rstrip(".!")
        right = NUMBERS[self.answer]
        return told in {str(self.answer), right.id, right.en}


def challenge_of(secret: str) -> Challenge:
    """The question of one form."""
    drawn = salted_hmac("netra.flood.challenge", secret, algorithm="sha256").digest()
    first, second = 1 + drawn[0] % 9, 1 + drawn[1] % 9
    return Challenge(max(first, second), min(first, second), is_sum=bool(drawn[2] % 2))
