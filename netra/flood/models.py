"""How much came in, and what was set aside for a first look. Never who sent it: no address, no browser, no cookie."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Tally(models.Model):
    """How many came within one hour: at a door of an office, or with the same words (as a keyed digest)."""

    what = models.CharField(max_length=100)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["what", "hour"], name="flood_one_tally_an_hour")]
        indexes = [models.Index(fields=["hour"], name="flood_tallies_by_hour")]

    def __str__(self) -> str:
        return f"{self.what} {self.hour:%Y-%m-%d %H}: {self.count}"


class SetAside(models.Model):
    """Something that was taken in during a flood and waits beside the work list until somebody lets it in.

    It keeps its receipt, its clocks and its place; only lists and figures leave it out meanwhile.
    """

    class Why(models.TextChoices):
        UNANSWERED = "UNANSWERED", _("pengirim tidak menjawab soal saat kiriman sedang ramai")
        ALIKE = "ALIKE", _("banyak kiriman dengan kata-kata yang sama")
        FLOODED = "FLOODED", _("kiriman ke kantor ini jauh melebihi biasanya")

    kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    why = models.CharField(max_length=12, choices=Why)
    at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="flood_set_aside_once"),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by="")
                | Q(released_at__isnull=False) & ~Q(released_by=""),
                name="flood_released_by_someone",
            ),
        ]
        indexes = [
            # Lists leave out what waits; mostly nothing does.
            models.Index(fields=["kind", "subject_id"], name="flood_waiting", condition=Q(released_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id} {self.why}"
