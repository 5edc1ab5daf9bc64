"""What people made of the engine's suggestions. Rows are added, never changed: the latest of a matter counts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """Where a person said it: on the page of the suggestion, or by naming kinds of act against somebody."""

    PAGE = "PAGE", _("Halaman saran")
    PERSON = "PERSON", _("Data terlapor")


class Judgement(models.Model):
    """One person's confirmation or correction. `chosen` empty: nothing in the catalogue fits this narrative.

    The narrative itself is not copied here; `text_key` tells whether it is still the one that was judged.
    `offered` holds pairs of code and score in the order they were shown.
    """

    subject_kind = models.CharField(max_length=12)
    subject_id = models.BigIntegerField()
    way = models.CharField(max_length=6, choices=Way)
    text_key = models.CharField(max_length=64)
    act_on = models.DateField()
    region_code = models.CharField(max_length=8, blank=True)
    offered = models.JSONField(default=list)
    misfit = models.CharField(max_length=40, blank=True)
    chosen = models.JSONField(default=list)
    engine = models.CharField(max_length=40)
    catalogue = models.CharField(max_length=12)
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "-id"], name="suggestions_of_a_matter")]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {', '.join(self.chosen) or '-'}"
