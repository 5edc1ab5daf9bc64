"""What the pages of handing in show: the form as it stands, and the receipt."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from netra.cases import queries as cases
from netra.domain.allegation import Allegation
from netra.intake import queries, receipts, services
from netra.intake.forms.handing_in import WholeForm
from netra.intake.models import Channel, Signature
from netra.intake.requirements import requirements, term_of
from netra.intake.services import IDENTITY_CARD, HandingIn, Kept, Received
from netra.intake.tokens import FormToken
from netra.registry import queries as registry
from netra.suggestions.queries import Suggestion, suggest_for

if TYPE_CHECKING:
    from netra.registry.models import Institution


LONGEST_READ = 20_000


@dataclass(frozen=True, slots=True)
class Files:
    """What this form has sealed by now, and what could not be sealed; `taken` are the bytes of what came just now."""

    kept: tuple[Kept, ...] = ()
    card: tuple[Kept, ...] = ()
    refused: tuple[str, ...] = ()
    card_refused: tuple[str, ...] = ()
    taken: int = 0

    @property
    def are_fine(self) -> bool:
        return not self.refused and not self.card_refused


def take_files(
    request: HttpRequest, form: WholeForm, token: FormToken, *, by: str, at: datetime, may_keep: bool = True
) -> Files:
    """Seal what came now, and find again what earlier sendings of this form sealed.

    Where files must wait for the plain question (`may_keep` is false), each is named, to be picked again.
    """
    uploads = [*form.event.cleaned_data.get("photo", ()), *form.event.cleaned_data.get("uploads", ())]
    cards = form.identity.cleaned_data.get("id_card", ()) if form.identity.is_bound else ()
    later = () if may_keep else tuple(_later(upload.name) for upload in [*uploads, *cards])
    uploads, cards = (uploads, cards) if may_keep else ([], [])
    new = services.keep_files(uploads, token=token, by=by, at=at)
    card = services.keep_files(cards, token=token, by=by, at=at, call_them=IDENTITY_CARD)
    before = services.kept_before(request.POST.getlist("kept"), token=token)
    card_before = services.kept_before(request.POST.getlist("kept_card"), token=token)
    pieces = services.uploaded(request.POST.getlist("unggah"), token=token, at=at)
    taken = sum(kept.evidence.size for kept in (*new.kept, *card.kept))
    kept = {one.evidence.pk: one for one in (*before, *pieces.kept, *new.kept)}
    refused = (*new.refused, *pieces.refused, *later)
    return Files(tuple(kept.values()), (card.kept or card_before)[-1:], refused, card.refused, taken)


def kept_in(draft: QueryDict, token: FormToken) -> Files:
    """The files that a form brought before, for a page that goes on with it."""
    before, card = (services.kept_before(draft.getlist(name), token=token) for name in ("kept", "kept_card"))
    return Files(before, card[-1:])


def _later(name: str | None) -> str:
    reason = _("saat ini banyak berkas masuk sekaligus. Jawab soal di bawah, lalu pilih lagi berkas ini.")
    return f"{(name or _('tanpa nama'))[:80]}: {reason}"


def matter_of(
    form: WholeForm,
    token: FormToken,
    files: Files,
    *,
    allegation: Allegation,
    channel: Channel,
    office: "Institution",
) -> HandingIn:
    """A valid form as the service takes it, the reporter's part included."""
    card = files.card[0].evidence.pk if files.card else None
    answers = form.identity.cleaned_data if form.is_named else {}
    contact = form.contact.notices_to if form.contact.is_bound else ""
    guarded = form.guarded.identity if form.guarded.is_bound else None
    return HandingIn(
        secret=token.secret,
        channel=channel,
        allegation=allegation,
        office=office,
        evidence=tuple(kept.evidence for kept in files.kept),
        identity=form.identity.identity(id_card=card, at=form.now) if form.is_named else guarded,
        is_guarded=not form.is_named and guarded is not None,
        notices_to=form.identity.notices_to if form.is_named else contact,
        wants_whole=bool(contact) and not form.is_named and form.contact.wants_whole,
        entitled_as=answers.get("entitled_as", ""),
        signature=answers.get("signature") or (Signature.COUNTER if form.is_named else ""),
    )


def form_context(
    request: HttpRequest, form: WholeForm, token: FormToken, files: Files, *, is_stale: bool = False
) -> dict[str, Any]:
    """What every page with the whole form needs."""
    return {
        "form": form,
        "language_form": "laporan",
        "upload_url": reverse("staff_uploads:uploads" if _is_staff_page(request) else "report_uploads:uploads"),
        "token": token.signed,
        "files": files,
        "is_stale": is_stale,
        "challenge": None,
        "may_mail": queries.may_mail(),
        "is_check": "periksa" in request.POST,
        "requirements": requirements(form, files=len(files.kept)),
        "term": term_of(form),
        "doubts": form.doubts() if form.is_sent else [],
        "is_asked": "saran" in request.POST,
        "narrative": _account(form),
        "suggestion": _suggestion(form) if "saran" in request.POST else None,
    }


def _is_staff_page(request: HttpRequest) -> bool:
    return not request.path.startswith(reverse("intake:report"))


def _suggestion(form: WholeForm) -> Suggestion | None:
    """What the account may be about; nothing of it is kept. `None` while there is nothing to read."""
    account = _account(form)
    if not account.strip():
        return None
    on = form.event.day_of_act or timezone.localdate(form.now)
    return suggest_for(account, on=on, region_code=form.event.region_code or None)


def _account(form: WholeForm) -> str:
    """What was told so far, also in a form that is not complete."""
    if not form.is_sent:
        return ""
    account: str = form.event.cleaned_data.get("account") or form.event.data.get("account", "")
    return account[:LONGEST_READ]


def receipt_page(
    request: HttpRequest, received: Received, form: WholeForm, *, for_somebody: bool = False
) -> HttpResponse:
    """The receipt, once. `for_somebody`: an officer hands it to the person who called or came."""
    return render(request, "intake/receipt.html", receipt_context(received, form, for_somebody=for_somebody))


def receipt_context(received: Received, form: WholeForm, *, for_somebody: bool = False) -> dict[str, Any]:
    """What every page with a receipt needs."""
    now = timezone.now()
    report = received.report
    office = report.case.handling_office
    return {
        "received": received,
        "report": report,
        "case": report.case,
        "office": office,
        "opening": registry.is_open(office, now),
        "lodged_at": receipts.moment_there(report),
        "lines": receipts.lines(report),
        "steps": queries.next_steps(report.case, now),
        "is_to_sign": report.signature == Signature.COUNTER,
        "doubts": form.doubts(),
        "term": term_of(form) if form.is_named else None,
        "for_somebody": for_somebody,
        "ways": queries.ways(),
        "is_aside": cases.aside_of(report.case) is not None,
    }
