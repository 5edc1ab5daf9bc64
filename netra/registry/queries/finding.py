"""What a search for one's office found."""

from dataclasses import dataclass

from netra.registry.names import asked
from netra.registry.queries.search import RegionHit, SubDistrictHit, find_regions, find_sub_districts


@dataclass(frozen=True, slots=True)
class Found:
    """Regions that may be meant, and sub-districts of exactly that name."""

    regions: tuple[RegionHit, ...]
    sub_districts: tuple[SubDistrictHit, ...]

    @property
    def only(self) -> RegionHit | None:
        """The one region that was named in full, if nothing else may be meant."""
        exact = [hit for hit in self.regions if hit.exact]
        return exact[0] if len(exact) == 1 and not self.sub_districts else None

    @property
    def is_empty(self) -> bool:
        return not (self.regions or self.sub_districts)


def find_place(text: str) -> Found:
    """Look a place up among regions and sub-districts.

    Sub-districts add nothing inside a region already named, or when a word such as "Kota" says a region is meant.
    """
    regions = tuple(find_regions(text))
    named = {hit.code for hit in regions if hit.exact}
    if named and asked(text).kind is not None:
        return Found(regions, ())
    inside = tuple(hit for hit in find_sub_districts(text) if hit.region_code not in named)
    return Found(regions, inside)
