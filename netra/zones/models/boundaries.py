"""Borders as somebody loaded them, ready to be drawn, and what was wrong with them."""

from django.db import models

from netra.domain.words import Text
from netra.domain.zones import Level
from netra.zones.borders.defects import Defect, Outcome, Trouble

LEVELS = [(level.value, level.value) for level in Level]


class BoundaryFile(models.Model):
    """The file the borders of a level come from; a new one takes its place. `digest` is the SHA-256 of its bytes."""

    level = models.CharField(max_length=8, choices=LEVELS, unique=True)
    source = models.CharField(max_length=500)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    features = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.level} {self.file_name}"

    @property
    def is_address(self) -> bool:
        """Whether the source can be opened."""
        return self.source.startswith(("https://", "http://"))


class Boundary(models.Model):
    """One region's border as path data in two grids, with its box and widest place in degrees (`borders.shaping`)."""

    file = models.ForeignKey(BoundaryFile, on_delete=models.CASCADE, related_name="boundaries")
    region = models.OneToOneField("registry.Region", on_delete=models.PROTECT, related_name="+")
    whole = models.TextField()
    close = models.TextField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    middle_x = models.FloatField()
    middle_y = models.FloatField()
    room = models.FloatField()

    def __str__(self) -> str:
        return str(self.region_id)


class BoundaryDefect(models.Model):
    """One thing wrong with the file. `code` and `name` may be what the file says, where no region was found."""

    file = models.ForeignKey(BoundaryFile, on_delete=models.CASCADE, related_name="defects")
    place = models.PositiveIntegerField()
    trouble = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Trouble])
    code = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=100, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "place"], name="zones_defects_in_order")]

    def __str__(self) -> str:
        return f"{self.code} {self.trouble}"

    @property
    def defect(self) -> Defect:
        return Defect(Trouble(self.trouble), self.code, self.name, self.detail)

    @property
    def what(self) -> Text:
        return self.defect.what

    @property
    def remedy(self) -> Text:
        return self.defect.remedy

    @property
    def outcome(self) -> Outcome:
        return Trouble(self.trouble).outcome
