"""Shares of what people confirmed: counted right, silent where few, and of nobody in particular."""

from netra.monitoring.models import Flag
from netra.monitoring.queries import Quality, quality
from tests.cast import DEMAK, Cast
from tests.monitoring.builders import TODAY, a_row, confirms, dismisses, load, read


def line_of(found: Quality, title: str, label: str) -> tuple[int, int, str]:
    table = next(table for table in found.tables if table.title.en == title)
    line = next(one for one in table.lines if label in (one.label if isinstance(one.label, str) else one.label.en))  # type: ignore[union-attr]
    return line.decided, line.confirmed, line.percent


def test_it_works(cast: Cast) -> None:
    load(*(a_row(f"f{number}", level="strong") for number in range(12)))
    flags = list(Flag.objects.order_by("key"))
    for number, flag in enumerate(flags):
        confirmed = number < 9
        read(flag, cast.budi, confirms() if confirmed else dismisses())
        read(flag, cast.wati, confirms() if confirmed or number == 11 else dismisses())
    found = quality(cast.budi.user, on=TODAY)
    assert (found.whole.decided, found.whole.confirmed, found.whole.percent) == (11, 9, "82 %")
    assert line_of(found, "By kind of act", "B06") == (11, 9, "82 %")
    assert line_of(found, "By region", "Kudus") == (11, 9, "82 %")
    assert line_of(found, "By the pair that is meant", "2:") == (11, 9, "82 %")
    assert (found.overruled.second.decided, found.overruled.second.confirmed) == (12, 1)
    assert found.overruled.plenary.percent == "–"
    assert [(line.decided, line.week is not None) for line in found.weeks.lines] == [(11, True)]


def test_few_decisions_make_no_share_and_strangers_count_none(cast: Cast) -> None:
    load(a_row("k"), a_row("d", region_code=DEMAK, contest=f"2024/{DEMAK}", level="suggest"))
    for flag in Flag.objects.all():
        read(flag, cast.nala, dismisses())
    assert quality(cast.nala.user, on=TODAY).whole.percent == "–"
    assert quality(cast.budi.user, on=TODAY).whole.decided == 0
