"""What is counted, one row a thing: a case, a person, a referral, a time of being overdue, a wait at an employer.

Rows hold codes and days only, never a name. Every row bears the places it is counted for and the values it is counted
by, so that a number leads back to its cases without joins. A column that may hold several values writes them
between bars, `|A01|B07|`; `||` is the one value "not known".
"""

from django.db import models
from django.db.models import Q


class Fact(models.Model):
    """What all counted things have in common."""

    case_id = models.BigIntegerField(db_index=True)

    province = models.CharField(max_length=5, db_index=True)  # empty: counted for the nation alone
    region = models.CharField(max_length=5, db_index=True)  # empty: the place is a whole province, or unknown
    office = models.CharField(max_length=40, db_index=True)
    employers = models.TextField()

    origin = models.CharField(max_length=10)
    channel = models.CharField(max_length=10)
    acts = models.TextField()
    rules = models.TextField()
    statuses = models.TextField()
    posts = models.TextField()
    agencies = models.TextField()
    stages = models.TextField()
    routes = models.TextField()
    results = models.TextField()
    sanctions = models.TextField()

    class Meta:
        abstract = True


def _days(*names: str) -> list[models.Index]:
    """One index for each day by which things are counted; things it never came to are left out."""
    return [
        models.Index(fields=[name, "region"], condition=Q(**{f"{name}__isnull": False}), name=f"figures_%(class)s_{n}")
        for n, name in enumerate(names)
    ]


def _of_region(*columns: str, name: str) -> models.Index:
    """What a dashboard of one region counts by, read from the index alone: the rows lie far apart, and are long.

    Never agencies of cases: a case has any number of them, and PostgreSQL refuses an entry of more than 2,700 bytes.
    """
    return models.Index(fields=["region", *columns], name=f"figures_{name}_of_region")


def _of_employer(*columns: str, name: str) -> models.Index:
    """The same for the dashboard of one government."""
    return models.Index(fields=["employers", *columns], name=f"figures_{name}_of_employer")


def _lasting(place: str) -> models.Index:
    """The waits of a place that last, the longest first."""
    return models.Index(
        fields=[place, "began_on", "track_id", "case_id", "ended_on"],
        condition=Q(ended_on__isnull=True),
        name=f"figures_waits_at_{place}",
    )


class Matter(Fact):
    """A case. `entry` is the last ledger row it was counted with; `spells` and `clocks` are what it added to the
    times at each stage and to punctuality, kept so that they can be taken back."""

    received_on = models.DateField()
    registered_on = models.DateField(null=True)
    proven_on = models.DateField(null=True)
    not_proven_on = models.DateField(null=True)
    not_registered_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    entry = models.BigIntegerField()
    spells = models.JSONField(default=list)
    clocks = models.JSONField(default=list)

    class Meta:
        indexes = [
            *_days("received_on", "registered_on", "proven_on", "not_proven_on", "not_registered_on", "closed_on"),
            _of_region("received_on", "origin", "channel", "stages", "acts", "rules", name="cases"),
        ]


class Party(Fact):
    """An accused person; `id` is the person's in `cases`. People of a file joined to another are counted there."""

    received_on = models.DateField()
    proven_on = models.DateField(null=True)
    sanctioned_on = models.DateField(null=True)
    cleared_on = models.DateField(null=True)

    class Meta:
        indexes = [
            *_days("received_on", "proven_on", "sanctioned_on", "cleared_on"),
            _of_region("received_on", "statuses", "posts", name="people"),
            models.Index(fields=["employers"]),
        ]


class Referral(Fact):
    """A track of one person; `id` is the track's in `cases`."""

    referred_on = models.DateField()
    ended_on = models.DateField(null=True)
    sanctioned_on = models.DateField(null=True)
    reversed_on = models.DateField(null=True)
    not_followed_up_on = models.DateField(null=True)

    class Meta:
        indexes = [
            *_days("referred_on", "ended_on", "sanctioned_on", "reversed_on", "not_followed_up_on"),
            _of_region("referred_on", "ended_on", "sanctioned_on", "routes", "results", "sanctions", name="tracks"),
            _of_employer("sanctioned_on", "sanctions", name="tracks"),
        ]


class Delay(Fact):
    """A time in which a case had at least one overdue clock."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = _days("began_on", "ended_on")


class Wait(Fact):
    """A time in which a referral lay with a personnel authority, or with the regent for villages."""

    track_id = models.BigIntegerField()
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [
            *_days("began_on", "ended_on"),
            _of_employer(
                "began_on", "ended_on", "acts", "rules", "statuses", "posts", "agencies", "results", name="waits"
            ),
            # The longest waits first, of those that last.
            models.Index(
                fields=["began_on", "track_id"], condition=Q(ended_on__isnull=True), name="figures_longest_waits"
            ),
            *(_lasting(place) for place in ("province", "region", "employers")),
        ]
