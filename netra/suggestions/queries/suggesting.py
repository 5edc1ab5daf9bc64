"""The engine with this installation's catalogue and, once one was trained, its ranker."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from netra.domain.loading import load
from netra.engine.suggest import Suggestion, suggest
from netra.suggestions import ranking
from netra.suggestions.ranking import Ranker


def ranker_path() -> Path:
    """Where the trained ranker is kept."""
    return Path(settings.NETRA_DATA) / "suggest" / "ranker.json"


def suggest_for(narrative: str, *, on: date, region_code: str | None) -> Suggestion:
    """What a narrative may touch by the law of `on`; nothing is kept and nothing decided."""
    return suggest(narrative, on=on, region_code=region_code, catalogue=load(), reorder=current_ranker())


def current_ranker() -> Ranker | None:
    """The trained ranker, read anew when its file changed."""
    path = ranker_path()
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return None
    return _kept(path, changed)


@lru_cache(maxsize=2)
def _kept(path: Path, changed: int) -> Ranker | None:
    return ranking.load(path)
