"""Templates an office brings: checked with the invented letter before one is taken, every version kept."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from netra.documents import services as documents
from netra.letters.contents.examples import example
from netra.letters.house import house_template
from netra.letters.models import Template
from netra.letters.queries.office import template_in_use
from netra.letters.services.numbering import keep_file

if TYPE_CHECKING:
    from netra.registry.models import Institution

NEEDED = ("nomor", "qr")
LONG_AGO = datetime(2024, 10, 7, 3, 15, tzinfo=UTC)


def try_template(kind: str, content: bytes, *, draws: bool = True) -> None:
    """Raises `documents.BadTemplate` unless the invented letter can be filled in, and with `draws` drawn as PDF."""
    documents.check_template(content, example(kind), needed=NEEDED, at=LONG_AGO, draws=draws)


def bring_template(office: "Institution", kind: str, content: bytes, *, note: str, by: str, at: datetime) -> Template:
    """Take a template into use. Raises `documents.BadTemplate` with everything that is wrong with it."""
    try_template(kind, content)
    with transaction.atomic():
        file = keep_file(content, at=at)
        mine = Template.objects.select_for_update().filter(office=office, kind=kind)
        last = mine.aggregate(last=Max("version"))["last"] or 0
        mine.filter(is_current=True).update(is_current=False)
        return Template.objects.create(
            office=office, kind=kind, version=last + 1, file=file, note=note[:200], by=by, at=at
        )


def use_house(office: "Institution", kind: str) -> bool:
    """Back to the house's template; the office's own versions stay to be taken up again."""
    return bool(Template.objects.filter(office=office, kind=kind, is_current=True).update(is_current=False))


@transaction.atomic
def use_version(office: "Institution", kind: str, version: int) -> bool:
    """Take up an earlier version again."""
    mine = Template.objects.filter(office=office, kind=kind)
    if not mine.filter(version=version).exists():
        return False
    mine.filter(is_current=True).update(is_current=False)
    return bool(mine.filter(version=version).update(is_current=True))


def sample(office: "Institution", kind: str) -> bytes:
    """The invented letter by the template in use, as PDF."""
    template = template_in_use(office, kind)
    return _sample(bytes(template.file.content) if template is not None else house_template(kind), kind)


@lru_cache(maxsize=32)
def _sample(source: bytes, kind: str) -> bytes:
    code = documents.code_png(example(kind)["keaslian"]["alamat"])
    filled = documents.fill_letter(source, example(kind), code=code, made_at=LONG_AGO)
    return documents.draw_letter(filled, made_at=LONG_AGO, mark="CONTOH")
