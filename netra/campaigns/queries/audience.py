"""How an act's audience is told: by agency and kind of employment, and what the numbers rest on."""

from dataclasses import dataclass

from netra.campaigns.models import Act, Employment, Exactness, Reach


@dataclass(frozen=True, slots=True)
class Told:
    """One line of an audience: who, in what employment, how many, and how sure the number is."""

    who: str
    employment: str
    people: int | None
    exactness: str
    wording: str

    @property
    def said_exactness(self) -> str:
        """What the number rests on, in words; nothing for a guess, which is said before it."""
        return "" if self.is_estimate or not self.exactness else str(Exactness(self.exactness).label)

    @property
    def is_estimate(self) -> bool:
        return self.exactness == Exactness.ESTIMATE


@dataclass(frozen=True, slots=True)
class Audience:
    """All lines; `people` adds up what is known (`None`: nothing is), `is_exact` when no line is a guess or unknown."""

    lines: tuple[Told, ...]
    agencies: int
    people: int | None
    is_exact: bool


def audience_of(act: Act) -> Audience:
    """Reads the act's reaches; fetch them along with their agencies."""
    rows: list[Reach] = list(act.reaches.all())
    known = [row.people for row in rows if row.people is not None]
    return Audience(
        lines=tuple(
            Told(
                who=row.agency.name if row.agency is not None else row.audience,
                employment=str(Employment(row.employment).label) if row.employment else "",
                people=row.people,
                exactness=row.exactness,
                wording=row.wording,
            )
            for row in rows
        ),
        agencies=len({row.agency_id for row in rows if row.agency_id is not None}),
        people=sum(known) if known else None,
        is_exact=len(known) == len(rows) and all(row.exactness != Exactness.ESTIMATE for row in rows),
    )
