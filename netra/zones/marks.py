"""The small sign of a zone: colour, pattern and letter at once, so that none of them has to be seen."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from netra.domain.zones import Zone

# Ground, strokes and letter; every letter reaches 4.5:1 on its ground.
GROUNDS = {Zone.GREEN: "#dff0e6", Zone.YELLOW: "#fbdf93", Zone.RED: "#a1281e"}
INKS = {Zone.GREEN: "#0f4a2d", Zone.YELLOW: "#3d2900", Zone.RED: "#ffffff"}
EDGES = {Zone.GREEN: "#17633e", Zone.YELLOW: "#6b4700", Zone.RED: "#5f120b"}
# Green is plain, yellow is hatched one way, red both ways; drawn without ids, since a page holds many.
HATCHES = {
    Zone.GREEN: "",
    Zone.YELLOW: "M0 9 9 0M0 27 27 0M9 32 32 9M27 32 32 27",
    Zone.RED: "M0 9 9 0M0 27 27 0M9 32 32 9M27 32 32 27M23 0 32 9M5 0 32 27M0 5 27 32M0 23 9 32",
}


def mark(zone: Zone | None) -> SafeString:
    """A square of 32 units for the text beside it, which says the same in words; a dash where there is no zone."""
    if zone is None:
        return mark_safe(
            '<svg class="n-zone" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
            '<rect x="1" y="1" width="30" height="30" rx="3" fill="#ffffff" stroke="#6f8186" stroke-width="2"'
            ' stroke-dasharray="4 3"/></svg>'
        )
    return format_html(
        '<svg class="n-zone" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
        '<rect x="1" y="1" width="30" height="30" rx="3" fill="{ground}"/>'
        '<path d="{hatch}" stroke="{edge}" stroke-width="1.6" fill="none" opacity="0.55"/>'
        '<rect x="1" y="1" width="30" height="30" rx="3" fill="none" stroke="{edge}" stroke-width="2"/>'
        '<rect x="8" y="6" width="16" height="20" rx="2" fill="{ground}"/>'
        '<text x="16" y="22" text-anchor="middle" font-size="17" font-weight="700" fill="{ink}">{letter}</text></svg>',
        ground=GROUNDS[zone],
        hatch=HATCHES[zone],
        edge=EDGES[zone],
        ink=INKS[zone],
        letter=zone.letter,
    )
