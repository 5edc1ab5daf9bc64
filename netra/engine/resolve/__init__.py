"""Who may be behind an account: candidates from a register, evidence piece by piece, and abstention."""

from netra.engine.resolve.building import build
from netra.engine.resolve.deciding import resolve, verdict
from netra.engine.resolve.index import Index, WrongIndex
from netra.engine.resolve.people import AGAINST, SEPARATING, Considered, Evidence, Kind, Level, Profile, Resolution
from netra.engine.resolve.scorer import Scorer, Verdict, default_scorer

__all__ = [
    "AGAINST",
    "SEPARATING",
    "Considered",
    "Evidence",
    "Index",
    "Kind",
    "Level",
    "Profile",
    "Resolution",
    "Scorer",
    "Verdict",
    "WrongIndex",
    "build",
    "default_scorer",
    "resolve",
    "verdict",
]
