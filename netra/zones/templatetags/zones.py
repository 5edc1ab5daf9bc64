"""Tags of the pages about zones."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from netra.domain.zones import Zone
from netra.ui.words import say
from netra.zones import marks
from netra.zones.wording import NO_ZONE

register = template.Library()


@register.simple_tag
def zone_mark(zone: Zone | None) -> SafeString:
    """The sign of a zone with its word; what lacks is said too."""
    word = f"{say(zone.label)} ({zone.letter})" if zone is not None else say(NO_ZONE)
    return format_html('<span class="n-zone-said">{} <span>{}</span></span>', marks.mark(zone), word)
