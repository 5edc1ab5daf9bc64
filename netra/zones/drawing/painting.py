"""What the tile map and the map with borders share: the zones' fills, their legend, and the words around a picture."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from netra.domain.words import Text
from netra.domain.zones import Level, Which, Zone
from netra.ui.charts.marks import SOFT, Fill, escape, tag
from netra.ui.charts.sheet import About, Sheet
from netra.ui.charts.wording import number
from netra.zones.marks import EDGES, GROUNDS, INKS
from netra.zones.reading import ZoneReading
from netra.zones.wording import LEVELS, NO_ZONE

SEA = "#eff6f6"
FILLS: dict[Zone | None, Fill] = {
    Zone.GREEN: Fill("h", GROUNDS[Zone.GREEN], EDGES[Zone.GREEN]),
    Zone.YELLOW: Fill(
        "k",
        GROUNDS[Zone.YELLOW],
        EDGES[Zone.YELLOW],
        tag("path", d="M-1 5L5 -1M-1 1L1 -1M3 5L5 3", stroke="#8a6200", stroke_width=0.9),
        4,
    ),
    Zone.RED: Fill(
        "m",
        GROUNDS[Zone.RED],
        EDGES[Zone.RED],
        tag("path", d="M0 0L4 4M0 4L4 0", stroke="#e3a49c", stroke_width=0.7),
        4,
    ),
    None: Fill("n", "#ffffff", "#6f8186"),
}

TITLE = Text("Zona netralitas ASN", "Neutrality zones of the civil service")
POINTS = Text("zona menurut poin indeks dari perkara", "zones by index points of cases")
SOURCE = Text("Netra, dari perkara menurut hari kejadiannya", "Netra, from cases by the day of each event")
FORMULA = Text("Rumus", "Formula")
PLACES = Text("daerah", "regions")
CASES = Text("%s perkara diregistrasi", "%s cases registered")


@dataclass(frozen=True, slots=True)
class View:
    """What a picture of zones shows, for whom, and how."""

    readings: Mapping[str, ZoneReading]
    names: Mapping[str, str]
    level: Level
    which: Which
    language: str
    practice: bool
    links: bool
    standalone: bool = False
    query: str = ""
    note: Text | None = None

    def say(self, words: Text) -> str:
        return words.in_(self.language)

    def zone(self, code: str) -> Zone | None:
        reading = self.readings.get(code)
        return reading.zone(self.which) if reading else None

    def name(self, code: str) -> str:
        return self.names.get(code, code)

    def told(self, code: str) -> str:
        """ "Pandeglang: kuning, 3 perkara diregistrasi"."""
        zone, reading = self.zone(code), self.readings.get(code)
        word = self.say(NO_ZONE if zone is None else zone.label)
        cases = self.say(CASES) % number(reading.parts.registered, self.language) if reading else ""
        if reading and reading.parts.registered == 1:
            cases = cases.replace("cases", "case")
        return f"{self.name(code)}: {', '.join(filter(None, (word, cases)))}"

    def address(self, code: str) -> str:
        """The page of a region, `/zona/36.01/`, on the day shown; nothing in a picture without links."""
        return f"/zona/{code}/{self.query}" if self.links and not self.standalone else ""

    @property
    def on(self) -> date | None:
        return next(iter(self.readings.values())).on if self.readings else None

    def about(self, width: int, *, title: Text | None = None, heading: bool = True) -> About:
        """What the picture says of itself: title with level and reading, unit, day, formula and source."""
        reading = self.say(self.which.label).lower()
        name = f"{self.say(title or TITLE)}, {self.say(LEVELS[self.level]).lower()}: {reading}"
        formula = next(iter(self.readings.values())).formula if self.readings else None
        said = [self.say(SOURCE)]
        if formula is not None:
            said.append(f"{self.say(FORMULA)}: {self.say(formula.name)} ({formula.id})")
        if self.note is not None:
            said.append(self.say(self.note))
        return About(
            name,
            self.say(POINTS),
            self.on,
            ". ".join(said),
            self.practice,
            self.language,
            width,
            self.standalone,
            heading,
        )

    def summary(self, codes: Iterable[str]) -> str:
        """ "3 merah, 12 kuning, 499 hijau", zones without a region left out."""
        counted = Counter(self.zone(code) for code in codes)
        return ", ".join(
            f"{number(counted[zone], self.language)} {self.say(zone.label if zone else NO_ZONE)}"
            for zone in (*reversed(Zone), None)
            if counted[zone]
        )


def legend(sheet: Sheet, view: View, codes: Iterable[str]) -> None:
    """Sign, letter, word and number of regions of each zone."""
    counted = Counter(view.zone(code) for code in codes)
    entries: list[tuple[Fill, str]] = []
    for zone in (*Zone, None):
        if zone is None and not counted[None]:
            continue
        word = f"{zone.letter} = {view.say(zone.label)}" if zone else view.say(NO_ZONE)
        entries.append((FILLS[zone], f"{word} ({number(counted[zone], view.language)} {view.say(PLACES)})"))
    sheet.legend(entries)


def letter(zone: Zone, x: float, y: float, size: float) -> str:
    """The letter of a zone with its middle at a point, on a plate of the zone's ground where there is a pattern."""
    plate = ""
    if zone is not Zone.GREEN:
        plate = tag(
            "rect",
            x=x - size * 0.46,
            y=y - size * 0.52,
            width=size * 0.92,
            height=size * 1.04,
            rx=1.5,
            fill=GROUNDS[zone],
        )
    return plate + tag(
        "text",
        zone.letter,
        x=x,
        y=y + size * 0.36,
        font_size=size,
        font_weight="700" if zone is not Zone.GREEN else None,
        fill=INKS[zone],
        text_anchor="middle",
    )


def linked(content: str, view: View, code: str) -> str:
    """What belongs to a region as a link named by its region, zone and cases; in a file only the words."""
    named = tag("title", escape(view.told(code))) + content
    address = view.address(code)
    return tag("a", named, href=address) if address else tag("g", named)


def region_label(sheet: Sheet, words: str, x: float, y: float, size: float) -> None:
    """The name of an island group in the sea."""
    sheet.add(
        tag("text", escape(words), x=x, y=y, font_size=size, font_style="italic", fill=SOFT, letter_spacing="0.6"),
    )
