"""A page that is gone, and a picture of it that somebody saved in time."""

import io
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from netra.captures import services as captures
from netra.cases.queries import CASE
from netra.cases.services import Actor
from netra.ledger.services import Subject
from netra.practice.plots import Plot
from netra.practice.scenes import photograph, screenshot

if TYPE_CHECKING:
    from netra.cases.models import Case

SEEN_BEFORE = timedelta(hours=14)


def bring_picture(case: "Case", plot: Plot, *, by: Actor, at: datetime) -> None:
    """The telephone screen that shows the plot's first link, brought to the case with what the bringer says of it."""
    post = screenshot(plot.key, photograph(plot.key, people=4).image, words=plot.gist.capitalize(), width=720)
    out = io.BytesIO()
    post.image.save(out, "PNG", optimize=True)
    captures.bring(
        Subject(CASE, case.pk),
        ContentFile(out.getvalue(), name="latihan-layar.png"),
        url=plot.links[0],
        seen=f"{at - SEEN_BEFORE:%Y-%m-%d %H:%M}",
        note=plot.saved,
        form_key=f"latihan {plot.key}",
        by=by.ref,
        institution=str(by.institution),
        at=at,
    )
