"""What goes into the index about one subject: its words by place, their stems, the tokens of its offices."""

from collections.abc import Callable, Collection, Iterator, Mapping

from netra.cases import queries as cases
from netra.readings import queries as readings
from netra.search.models import Document
from netra.search.stems import stems, token

LONGEST = 200_000  # letters of one subject: a tsvector holds a megabyte
TITLE, TEXT = "TITLE", "TEXT"


def documents(kind: str, numbers: Mapping[int, int]) -> Iterator[Document]:
    """Documents of these subjects; `numbers` gives for each the last number of its ledger, read before its words."""
    for subject, parts, offices in _READERS[kind](numbers.keys()):
        kept = list(_cut(parts))
        yield Document(
            subject_kind=kind,
            subject_id=subject,
            sequence=numbers[subject],
            parts=kept,
            stems=stems("\n".join(text for _, text in kept)),
            offices=" ".join(token(office) for office in offices),
        )


Parts = Collection[tuple[str, str]]


def _cut(parts: Parts) -> Iterator[tuple[str, str]]:
    left = LONGEST
    for place, text in parts:
        if left > 0:
            yield place, text[:left]
        left -= len(text)


def _cases(ids: Collection[int]) -> Iterator[tuple[int, Parts, tuple[str, ...]]]:
    for one in cases.texts_of(ids):
        yield one.case, [(place.value, text) for place, text in one.parts], one.offices


def _readings(ids: Collection[int]) -> Iterator[tuple[int, Parts, tuple[str, ...]]]:
    for one in readings.texts_of(ids):
        yield one.reading, [(TITLE, one.title), (TEXT, one.text)], one.offices


_READERS: dict[str, Callable[[Collection[int]], Iterator[tuple[int, Parts, tuple[str, ...]]]]] = {
    cases.CASE: _cases,
    readings.READING: _readings,
}
KINDS = tuple(_READERS)
