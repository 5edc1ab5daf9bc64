"""The case file: one matter, its accused people, their tracks after plenary, and the papers in it."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from netra.domain import procedures
from netra.domain.allegation import ORIGIN_LABELS, STATUS_LABELS, Origin
from netra.domain.codes import PersonStatus
from netra.domain.nip import mask
from netra.domain.papers import PAPERS, PaperKind
from netra.domain.workflow import Procedure, Stage

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """A short random name for addresses; it tells nothing about the case or how many there are."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


class Case(models.Model):
    """A matter from its receipt to its end. `stage` moves only through `services.act`."""

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    origin = models.CharField(max_length=10, choices=[(o.value, ORIGIN_LABELS[o].id) for o in Origin])
    procedure_code = models.CharField(max_length=30)
    catalogue = models.CharField(max_length=12)
    stage = models.CharField(max_length=40)
    marks = models.JSONField(default=list, blank=True)
    result = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField(default=0)

    handling_office = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    first_office = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    joined_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joined")

    opened_at = models.DateTimeField()
    received_on = models.DateField()
    known_on = models.DateField(null=True, blank=True)
    act_on = models.DateField(null=True, blank=True)
    act_time = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=300, blank=True)
    region = models.ForeignKey("registry.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    contest = models.ForeignKey("registry.Contest", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    candidate = models.CharField(max_length=300, blank=True)
    account = models.TextField()
    links = models.JSONField(default=list, blank=True)
    witnesses = models.TextField(blank=True)

    official_number = models.CharField(max_length=80, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        # The inbox of an office, open files first; what was closed last among all. What is open at an office, or came
        # from one, is told from the index alone: a file is long, and the files of an office lie far apart. Closed
        # files have an index of their own, or SQLite would take the many open ones for one day among others.
        indexes = [
            models.Index(fields=["handling_office", "closed_on", "received_on"]),
            models.Index(fields=["closed_on"], condition=models.Q(closed_on__isnull=False), name="cases_closed_on"),
            models.Index(
                # The number last: a list is then told from here, and the cases themselves are not fetched.
                fields=["handling_office", "first_office", "opened_at", "procedure_code", "stage", "closed_on", "id"],
                condition=models.Q(closed_on__isnull=True),
                name="cases_open_at",
            ),
            models.Index(
                fields=["first_office", "handling_office", "opened_at", "closed_on", "id"],
                condition=models.Q(closed_on__isnull=True),
                name="cases_open_from",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["handling_office", "official_number"],
                condition=~models.Q(official_number=""),
                name="cases_one_number_an_office",
            )
        ]

    def __str__(self) -> str:
        return self.official_number or self.ref

    @property
    def procedure(self) -> Procedure:
        return procedures.procedure(self.procedure_code)

    @property
    def stage_row(self) -> Stage:
        return self.procedure.stage(self.stage)

    @property
    def is_closed(self) -> bool:
        return self.stage_row.is_end


class Accused(models.Model):
    """A reported person. After plenary the person has tracks; without one the person was not found to be touched."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(max_length=200, blank=True)
    status = models.CharField(
        max_length=24, default=PersonStatus.UNKNOWN, choices=[(s.value, STATUS_LABELS[s].id) for s in PersonStatus]
    )
    status_confirmed_on = models.DateField(null=True, blank=True)
    nip = models.CharField(max_length=24, blank=True)
    position = models.CharField(max_length=200, blank=True)
    agency = models.CharField(max_length=200, blank=True)
    employer = models.ForeignKey(
        "registry.Institution", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    address = models.CharField(max_length=300, blank=True)
    rules = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name or str(_("Orang yang belum dikenali"))

    @property
    def masked_nip(self) -> str:
        return mask(self.nip) if self.nip else ""


class Track(models.Model):
    """One referral of one accused person, with its own owner, clocks and end."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tracks")
    accused = models.ForeignKey(Accused, on_delete=models.PROTECT, related_name="tracks")
    route = models.CharField(max_length=20)
    procedure_code = models.CharField(max_length=30)
    body = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=40)
    marks = models.JSONField(default=list, blank=True)
    result = models.CharField(max_length=40, blank=True)
    sanction = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField(default=0)
    opened_on = models.DateField()
    examined_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        # What is under way with a body, or in a procedure others take part in.
        indexes = [
            models.Index(
                fields=["procedure_code", "case"],
                condition=models.Q(ended_on__isnull=True),
                name="cases_open_procedure",
            ),
            models.Index(fields=["body", "case"], condition=models.Q(ended_on__isnull=True), name="cases_open_at_body"),
            models.Index(
                # What a work list asks of thousands of cases: is a track under way, and whose turn is it?
                fields=["case", "stage", "body", "accused"],
                condition=models.Q(ended_on__isnull=True),
                name="cases_open_of_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.route} {self.stage}"

    @property
    def procedure(self) -> Procedure:
        return procedures.procedure(self.procedure_code)

    @property
    def stage_row(self) -> Stage:
        return self.procedure.stage(self.stage)

    @property
    def is_ended(self) -> bool:
        return self.stage_row.is_end


class Paper(models.Model):
    """A paper in the file. `used_by_entry` is set when a paper that serves one act only has served it.

    A paper with a slip is withdrawn, never changed; it may be until an act has rested on it.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="papers")
    track = models.ForeignKey(Track, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    accused = models.ForeignKey(Accused, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    kind = models.CharField(max_length=40)
    fields = models.JSONField(default=dict)
    evidence = models.JSONField(default=list, blank=True)
    on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=40)
    institution = models.CharField(max_length=40, blank=True)
    used_by_entry = models.BigIntegerField(null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

    @property
    def paper_kind(self) -> PaperKind:
        return PAPERS[self.kind]


class Exhibit(models.Model):
    """A piece of evidence in a case. Who brought it is a kind of source, never a name."""

    class Source(models.TextChoices):
        REPORTER = "REPORTER"
        OFFICE = "OFFICE"
        ACCUSED = "ACCUSED"
        BODY = "BODY"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="exhibits")
    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=10, choices=Source)
    accused = models.ForeignKey(Accused, on_delete=models.PROTECT, null=True, blank=True, related_name="exhibits")
    note = models.CharField(max_length=300, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "evidence"], name="cases_one_exhibit")]


class AnswerDoor(models.Model):
    """The code in a summons by which the accused reads the allegation and answers; only its hash is kept."""

    accused = models.OneToOneField(Accused, on_delete=models.CASCADE, related_name="door")
    digest = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField()
    first_read_at = models.DateTimeField(null=True)


class EmployerQuestion(models.Model):
    """Is this person yours, in what status and post: asked of an employer, with a term, answered with a date."""

    class Answer(models.TextChoices):
        OURS = "OURS", _("Ya, pegawai kami")
        NOT_OURS = "NOT_OURS", _("Bukan pegawai kami")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="questions")
    accused = models.ForeignKey(Accused, on_delete=models.CASCADE, related_name="questions")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    status = models.CharField(max_length=24, blank=True)
    position = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField(null=True)


class Hold(models.Model):
    """Somebody of an institution works on a case until then; the others there wait, or take over with a reason."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holds")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "institution"], name="cases_one_hold_an_office")]


class Assignment(models.Model):
    """Whose a case is within an institution, by whom and why; the ledger holds who had it before."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assignments")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "institution"], name="cases_one_person_an_office")]
        indexes = [models.Index(fields=["institution", "to"], name="cases_assigned")]
