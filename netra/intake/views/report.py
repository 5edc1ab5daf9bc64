"""The citizen's form and the receipt. No cookie but the one against forged forms, no address, no browser is kept."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from netra.cases.services import CITIZEN
from netra.flood import queries as flooding
from netra.flood import services as flood
from netra.flood.fields import ChallengeForm
from netra.intake import queries, receipts, services
from netra.intake.forms.handing_in import WholeForm
from netra.intake.models import Channel, Signature
from netra.intake.places import receiving_office
from netra.intake.reporters import for_own_form
from netra.intake.services import HandingIn
from netra.intake.throttle import must_wait, note_wrong
from netra.intake.tokens import FormToken, new_token, read_token
from netra.intake.views.blank import blank_page, is_for_anybody
from netra.intake.views.showing import Files, form_context, matter_of, receipt_page, take_files
from netra.ui.failures import too_many
from netra.ui.languages import switches_language
from netra.vault import services as vault

unstored = cache_control(no_store=True, private=True)


@unstored
@require_http_methods(["GET", "HEAD", "POST"])
@switches_language
def report(request: HttpRequest) -> HttpResponse:
    """The form; sent and right, it answers with the receipt. The code is in that answer and in no address."""
    now = timezone.now()
    if is_for_anybody(request):
        return blank_page(request, now, new_token())
    form = WholeForm(request, now=now)
    if request.method != "POST":
        return _form_page(request, form, new_token(), Files())
    token = read_token(request.POST.get("token", ""))
    if token is not None and (earlier := services.received_before(token.secret)) is not None:
        return receipt_page(request, earlier, form)
    is_right = form.is_valid()
    challenge = ChallengeForm(request.POST, secret=token.secret if token else "")
    may_keep = challenge.is_answered or not flooding.are_files_too_many(at=now)
    files = take_files(request, form, token or new_token(), by="citizen", at=now, may_keep=may_keep)
    flood.count_files(files.taken, at=now)
    if "saran" in request.POST or "bahasa" in request.POST:
        return _form_page(request, form.without_faults(), token or new_token(), files)
    if token is None or not is_right or not files.are_fine or "periksa" in request.POST:
        asked = None if may_keep or token is None else challenge.with_fault()
        return _form_page(request, form, token or new_token(), files, is_stale=token is None, challenge=asked)
    matter = _matter(form, token, files)
    verdict = flood.weigh(
        services.DOOR,
        matter.office.pk,
        words=matter.allegation.account,
        is_answered=challenge.is_answered,
        is_declined=challenge.is_declined,
        at=now,
    )
    if verdict.asks:
        return _form_page(request, form, token, files, challenge=challenge.with_fault())
    return receipt_page(request, services.receive(replace(matter, aside=verdict.aside), by=CITIZEN, at=now), form)


def _matter(form: WholeForm, token: FormToken, files: Files) -> HandingIn:
    allegation = form.allegation()
    office = receiving_office(allegation.region_code)
    return matter_of(form, token, files, allegation=allegation, channel=Channel.WEB, office=office)


def _form_page(
    request: HttpRequest,
    form: WholeForm,
    token: FormToken,
    files: Files,
    *,
    is_stale: bool = False,
    challenge: ChallengeForm | None = None,
) -> HttpResponse:
    context = form_context(request, form, token, files, is_stale=is_stale) | {"challenge": challenge}
    return render(request, "intake/report.html", context)


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
