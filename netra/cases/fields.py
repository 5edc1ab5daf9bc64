"""Forms of the case lists that other apps show as well."""

from netra.cases.forms.wanting import FilterForm

__all__ = ["FilterForm"]
