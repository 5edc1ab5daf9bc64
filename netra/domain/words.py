"""A text in both languages of the house: Indonesian first, English second."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in Indonesian and in English.

    >>> Text("laporan", "report").in_("en")
    'report'
    >>> Text("laporan", "report").in_("id-ID")
    'laporan'
    """

    id: str
    en: str

    def in_(self, language: str) -> str:
        """The wording for a language code; anything that is not English is answered in Indonesian."""
        return self.en if language.startswith("en") else self.id
