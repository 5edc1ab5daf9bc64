"""The screener of a run: a lexicon in a file, a model, a catalogue. What travels is where they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from netra.domain import loading
from netra.engine.runs.recipes import Screening
from netra.engine.screening.lexicon import Lexicon, from_json
from netra.engine.screening.model import SHIPPED, Model
from netra.engine.screening.pipeline import ENGINE, make_screener, screen


@dataclass(frozen=True, slots=True)
class LexiconRecipe:
    """Make it with `recipe`, which writes the lexicon where every worker can read it."""

    lexicon_file: Path
    lexicon: str
    model_file: Path
    model: str
    catalogue: str
    contest: str = ""

    @property
    def versions(self) -> Mapping[str, str]:
        """What every flag of this recipe bears, and the contest that was given."""
        return {
            "engine": ENGINE,
            "lexicon": self.lexicon,
            "model": self.model,
            "catalogue": self.catalogue,
            "contest": self.contest,
        }

    def make(self) -> Screening:
        """Compile the lexicon; takes some seconds for the pairs of a nation."""
        lexicon = from_json(self.lexicon_file.read_text(encoding="utf-8"))
        model = Model.load(self.model_file)
        screener = make_screener(lexicon, catalogue=loading.load(), model=model, contest=self.contest)
        return partial(screen, screener=screener)


def recipe(lexicon: Lexicon, *, folder: Path, model_file: Path | None = None, contest: str = "") -> LexiconRecipe:
    """The recipe of a run into `folder`; the lexicon is kept there, so that one can see later what was looked for."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"lexicon-{lexicon.version}.json"
    if not file.exists():
        file.write_text(lexicon.as_json(), encoding="utf-8")
    path = model_file or SHIPPED
    return LexiconRecipe(
        file.resolve(), lexicon.version, path.resolve(), Model.load(path).version, loading.load().version, contest
    )
