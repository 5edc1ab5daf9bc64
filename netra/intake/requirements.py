"""What a formal report needs and what of it is there: told to the person who writes it, enforced by nobody here."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.forms import BaseForm

from netra.cases.queries import cited
from netra.domain.deadlines import due_at, rule_at
from netra.domain.papers import REQUIREMENTS
from netra.domain.words import Text
from netra.intake.forms.handing_in import WholeForm
from netra.intake.models import Signature
from netra.intake.places import JAKARTA

SIGNATURE = Text("Tanda tangan, daring atau di kantor", "Signature, online or at the office")
ENTITLED = Text(
    "Anda pemilih di daerah itu, pemantau, atau peserta", "You vote there, are an observer, or a contestant"
)
LABELS = dict(REQUIREMENTS)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement. `needs` names the controls that fill it: groups by blanks, alternatives by `|`."""

    label: Text
    is_met: bool
    needs: str


@dataclass(frozen=True, slots=True)
class Term:
    """The days within which a report is in time; `due_at` is the moment after which it is late."""

    days: int
    basis: Text
    last_day: date | None = None
    due_at: datetime | None = None
    is_over: bool = False


def requirements(form: WholeForm, *, files: int) -> tuple[Requirement, ...]:
    """Formal ones first, in the order of the law's list. `files` counts the evidence already sealed."""
    identity, event = form.identity, form.event
    term = term_of(form)
    signed = _value(identity, "signature")
    is_signed = signed == Signature.COUNTER or bool(
        signed == Signature.ONLINE and _all(identity, "signed_as", "is_true")
    )
    return (
        Requirement(
            LABELS["identity"],
            _all(identity, "name", "address", "id_number"),
            "diri-name diri-address diri-id_number",
        ),
        Requirement(ENTITLED, _all(identity, "entitled_as"), "diri-entitled_as"),
        Requirement(
            LABELS["reported"],
            any(_all(row, "name") and (_all(row, "address") or _all(row, "agency")) for row in form.people.forms),
            "orang-0-name orang-0-address|orang-0-agency",
        ),
        Requirement(LABELS["in_time"], term.due_at is not None and not term.is_over, "diri-known_on"),
        Requirement(SIGNATURE, is_signed, "diri-signature"),
        Requirement(
            LABELS["time_place"],
            _all(event, "act_on") and (_all(event, "region") or _all(event, "place")),
            "act_on region|place",
        ),
        Requirement(LABELS["account"], _all(event, "account"), "account"),
        Requirement(LABELS["evidence"], bool(files) or _all(event, "links"), "uploads|photo|kept|links"),
    )


def term_of(form: WholeForm) -> Term:
    """The term that runs from the day named in the form, if one is."""
    known_on = form.identity.cleaned_data.get("known_on") if form.identity.is_bound else None
    return term(known_on if isinstance(known_on, date) else None, form.now)


def term(known_on: date | None, now: datetime) -> Term:
    """The term of a report, counted from the day the event became known, on Jakarta's clock."""
    rule = rule_at("report_term", known_on or now.astimezone(JAKARTA).date())
    basis, days = cited(rule.basis), rule.amount or 0
    if known_on is None:
        return Term(days, basis)
    ends = due_at(rule, datetime.combine(known_on, time(12), tzinfo=JAKARTA), JAKARTA)
    assert ends is not None
    return Term(days, basis, (ends - timedelta(seconds=1)).date(), ends, ends <= now)


def _value(form: BaseForm, name: str) -> object:
    if not form.is_bound or name in form.errors:
        return ""
    return form.cleaned_data.get(name) or ""


def _all(form: BaseForm, *names: str) -> bool:
    return all(bool(_value(form, name)) for name in names)
