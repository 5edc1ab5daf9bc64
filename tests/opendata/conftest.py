"""A nation that has been counted: some hundred invented matters in four places, and the figures made of them."""

import random
from collections.abc import Callable
from datetime import date

import pytest

from netra.figures.adding import Sums
from netra.figures.counting import Rows
from netra.figures.models import Cursor, Matter, Referral
from netra.figures.services.keeping import keep_rows, keep_sums
from tests.builders import at

CROWDED = {"33.19": 40, "33.09": 25, "36.01": 30, "73.12": 3}
ACTS = ["A01", "A02", "A02", "A02", "A04", "A04", "A05"]
ORIGINS = ["REPORT", "REPORT", "FINDING", "TIP"]
RESULTS = ["SANCTIONED", "SANCTIONED", "SANCTIONED", "NOT_PROVEN_BY_VERIFIER", "NOT_FOLLOWED_UP"]
Happen = Callable[..., None]


def place(code: str, **values: object) -> dict[str, object]:
    many = dict.fromkeys(("employers", "acts", "rules", "statuses", "posts", "agencies", "stages"), "||")
    many |= dict.fromkeys(("routes", "results", "sanctions"), "||")
    return {"province": code[:2], "region": code, "office": f"BAWASLU-{code}", "channel": "", **many, **values}


@pytest.fixture
def happen(country: None) -> Happen:
    """Matters of a year, more of them with every call; the figures stand as if the ledger had been counted."""
    rng, numbers = random.Random(7), iter(range(1, 10**6))

    def make(counted_on: date, crowds: dict[str, int] = CROWDED, year: int = 2026) -> None:
        rows = Rows()
        for code, n in crowds.items():
            for _ in range(n):
                case, on = next(numbers), date(year, rng.randint(1, 10), rng.randint(1, 28))
                about = place(code, origin=rng.choice(ORIGINS), acts=f"|{rng.choice(ACTS)}|")
                rows.matters.append(Matter(case_id=case, received_on=on, registered_on=on, entry=1, **about))
                if rng.random() < 0.7:
                    track = {**about, "results": f"|{rng.choice(RESULTS)}|", "routes": "|BKN|"}
                    rows.referrals.append(Referral(id=case, case_id=case, referred_on=on, ended_on=on, **track))
        for model, facts in rows.lists():
            keep_rows(model, facts)
        sums = Sums()
        sums.add(rows, 1)
        keep_sums(sums)
        Cursor.objects.update_or_create(name="ledger", defaults={"last_entry": 0, "at": at(counted_on)})

    return make
