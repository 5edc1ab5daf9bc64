"""One letter: a draft to be looked over, a number, files, sending, taking back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, staff_only
from netra.cases import services as cases
from netra.cases.queries import zone_of
from netra.evidence.services import Refused, StoreFull
from netra.letters import queries, services
from netra.letters.contents.common import address_of
from netra.letters.forms import DraftForm, SendForm, TakeBackForm
from netra.letters.forms.letter import WAYS
from netra.letters.models import Letter, Sending
from netra.letters.permissions import may_write
from netra.letters.services import CannotNumber, CannotSend
from netra.letters.services.sending import Draft
from netra.letters.views.scene import DOCX, PDF, Scene, actor_of, file_response, letter_of, own_letter, scene_of
from netra.ui.qr import qr_svg
from netra.ui.words import say


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def letter(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    """The page of a letter; posted to, the words of its draft."""
    scene = scene_of(request, ref)
    if request.method != "POST":
        return _page(request, scene, letter_of(request, scene, key))
    found = own_letter(request, scene, key)
    form = DraftForm(request.POST, letter=found)
    if not form.is_valid():
        return _page(request, scene, found, draft=form, status=422)
    found.revision = form.cleaned_data["revision"]
    if services.change(found, given=form.given, dated=form.day):
        messages.success(request, _("Konsep disimpan."))
    else:
        messages.error(request, _("Surat ini baru saja diubah. Periksa lagi, lalu ulangi."))
    return redirect("letters:letter", ref, key)


def _page(
    request: StaffRequest,
    scene: Scene,
    found: Letter,
    *,
    draft: DraftForm | None = None,
    sending: SendForm | None = None,
    status: int = 200,
) -> HttpResponse:
    mine = may_write(scene.case, found.paper, request.user, scene.today)
    is_numbered = found.state == Letter.State.NUMBERED
    address = address_of(found)
    context = {
        "case": scene.case,
        "letter": found,
        "kind": found.kind_row,
        "may_write": mine,
        "draft": (draft or DraftForm(letter=found)) if mine and found.state == Letter.State.DRAFT else None,
        "next_number": queries.number_waiting(found) if mine and found.state == Letter.State.DRAFT else "",
        "sending": (sending or SendForm(letter=found, today=scene.today, address=_mail_of(found)))
        if mine and is_numbered
        else None,
        "sent": [(one, WAYS[Sending.Way(one.way)]) for one in found.sendings.select_related("outbound", "proof")],
        "take_back": TakeBackForm() if mine and is_numbered else None,
        "address": address if found.state != Letter.State.DRAFT else "",
        "code": qr_svg(address, label=_("Kode QR alamat pemeriksaan")) if found.state != Letter.State.DRAFT else "",
        "prints": found.prints.all(),
        "zone": zone_of(scene.case).key,
    }
    return render(request, "letters/letter.html", context, status=status)


def _mail_of(found: Letter) -> str:
    """The official address of the institution a letter goes to, where the registry knows one."""
    paper = found.paper
    if paper is None:
        return ""
    body = paper.track.accused.employer if paper.track is not None else None
    return body.email if body is not None else ""


@require_POST
@staff_only
def give_number(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    """The draft becomes a letter: number, words and template are fixed, the files made."""
    scene = scene_of(request, ref)
    found = own_letter(request, scene, key)
    actor = actor_of(request, scene, found.paper)
    revision = request.POST.get("revision", "")
    found.revision = int(revision) if revision.isdecimal() and len(revision) < 9 else -1
    try:
        found = services.number(found, by=actor, on=scene.today, at=scene.now)
        services.printed(found, by=actor, at=scene.now)
    except CannotNumber as refusal:
        messages.error(request, say(refusal.reason))
        return redirect("letters:letter", ref, key)
    messages.success(request, _("Surat bernomor %(number)s.") % {"number": found.number})
    return redirect("letters:letter", ref, key)


@require_safe
@staff_only
def letter_pdf(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    return _file(request, ref, key, PDF)


@require_safe
@staff_only
def letter_docx(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    return _file(request, ref, key, DOCX)


def _file(request: StaffRequest, ref: str, key: str, media_type: str) -> HttpResponse:
    """The letter as it was numbered, byte for byte; a draft is marked as one."""
    scene = scene_of(request, ref)
    found = letter_of(request, scene, key)
    try:
        if found.state == Letter.State.DRAFT:
            made = services.draft(found, at=scene.now)
        else:
            made = services.printed(found, by=actor_of(request, scene, found.paper), at=scene.now)
    except services.WordsErased as erased:
        raise Http404(_("Isi surat ini sudah dihapus menurut aturan simpan; nomor dan sidiknya tetap.")) from erased
    except services.Differs:
        messages.error(
            request,
            _("Isi surat tidak cocok dengan buku besar. Berkas tidak diberikan; beri tahu auditor."),
        )
        return redirect("letters:letter", ref, key)
    ending = "pdf" if media_type == PDF else "docx"
    content = made.pdf if media_type == PDF else made.docx
    return file_response(content, f"surat-{found.ref}.{ending}", media_type, inline=media_type == PDF)


@require_POST
@staff_only
def send(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    """Note how the letter went out, with a proof; a mail is handed to the worker."""
    scene = scene_of(request, ref)
    found = own_letter(request, scene, key)
    form = SendForm(request.POST, request.FILES, letter=found, today=scene.today)
    if not form.is_valid():
        return _page(request, scene, found, sending=form, status=422)
    actor, given = actor_of(request, scene, found.paper), form.cleaned_data
    try:
        pieces = cases.keep_all(given["proof"][:1], by=actor, at=scene.now)
        for piece in pieces:
            note = _("Bukti penyerahan surat %(number)s") % {"number": found.number}
            cases.add_exhibit(scene.case, piece, source="OFFICE", by=actor, on=given["on"], at=scene.now, note=note)
        draft = Draft(
            way=given["way"],
            on=given["on"],
            secret=given["secret"],
            to=given.get("to", ""),
            address=given.get("address", ""),
            taken_by=given["taken_by"],
            note=given["note"],
            proof=pieces[0] if pieces else None,
        )
        services.send(found, draft, by=actor, at=scene.now)
    except (Refused, StoreFull) as fault:
        form.add_error("proof", str(fault))
        return _page(request, scene, found, sending=form, status=422)
    except CannotSend as refusal:
        form.add_error("way", say(refusal.reason))
        return _page(request, scene, found, sending=form, status=422)
    messages.success(request, _("Pengiriman dicatat."))
    return redirect("letters:letter", ref, key)


@require_POST
@staff_only
def take_back(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    """A letter given out in error."""
    scene = scene_of(request, ref)
    found = own_letter(request, scene, key)
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tulis alasannya."))
    elif services.take_back(
        found,
        reason=form.cleaned_data["reason"],
        by=actor_of(request, scene, found.paper),
        on=scene.today,
        at=scene.now,
    ):
        messages.success(request, _("Surat dibatalkan. Halaman pemeriksaannya mengatakan begitu sejak sekarang."))
    return redirect("letters:letter", ref, key)
