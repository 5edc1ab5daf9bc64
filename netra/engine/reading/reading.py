"""One text read: everything the other modules find, put together."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from netra.domain import saying
from netra.domain.rulebook import Catalogue
from netra.domain.words import Text
from netra.engine.places import Gazetteer
from netra.engine.reading import days as calendar
from netra.engine.reading.activities import find_activities
from netra.engine.reading.acts import find_acts
from netra.engine.reading.bodies import find_bodies
from netra.engine.reading.citations import read_citations
from netra.engine.reading.cleaning import Kept, kept
from netra.engine.reading.figures import find_figures
from netra.engine.reading.parts import find_roles, find_zones
from netra.engine.reading.people import find_people
from netra.engine.reading.placing import find_places
from netra.engine.reading.records import Activity, Body, Day, Place, Precision, Reading, Span
from netra.engine.reading.weighing import happened_on, last_named

_FILES = [path for path in sorted(Path(__file__).parent.glob("**/*")) if path.suffix in {".py", ".toml"}]
_VERSION = sha256(b"".join(path.name.encode() + path.read_bytes() for path in _FILES)).hexdigest()[:12]


def read_text(
    text: str,
    *,
    places: Gazetteer,
    catalogue: Catalogue,
    source: str = "",
    title: str = "",
    published_on: date | None = None,
) -> Reading:
    """Read an article or letter. Never raises on any text; what could not be settled stands in `warnings`."""
    page = kept(text, title)
    found_days = calendar.find_days(page.text, published_on)
    printed = calendar.published_day(page.text, page.body, found_days.days)
    if published_on is None and printed is not None:
        found_days = calendar.find_days(page.text, printed.on)
    published = Day(Span(0, 0), published_on, Precision.DAY, _GIVEN) if published_on else printed
    day = happened_on(page.text, page.body, found_days.days, published)
    if published is not None and (day is None or day.precision is not Precision.DAY):
        day = calendar.bare_weekday(page.text, page.body, published.on) or day
    on = day.on if day else last_named(found_days.days, published)
    year, day = (day, None) if day is not None and day.precision is Precision.YEAR else (None, day)
    where = find_places(page.text, page.body, places)
    bodies = find_bodies(page.text, where.places, where.main, places)
    persons = find_people(page.text, page.body, bodies, where.places)
    figures = find_figures(page.text, found_days.days, where.places, where.main, day)
    activities = find_activities(page.text, page.body, day, figures)
    return Reading(
        source=source,
        title=page.title,
        text=page.text,
        published_on=published,
        day=day,
        place=where.main,
        places=where.places,
        days=found_days.days,
        bodies=bodies,
        persons=persons,
        activities=activities,
        acts=find_acts(page.text, on=on, catalogue=catalogue),
        figures=figures,
        zones=find_zones(page.text, where.places, where.main),
        roles=find_roles(page.text, page.body, bodies, persons),
        citations=read_citations(page.text, on=on, catalogue=catalogue),
        warnings=(
            *_warnings(page, day, year, where.main, activities, found_days.loose),
            *_ended(bodies, on, catalogue),
        ),
        version=f"{_VERSION}/{catalogue.version}",
    )


_GIVEN = Text("diberikan bersama teks", "given with the text")


def _ended(bodies: tuple[Body, ...], on: date | None, catalogue: Catalogue) -> list[Text]:
    """Bodies that are named though their task had ended by that day, with the body that verifies then."""
    if on is None:
        return []
    kinds = {body.kind for body in bodies}
    ended = [
        row
        for row in catalogue.institutions
        if row.kind in kinds and row.period is not None and row.period.end is not None and row.period.end <= on
    ]
    still = {row.kind for row in catalogue.institutions_at(on)}
    verifier = catalogue.competent_verifier(on).name
    return [
        Text(
            f"{row.name.id} disebut, padahal tugasnya berakhir pada {saying.day(row.period.end).id};"
            f" kini {verifier.id}.",
            f"{row.name.en} is named, though its task ended on {saying.day(row.period.end).en}; now {verifier.en}.",
        )
        for row in ended
        if row.kind not in still and row.period is not None and row.period.end is not None
    ]


def _warnings(
    page: Kept,
    day: Day | None,
    year: Day | None,
    place: Place | None,
    activities: tuple[Activity, ...],
    loose: tuple[Span, ...],
) -> tuple[Text, ...]:
    said = []
    if page.is_cut:
        said.append(
            Text(
                "Teks terlalu panjang; hanya bagian awalnya dibaca.",
                "The text is too long; only its beginning was read.",
            )
        )
    if place is None:
        said.append(Text("Tempatnya tidak ditemukan.", "No place was found."))
    if day is None or day.precision is not Precision.DAY:
        words = [f"“{span.of(page.text)}”" for span in loose[:2]]
        if words:
            named = ", ".join(words)
            said.append(
                Text(
                    f"Hari peristiwanya hanya disebut {named}; tanggalnya tidak dapat dipastikan dari teks.",
                    f"The day is only called {named}; its date cannot be settled from the text.",
                )
            )
        elif year is not None:
            said.append(
                Text(
                    f"Hari peristiwanya tidak ditemukan; hanya tahun {year.on.year} yang disebut.",
                    f"No day of the event was found; only the year {year.on.year} is named.",
                )
            )
        else:
            said.append(Text("Hari peristiwanya tidak ditemukan.", "No day of the event was found."))
    if not activities:
        said.append(Text("Jenis kegiatannya tidak ditemukan.", "No kind of activity was found."))
    return tuple(said)
