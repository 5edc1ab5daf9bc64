"""The board as a poster: who, when, and each act with the articles that say so."""

from datetime import datetime

from netra.documents.services import Line, Office, Poster, PosterPart, render_pdf
from netra.domain.answering import Answer, Moment, Ruling
from netra.domain.labels import SIDE_LABELS
from netra.domain.saying import day
from netra.domain.words import Text
from netra.guide.plain import NOTICE
from netra.guide.queries import Asked, board, sections, varying
from netra.ui.qr import qr_svg

SIZES = ("a4", "a3")
_SHORT = 3  # articles named beside an act


def poster_of(asked: Asked, *, address: str, size: str, at: datetime, practice: bool, language: str) -> bytes:
    """The poster as PDF, in one language."""
    places = varying(asked)
    made = Poster(
        office=Office("Netra"),
        made_at=at,
        size=size,
        title=Text("Boleh atau tidak?", "May I or may I not?"),
        subtitle=_subtitle(asked),
        parts=tuple(
            PosterPart(one.ruling.replace("_", "-"), one.label, tuple(_line(found, places) for found in one.answers))
            for one in sections(board(asked))
        ),
        foot=(NOTICE, _made_of(asked)),
        address=address,
        code=str(qr_svg(address, label=address)),
        practice=practice,
    )
    return render_pdf(made, language=language)


def _subtitle(asked: Asked) -> Text:
    when = phase_of(asked.moment)
    who = asked.asker.label
    return Text(f"{who.id} · {when.id}", f"{who.en} · {when.en}")


def phase_of(at: Moment) -> Text:
    """The phase in words; the side of designation where no Pilkada runs or the reader chose it."""
    return SIDE_LABELS[at.side] if at.phase is None or at.is_chosen else at.phase.label


def _made_of(asked: Asked) -> Text:
    told, version = day(asked.moment.on), asked.catalogue.version
    return Text(
        f"Aturan pada {told.id}. Katalog {version}. Bukan nasihat hukum.",
        f"The rules on {told.en}. Catalogue {version}. Not legal advice.",
    )


def _line(found: Answer, places: frozenset[str]) -> Line:
    title = found.act.title
    if found.place and found.act.id in places:
        place = found.place.label
        title = Text(f"{title.id} ({place.id})", f"{title.en} ({place.en})")
    return Line(title, _why(found))


def _why(found: Answer) -> Text:
    if found.ruling is Ruling.FORBIDDEN:
        listed = [line for cover in found.covers if (line := cover.instrument_line)]
        said = listed or [line for cover in found.covers for line in cover.basis_lines]
    elif found.conditions:
        said = list(found.conditions)
    else:
        said = [one.allowance.text for one in found.permissions if found.ruling is not Ruling.ALLOWED]
    said = list(dict.fromkeys(said))[:_SHORT]
    return Text("; ".join(one.id for one in said), "; ".join(one.en for one in said))
