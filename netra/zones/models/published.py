"""Zones that other bodies published."""

from django.db import models

from netra.domain.zones import Zone


class PublishedZone(models.Model):
    """What a body said of a region, kept as said: it stands beside our own reading and never changes it.

    `as_of` is the date as precisely as it was given: "2020-09-23", "2020-09" or "2020".
    """

    body = models.CharField(max_length=80)
    region = models.ForeignKey("registry.Region", on_delete=models.PROTECT, related_name="+")
    colour = models.CharField(max_length=6, choices=[(zone.value, zone.label.id) for zone in Zone])
    as_of = models.CharField(max_length=10)
    source = models.CharField(max_length=500)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            # Two sources may contradict each other; both are kept.
            models.UniqueConstraint(
                fields=["region", "body", "as_of", "colour", "source"], name="zones_published_once_a_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.region_id} {self.as_of} {self.colour}"

    @property
    def zone(self) -> Zone:
        return Zone(self.colour)

    @property
    def is_address(self) -> bool:
        """Whether the source can be opened; other sources name a paper or a speech."""
        return self.source.startswith(("https://", "http://"))
