"""The citizen's form and the receipt. No cookie but the one against forged forms, no address, no browser is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from netra.cases.services import CITIZEN
from netra.intake import queries, receipts, services
from netra.intake.forms.handing_in import WholeForm
from netra.intake.models import Channel, Signature
from netra.intake.places import receiving_office
from netra.intake.reporters import for_own_form
from netra.intake.requirements import requirements, term_of
from netra.intake.services import HandingIn, Kept, Received
from netra.intake.services.receiving import IDENTITY_CARD
from netra.intake.throttle import must_wait, note_wrong
from netra.intake.tokens import FormToken, new_token, read_token
from netra.registry import queries as registry
from netra.ui.failures import too_many
from netra.vault import services as vault

unstored = cache_control(no_store=True, private=True)


@dataclass(frozen=True, slots=True)
class Files:
    """What this form has sealed by now, and what could not be sealed."""

    kept: tuple[Kept, ...]
    card: tuple[Kept, ...]
    refused: tuple[str, ...]
    card_refused: tuple[str, ...]

    @property
    def are_fine(self) -> bool:
        return not self.refused and not self.card_refused


@unstored
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form; sent and right, it answers with the receipt. The code is in that answer and in no address."""
    now = timezone.now()
    form = WholeForm(request, now=now)
    if request.method != "POST":
        return _form_page(request, form, new_token(), Files((), (), (), ()))
    token = read_token(request.POST.get("token", ""))
    if token is not None and (earlier := services.received_before(token.secret)) is not None:
        return _receipt_page(request, earlier, form)
    is_right = form.is_valid()
    files = take_files(request, form, token or new_token(), by="citizen", at=now)
    if token is None or not is_right or not files.are_fine or "periksa" in request.POST:
        return _form_page(request, form, token or new_token(), files, is_stale=token is None)
    return _receipt_page(request, services.receive(_matter(form, token, files), by=CITIZEN, at=now), form)


def take_files(request: HttpRequest, form: WholeForm, token: FormToken, *, by: str, at: datetime) -> Files:
    """Seal what came now, and find again what earlier sendings of this form sealed."""
    new = services.keep_files(form.event.cleaned_data.get("files", ()), token=token, by=by, at=at)
    cards = form.identity.cleaned_data.get("id_card", ()) if form.identity.is_bound else ()
    card = services.keep_files(cards, token=token, by=by, at=at, call_them=IDENTITY_CARD)
    before = services.kept_before(request.POST.getlist("kept"), token=token)
    card_before = services.kept_before(request.POST.getlist("kept_card"), token=token)
    return Files((*before, *new.kept), (card.kept or card_before)[-1:], new.refused, card.refused)


def _matter(form: WholeForm, token: FormToken, files: Files) -> HandingIn:
    allegation = form.allegation()
    card = files.card[0].evidence.pk if files.card else None
    answers = form.identity.cleaned_data if form.is_named else {}
    return HandingIn(
        secret=token.secret,
        channel=Channel.WEB,
        allegation=allegation,
        office=receiving_office(allegation.region_code),
        evidence=tuple(kept.evidence for kept in files.kept),
        identity=form.identity.identity(id_card=card, at=form.now) if form.is_named else None,
        notices_to=form.identity.notices_to if form.is_named else form.contact.notices_to,
        entitled_as=answers.get("entitled_as", ""),
        signature=answers.get("signature") or (Signature.COUNTER if form.is_named else ""),
    )


def _form_page(
    request: HttpRequest, form: WholeForm, token: FormToken, files: Files, *, is_stale: bool = False
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "token": token.signed,
        "files": files,
        "is_stale": is_stale,
        "is_check": "periksa" in request.POST,
        "requirements": requirements(form, files=len(files.kept)),
        "term": term_of(form),
        "doubts": form.doubts() if form.is_sent else [],
    }
    return render(request, "intake/report.html", context)


def _receipt_page(request: HttpRequest, received: Received, form: WholeForm) -> HttpResponse:
    now = timezone.now()
    report = received.report
    office = report.case.handling_office
    context: dict[str, Any] = {
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
    }
    return render(request, "intake/receipt.html", context)


@unstored
@require_POST
def receipt_paper(request: HttpRequest) -> HttpResponse:
    """The receipt as a paper to keep, for whoever has the code."""
    found = _by_code(request)
    if isinstance(found, HttpResponse):
        return found
    report, code = found
    return _pdf(receipts.render_receipt(report, code, language=get_language() or "id"), "tanda-terima")


@unstored
@require_POST
def form_paper(request: HttpRequest) -> HttpResponse:
    """The report form to sign at the counter, for the reporter on the day of lodging and the day after."""
    found = _by_code(request)
    if isinstance(found, HttpResponse):
        return found
    report, code = found
    now = timezone.now()
    if report.signature != Signature.COUNTER or not receipts.may_print_form(report, now):
        return redirect("intake:status")
    identity = for_own_form(report, at=now)
    language = get_language() or "id"
    return _pdf(receipts.render_form(report, identity, code=code, at=now, language=language), "formulir-laporan")


def _by_code(request: HttpRequest) -> Any:
    wait = must_wait(request)
    code = vault.normalise(request.POST.get("code", ""))
    report = None if isinstance(code, vault.BadCode) else queries.report_by_code(code)
    if report is None:
        note_wrong(request)
        return too_many(request, wait) if wait else redirect("intake:status")
    return report, code


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
