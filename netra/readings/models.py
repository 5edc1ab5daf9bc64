"""Texts that were read, the files they wait in, and what people made of them."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """A short random name for addresses; it tells nothing about the text or how many there are."""
    return "".join(secrets.choice(ALPHABET) for _number in range(10))


class FileState(models.TextChoices):
    """How far a file is that somebody handed in."""

    WAITING = "WAITING", _("Menunggu dibaca")
    READ = "READ", _("Sudah dibaca")
    BROKEN = "BROKEN", _("Tidak terbaca")


class Incoming(models.Model):
    """One file handed in; its bytes stay here only until it has been read.

    `batch` is the same for files sent with one form. `fault` is a text in both languages ({"id": …, "en": …}) that
    says what to do with a file that could not be read. `found` counts the new texts in it, `known` names the readings
    that were there before.
    """

    batch = models.UUIDField()
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    size = models.PositiveIntegerField(help_text="Bytes.")
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    state = models.CharField(max_length=8, choices=FileState, default=FileState.WAITING)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.JSONField(default=dict)
    found = models.PositiveSmallIntegerField(default=0)
    known = models.JSONField(default=list)
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]
        indexes = [
            # The worker asks for what waits, oldest first.
            models.Index(fields=["brought_at"], name="readings_waiting", condition=Q(state="WAITING")),
            # The list shows the latest files of an office.
            models.Index(fields=["institution", "-brought_at"], name="readings_files_of_office"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="WAITING") | Q(content__isnull=True), name="readings_bytes_only_while_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.sha256[:8]}"


class State(models.TextChoices):
    """Whether people have decided what a text is good for."""

    OPEN = "OPEN", _("Menunggu putusan")
    USED = "USED", _("Sudah dipakai")
    DISCARDED = "DISCARDED", _("Disisihkan")


class Reading(models.Model):
    """One text and what the engine found in it. Nothing follows from it until a person says so.

    `text` is what the engine kept of it, without the menus of a web page; `given` is all of it, where that is more.
    `digest` is the SHA-256 of the given text with its spaces evened out: the same text is there once for each office.
    `result` is `engine.reading.as_json` without the text; spans count characters of `text`. It is written anew when
    somebody has the text read again, and then names the engine and the catalogue it was read with.
    `evidence` is the sealed text, `original` the sealed file it came from where its kind may be sealed.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    given = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    published_on = models.DateField(null=True, blank=True)
    region = models.ForeignKey("registry.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    activity = models.CharField(max_length=20, blank=True)
    result = models.JSONField()
    engine = models.CharField(max_length=40)
    catalogue = models.CharField(max_length=40)
    read_at = models.DateTimeField()

    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="+")
    original = models.ForeignKey("evidence.Evidence", null=True, on_delete=models.PROTECT, related_name="+")
    incoming = models.ForeignKey(Incoming, null=True, on_delete=models.PROTECT, related_name="readings")
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=40)

    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    discarded_why = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["institution", "state", "-brought_at"], name="readings_of_office")]
        constraints = [
            models.UniqueConstraint(fields=["institution", "digest"], name="readings_text_once_an_office"),
            models.CheckConstraint(
                condition=Q(state="DISCARDED") & ~Q(discarded_why="") | ~Q(state="DISCARDED") & Q(discarded_why=""),
                name="readings_discarded_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.ref}"


class Kind(models.TextChoices):
    """What a text, or a part of it, became."""

    ACT = "ACT", _("Kegiatan pencegahan")
    FIGURE = "FIGURE", _("Angka lembaga lain")
    ZONE = "ZONE", _("Zona terbitan lembaga lain")
    TIP = "TIP", _("Informasi awal")


class Outcome(models.Model):
    """What a person made of a reading: one row for each thing, with the words it came from.

    `start` and `end` are places in the text; both 0 where the whole text is meant. `finding` names the finding by its
    kind and place, so that it can be told after a new reading. `changed` lists what the person wrote otherwise than
    proposed: [{"field", "proposed", "final"}].
    """

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=6, choices=Kind)
    finding = models.CharField(max_length=60, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    act = models.ForeignKey("campaigns.Act", null=True, on_delete=models.PROTECT, related_name="+")
    figure = models.ForeignKey("figures.OutsideFigure", null=True, on_delete=models.PROTECT, related_name="+")
    zone = models.ForeignKey("zones.PublishedZone", null=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="+")
    changed = models.JSONField(default=list)
    # Sending the same form twice must give one thing.
    form_key = models.CharField(max_length=36, unique=True)
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(kind="ACT", act__isnull=False, figure=None, zone=None, case=None)
                    | Q(kind="FIGURE", act=None, figure__isnull=False, zone=None, case=None)
                    | Q(kind="ZONE", act=None, figure=None, zone__isnull=False, case=None)
                    | Q(kind="TIP", act=None, figure=None, zone=None, case__isnull=False)
                ),
                name="readings_outcome_is_one_thing",
            ),
            # A figure or zone is taken from its place once.
            models.UniqueConstraint(
                fields=["reading", "kind", "finding"], condition=~Q(finding=""), name="readings_finding_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reading_id}"
