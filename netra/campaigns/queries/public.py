"""What everybody may read: acts marked public. Nothing about persons who attended."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from netra.campaigns.models import Act, ActKind, Attachment, Employment

if TYPE_CHECKING:
    from netra.registry.models import Region


@dataclass(frozen=True, slots=True)
class PublicFilters:
    """What to leave out; empty means: nothing. `binds` is a code of `Employment`."""

    text: str = ""
    year: int | None = None
    recorded: bool = False
    binds: str = ""


def public_acts(
    region_code: str | None = None, kind: str | None = None, filters: PublicFilters | None = None
) -> QuerySet[Act]:
    """Public acts, the latest first. A province asked for shows its regencies and cities too."""
    acts = Act.objects.filter(is_public=True).select_related("region__parent")
    if region_code:
        acts = acts.filter(Q(region=region_code) | Q(region__parent=region_code))
    if kind:
        acts = acts.filter(kind=kind)
    return _filtered(acts, filters or PublicFilters()).order_by("-on", "-pk")


def _filtered(acts: QuerySet[Act], filters: PublicFilters) -> QuerySet[Act]:
    if filters.year is not None:
        acts = acts.filter(on__gte=date(filters.year, 1, 1), on__lt=date(filters.year + 1, 1, 1))
    if filters.recorded:
        acts = acts.exclude(recording_link="")
    if filters.binds:
        acts = acts.filter(binding(filters.binds))
    for word in filters.text.split()[:6]:
        acts = acts.filter(
            Q(title__icontains=word)
            | Q(organiser__icontains=word)
            | Q(number__icontains=word)
            | Q(pk__in=Act.objects.filter(speakers__name__icontains=word).values("pk"))
            | Q(pk__in=Act.objects.filter(speakers__body__icontains=word).values("pk"))
            | Q(pk__in=Act.objects.filter(parties__body__icontains=word).values("pk"))
        )
    return acts


def binding(employment: str) -> Q:
    """Circulars that bind people employed so; one for all ASN binds PNS and PPPK."""
    codes = {employment}
    if employment in {Employment.PNS, Employment.PPPK}:
        codes.add(Employment.ASN)
    seen = Q(pk__in=[])
    for code in codes:
        seen |= Q(binds__icontains=f'"{code}"')
    return Q(kind=ActKind.CIRCULAR) & seen


def wider_acts(region: "Region") -> QuerySet[Act]:
    """Public acts for what the region lies in: its province, and the nation. They hold there as well."""
    above = Q(region=None) | Q(region=region.parent_id) if region.parent_id else Q(region=None)
    return Act.objects.filter(above, is_public=True).select_related("region").order_by("-on", "-pk")


def public_years() -> list[int]:
    """The years of public acts, the latest first."""
    return [day.year for day in Act.objects.filter(is_public=True).dates("on", "year", order="DESC")]


def public_act(ref: str) -> Act | None:
    """One public act with all its parts."""
    found = Act.objects.filter(is_public=True, ref=ref).select_related("region__parent", "follows", "organiser_office")
    return found.prefetch_related("speakers", "parties", "agreements", "reaches__agency").first()


def public_pictures(act: Act) -> list[Attachment]:
    """The pictures and papers of an act that everybody may see; only those with a clean copy."""
    shown = act.attachments.filter(is_public=True, evidence__clean_state="DONE")
    return list(shown.select_related("evidence"))


def public_picture(ref: str, pk: UUID) -> Attachment | None:
    """One of them, by the id of its evidence."""
    shown = Attachment.objects.filter(act__ref=ref, act__is_public=True, is_public=True, evidence=pk)
    return shown.select_related("evidence").first()
