"""What people know of the words in a contest and names do not tell: words they added, words they took out."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class WordKind(models.TextChoices):
    """The kinds people may add; the codes are those of `engine.screening.lexicon.Kind`."""

    ALIAS = "ALIAS", _("Sebutan atau nama panggung")
    PAIR = "PAIR", _("Nama pasangan yang digabung")
    HASHTAG = "HASHTAG", _("Tagar")
    HANDLE = "HANDLE", _("Akun calon atau tim kampanye")
    SLOGAN = "SLOGAN", _("Slogan")
    PARTY = "PARTY", _("Partai pengusung")
    NUMBER = "NUMBER", _("Sebutan nomor urut")
    SIGN = "SIGN", _("Sebutan salam atau isyarat jari")


class Origin(models.TextChoices):
    """How a word came here."""

    PERSON = "PERSON", _("ditulis petugas")
    FILE = "FILE", _("dari berkas calon")


class Withdrawable(models.Model):
    """A row that is never deleted: it ends on a day, with a reason and a name under it."""

    contest = models.ForeignKey("registry.Contest", on_delete=models.PROTECT, related_name="+")
    ballot_no = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=120, help_text="As people write it, in small letters, words parted by a blank.")
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    institution = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=40, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class Word(Withdrawable):
    """A way of naming a pair that somebody added. Where names give the same words, this row stands instead.

    `starts_on` and `ends_on` are the first and last day of posts for which the word is used. `platform` only for
    accounts, and empty where the account bears the same name everywhere.
    """

    kind = models.CharField(max_length=8, choices=WordKind)
    needs_company = models.BooleanField(default=False)
    platform = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=6, choices=Origin, default=Origin.PERSON)

    class Meta:
        indexes = [
            # The words of a contest that hold.
            models.Index(fields=["contest"], name="lexicons_word_of_contest", condition=Q(ended_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "ballot_no", "kind", "text", "platform"],
                condition=Q(ended_at=None),
                name="lexicons_word_once",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="lexicons_word_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(text="") & ~Q(source=""), name="lexicons_word_has_source"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="", ended_why="") | (~Q(ended_at=None) & ~Q(ended_why="")),
                name="lexicons_word_ended_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.contest_id}/{self.ballot_no}"


class Silence(Withdrawable):
    """A word built from names that people do not want used for a pair; `why` says what it hit instead."""

    why = models.CharField(max_length=300)

    class Meta:
        indexes = [
            models.Index(fields=["contest"], name="lexicons_silence_of_contest", condition=Q(ended_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "ballot_no", "text"], condition=Q(ended_at=None), name="lexicons_silence_once"
            ),
            models.CheckConstraint(condition=~Q(text="") & ~Q(why=""), name="lexicons_silence_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.contest_id}/{self.ballot_no}"


class PairFacts(models.Model):
    """What a file of candidates says of a pair besides its names. `incumbent` is `None` where it does not say."""

    pair = models.OneToOneField("registry.Pair", on_delete=models.CASCADE, related_name="+")
    parties = models.JSONField(default=list)
    incumbent = models.BooleanField(null=True)
    source = models.CharField(max_length=200)
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"pair {self.pair_id}"
