"""Letters of a case: drafted, numbered once, sent; and the templates offices made for them."""

import secrets

from django.db import models

from netra.letters.kinds import KINDS, Kind

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_ref() -> str:
    """A short random name for addresses of signed-in pages."""
    return _random(12)


def new_key() -> str:
    """What stands in the QR code: a hundred bits, so that nobody finds letters by trying."""
    return _random(20)


class TemplateFile(models.Model):
    """A template under its hash, kept as long as a letter made by it. It holds no words of any case."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Template(models.Model):
    """An office's own template of a kind. Versions are kept; the one in use is `is_current`, or the house's is."""

    office = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    file = models.ForeignKey(TemplateFile, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "kind", "version"], name="letters_one_version"),
            models.UniqueConstraint(
                fields=["office", "kind"], condition=models.Q(is_current=True), name="letters_one_in_use"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"


class Letter(models.Model):
    """A letter about a case. A draft follows its paper; a numbered one keeps its `content`, and the ledger its hash.

    `content` is `None` again when the rule of keeping erased the words of the case. `revision` is compared at every
    move, so that two who send or take back at once do it once.
    """

    class State(models.TextChoices):
        DRAFT = "DRAFT"
        NUMBERED = "NUMBERED"
        VOID = "VOID"

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="letters")
    office = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    paper = models.ForeignKey("cases.Paper", on_delete=models.PROTECT, null=True, related_name="letters")
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    given = models.JSONField(default=dict, blank=True)
    dated = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=40)
    revision = models.PositiveIntegerField(default=0)

    number = models.ForeignKey("documents.Number", on_delete=models.PROTECT, null=True, related_name="+")
    numbered_at = models.DateTimeField(null=True)
    file = models.ForeignKey(TemplateFile, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.JSONField(null=True)
    salt = models.CharField(max_length=32, blank=True)
    void_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "paper"],
                condition=~models.Q(state="VOID"),
                name="letters_one_letter_a_paper",
            ),
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=models.Q(paper=None) & ~models.Q(state="VOID"),
                name="letters_one_receipt",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number) if self.number_id else self.ref

    @property
    def kind_row(self) -> Kind:
        return KINDS[self.kind]


class Print(models.Model):
    """The fingerprints of a letter as one state of the machinery makes it; another state may draw other bytes."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="prints")
    engine = models.CharField(max_length=160)
    pdf = models.CharField(max_length=64)
    docx = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["letter", "engine"], name="letters_one_print")]

    def __str__(self) -> str:
        return self.pdf[:12]


class Sending(models.Model):
    """That a letter went out: how, to whom, when; who took it, with a proof where there is one.

    `secret` is the form's own: sent twice it is one row. A mail is delivered by the channels' worker.
    """

    class Way(models.TextChoices):
        MAIL = "MAIL"
        HAND = "HAND"
        POST = "POST"
        CHANNEL = "CHANNEL"
        SYSTEM = "SYSTEM"

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="sendings")
    way = models.CharField(max_length=8, choices=Way)
    to = models.CharField(max_length=200, blank=True)
    address = models.EmailField(blank=True)
    on = models.DateField()
    taken_by = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    proof = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, null=True, related_name="+")
    outbound = models.ForeignKey("channels.Outbound", on_delete=models.PROTECT, null=True, related_name="+")
    secret = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.way} {self.on}"
