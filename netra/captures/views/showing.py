"""From captures and archives to what the pages draw."""

from collections.abc import Iterable
from dataclasses import dataclass

from netra.captures.models import Brought, Capture, Held, Part, Piece, State
from netra.captures.queries import Link
from netra.captures.views.scene import Scene
from netra.captures.words import CHECKS, CLAIMS, NO_PICTURE, SIGNS, trouble_of

TONES = {
    State.HELD: ("", "pause-circle-fill"),
    State.WAITING: ("info", "hourglass-split"),
    State.TAKEN: ("good", "check-circle-fill"),
    State.GONE: ("bad", "x-circle-fill"),
    State.REFUSED: ("warn", "shield-lock"),
    State.FAILED: ("warn", "exclamation-triangle-fill"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One link in the list: its latest capture, what is wrong, and where to go."""

    capture: Capture
    tone: str
    icon: str
    why: str
    signs: list[str]
    url: str
    again_url: str
    picture_url: str
    earlier: list[tuple[Capture, str]]


def rows_of(scene: Scene, links: Iterable[Link]) -> list[Row]:
    return [row_of(scene, one) for one in links]


def row_of(scene: Scene, link: Link) -> Row:
    capture = link.latest
    tone, icon = TONES[State(capture.state)]
    return Row(
        capture=capture,
        tone=tone,
        icon=icon,
        why=why_of(capture),
        signs=signs_of(capture),
        url=scene.url("shown", capture.ref),
        again_url=again_url(scene, capture),
        picture_url=_picture(scene, capture),
        earlier=[(one, scene.url("shown", one.ref)) for one in link.earlier],
    )


def again_url(scene: Scene, capture: Capture) -> str:
    """Where a fresh capture is asked for; empty while one waits, and where the guard would refuse it again."""
    is_idle = capture.state not in (State.WAITING, State.REFUSED) and bool(capture.url)
    return scene.url("again", capture.ref) if scene.desk.may_ask and is_idle else ""


def _picture(scene: Scene, capture: Capture) -> str:
    found = capture.pieces.filter(part=Part.PICTURE, evidence__clean_state="DONE").exists()
    return scene.url("piece", capture.ref, "kecil") if found else ""


def why_of(capture: Capture) -> str:
    """Why there is nothing, or less than there could be, as a sentence."""
    if capture.state == State.HELD:
        return str(Held(capture.code).label)
    return trouble_of(capture.code) if capture.code else ""


def signs_of(capture: Capture) -> list[str]:
    """What a person should look at twice."""
    return [str(SIGNS[one]) for one in capture.result.get("signs", []) if one in SIGNS]


def no_picture(capture: Capture) -> str:
    """Why there is no picture of a page that came."""
    code = str(capture.result.get("browser_trouble", ""))
    return str(NO_PICTURE.get(code, NO_PICTURE["FAILED"])) if code else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One sealed file of a capture: where its copy is read, where its original is asked for."""

    piece: Piece
    label: str
    url: str
    original_url: str


SLUGS = {Part.PICTURE: "gambar", Part.PDF: "pdf", Part.ARCHIVE: "warc", Part.FACTS: "keterangan"}
PARTS = {slug: part for part, slug in SLUGS.items()}


def pieces_of(scene: Scene, capture: Capture) -> list[Shown]:
    found = {Part(one.part): one for one in capture.pieces.select_related("evidence")}
    return [
        Shown(
            piece=found[part],
            label=str(part.label),
            url=scene.url("piece", capture.ref, SLUGS[part]) if part in (Part.PICTURE, Part.PDF) else "",
            original_url=scene.url("original", capture.ref, SLUGS[part]) if scene.desk.may_ask else "",
        )
        for part in SLUGS
        if part in found
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """What an archive made elsewhere says, apart from what we computed."""

    row: Brought
    by_person: list[tuple[str, str]]
    by_file: list[tuple[str, str]]
    checks: list[tuple[str, bool, str]]
    url: str


def told_of(scene: Scene, row: Brought) -> Told:
    def said(by: str) -> list[tuple[str, str]]:
        return [(str(CLAIMS.get(one["what"], one["what"])), str(one["says"])) for one in row.claims if one["by"] == by]

    checks = [(str(CHECKS.get(one["what"], one["what"])), bool(one["ok"]), str(one["says"])) for one in row.checks]
    return Told(row, said("person"), said("file"), checks, scene.url("brought", row.ref))
