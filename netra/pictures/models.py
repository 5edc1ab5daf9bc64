"""Pictures that were looked at, which of them are alike, and copies fit to publish.

What can be read on a picture lies encrypted beside it, never here. Here lie signs by which a picture or a word on it
is found again: they tell nothing to whoever lacks the picture, or the key.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far the look at a picture is. SEEN: others find it, but it has not been compared with them to the end."""

    WAITING = "WAITING", _("Gambar menunggu dibaca")
    SEEN = "SEEN", _("Gambar sedang dibandingkan")
    DONE = "DONE", _("Gambar sudah dibaca")
    FAILED = "FAILED", _("Gambar tidak dapat dibaca")


class Reader(models.TextChoices):
    """How reading the words on a picture went."""

    READ = "READ", _("Tulisan sudah dibaca")
    NO_PROGRAM = "NO_PROGRAM", _("Tulisan belum dibaca: program tesseract belum terpasang di peladen ini.")
    GAVE_UP = "GAVE_UP", _("Tulisan tidak terbaca: gambar ini terlalu berat bagi pembacanya.")


class Picture(models.Model):
    """One picture by its content, however often it was handed in, or one PDF. `engine` names who looked.

    `words` and `hashes` find the same shot again (`engine.pictures.searching.Kept`); `tokens` holds eight bytes of a
    keyed hash for each word read on it, sorted. A PDF has none of these and no `seen_at`: it is compared with nothing.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reader = models.CharField(max_length=10, choices=Reader, blank=True)
    engine = models.CharField(max_length=20, blank=True)
    words = models.BinaryField(default=bytes)
    hashes = models.BinaryField(default=bytes)
    tokens = models.BinaryField(default=bytes)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            # The worker asks for what it has still to do, oldest first.
            models.Index(fields=["id"], name="pictures_to_do", condition=Q(state__in=["WAITING", "SEEN"])),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.sha256[:8]}"


class Word(models.Model):
    """A word on a picture, as the number its token makes: what `Picture.tokens` holds, the other way round."""

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="+", db_index=False)
    token = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "picture"], name="pictures_one_word")]
        indexes = [models.Index(fields=["picture"], name="pictures_words_of")]


class Alike(models.Model):
    """Two pictures that are alike, each pair once, the older row first.

    SHOT: one shows the other, whole or in large part; PART: only a part is shared, such as a logo or a frame; WORDS:
    the same words stand on both. `points` stand in one arrangement; `agreed` is a share of what could be compared.
    """

    class Kind(models.TextChoices):
        SHOT = "SHOT", _("foto yang sama")
        PART = "PART", _("sebagian gambar sama")
        WORDS = "WORDS", _("tulisan yang sama")

    one = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind)
    is_mirrored = models.BooleanField(default=False)
    points = models.PositiveIntegerField(default=0)
    agreed = models.FloatField()
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="pictures_pair_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="pictures_older_first"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.one_id} {self.other_id}"


class Publishable(models.Model):
    """A copy fit to publish, made from boxes that a person confirmed; the latest of a piece holds.

    `boxes` are [[sign, left, top, width, height], …] in pixels of the clean copy; `sha256` is of the copy.
    """

    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="Bytes.")
    boxes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.sha256[:8]} {len(self.boxes)}"
