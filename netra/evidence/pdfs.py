"""PDFs copied without what they know about their maker and without anything that acts."""

import io
from typing import BinaryIO

import pikepdf
from pikepdf import Dictionary, Object, Pdf, Stream

from netra.evidence.pdf_pictures import strip_picture

_OF_DOCUMENT = ("/Metadata", "/OpenAction", "/AA", "/AF", "/PieceInfo", "/Collection", "/Perms", "/URI", "/SpiderInfo")
_OF_NAMES = ("/EmbeddedFiles", "/JavaScript", "/Renditions", "/XFAImages")
_OF_ANY = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/Thumb", "/OPI")
_OF_ANNOTATIONS = ("/T", "/M", "/CreationDate", "/NM", "/RC")
_ACTIVE_ANNOTATIONS = frozenset({"/FileAttachment", "/Movie", "/Sound", "/Screen", "/3D", "/RichMedia", "/Widget"})
_HARMLESS_ACTIONS = frozenset({"/GoTo", "/URI", "/Named"})


class LockedPdf(Exception):
    """The PDF needs a password."""


class DamagedPdf(Exception):
    """The PDF cannot be read."""


def clean_pdf(file: BinaryIO) -> bytes:
    """A PDF with the same pages and none of: author and dates, XMP, attachments, scripts, actions, form fields, the
    names of commentators, earlier versions of the file, and EXIF inside its photographs.

    Raises `LockedPdf`, `DamagedPdf`.
    """
    try:
        with pikepdf.open(file) as pdf:
            _strip(pdf)
            buffer = io.BytesIO()
            pdf.remove_unreferenced_resources()
            pdf.save(buffer, deterministic_id=True, fix_metadata_version=False)
            return buffer.getvalue()
    except pikepdf.PasswordError:
        raise LockedPdf from None
    except Exception:  # Hostile files fail in many ways; each means that no copy can be made.
        raise DamagedPdf from None


def _strip(pdf: Pdf) -> None:
    if not len(pdf.pages):
        raise DamagedPdf
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    _drop(pdf.Root, *_OF_DOCUMENT)
    if "/AcroForm" in pdf.Root:
        # Kept for the look of its fields, without what computes or signs.
        _drop(pdf.Root.AcroForm, "/XFA", "/CO", "/SigFlags")
    if "/Names" in pdf.Root:
        _drop(pdf.Root.Names, *_OF_NAMES)
    for item in pdf.objects:
        if isinstance(item, Dictionary | Stream):
            _strip_object(item)
    for page in pdf.pages:
        _strip_page(page.obj)


def _strip_object(item: Object) -> None:
    _drop(item, *_OF_ANY)
    action = item.get("/A")
    if isinstance(action, Dictionary) and str(action.get("/S")) not in _HARMLESS_ACTIONS:
        del item["/A"]
    elif isinstance(action, Dictionary):
        _drop(action, "/Next")
    if isinstance(item, Stream):
        strip_picture(item)


def _strip_page(page: Object) -> None:
    # Pages written inside another object are not met above.
    _drop(page, *_OF_ANY)
    if "/Annots" not in page:
        return
    kept = pikepdf.Array()
    for annotation in page.Annots:
        if not isinstance(annotation, Dictionary) or _acts(annotation):
            continue
        _strip_object(annotation)
        _drop(annotation, *_OF_ANNOTATIONS)
        kept.append(annotation)
    page.Annots = kept


def _acts(annotation: Dictionary) -> bool:
    subtype = str(annotation.get("/Subtype"))
    # The fields of a form show what was filled in, so they stay; what they do is dropped with `/A` and `/AA`.
    return subtype in _ACTIVE_ANNOTATIONS - {"/Widget"}


def _drop(item: Object, *keys: str) -> None:
    for key in keys:
        if key in item:
            del item[key]
