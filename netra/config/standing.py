"""What a web process loads before its first visitor, so that nobody waits for it, nor for a search through it."""

from django.urls import get_resolver

from netra.domain import loading
from netra.lib import tidying


def load() -> None:
    """Every page's code and the law; from then on both stand."""
    assert get_resolver().url_patterns
    loading.load()
    tidying.stands()
