"""Screening whole folders: resumable, on several workers, with a manifest."""

from netra.engine.runs.crews import Alone, Crew, Processes
from netra.engine.runs.manifest import Manifest
from netra.engine.runs.recipes import CannotRun, Recipe, Screening
from netra.engine.runs.running import Progress, run

__all__ = ["Alone", "CannotRun", "Crew", "Manifest", "Processes", "Progress", "Recipe", "Screening", "run"]
