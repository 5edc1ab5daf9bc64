"""Changes to the lexicons: words added, taken out and brought back, files of candidates brought in."""

from netra.engine.screening.candidates import BadCandidates
from netra.lexicons.services.importing import CandidatesReport, import_candidates
from netra.lexicons.services.words import By, NotAWord, WordDraft, add_word, restore, silence, withdraw_word

__all__ = [
    "BadCandidates",
    "By",
    "CandidatesReport",
    "NotAWord",
    "WordDraft",
    "add_word",
    "import_candidates",
    "restore",
    "silence",
    "withdraw_word",
]
