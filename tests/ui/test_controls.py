"""The faster drawing of Django's own controls says what Django's own drawing says."""

import re
from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer

from netra.ui.renderers import Renderer

NAMES = (("a", "Satu <b>"), ("Grup", (("b", "Dua & tiga"), ("c", 'Empat "lima"'))))


class Everything(forms.Form):
    text = forms.CharField(
        max_length=9, help_text="x", widget=forms.TextInput(attrs={"data-x": "<&'\"", "hidden": True})
    )
    long = forms.CharField(widget=forms.Textarea)
    number = forms.IntegerField(min_value=2)
    day = forms.DateField()
    one = forms.ChoiceField(choices=NAMES)
    some = forms.MultipleChoiceField(choices=NAMES)
    radio = forms.ChoiceField(choices=NAMES, widget=forms.RadioSelect)
    boxes = forms.MultipleChoiceField(choices=NAMES, widget=forms.CheckboxSelectMultiple)
    yes = forms.BooleanField()
    secret = forms.CharField(widget=forms.PasswordInput)
    hidden = forms.CharField(widget=forms.HiddenInput)
    many_hidden = forms.MultipleChoiceField(choices=NAMES, widget=forms.MultipleHiddenInput)
    file = forms.FileField(required=False, widget=forms.ClearableFileInput)
    moment = forms.SplitDateTimeField()
    parts = forms.DateField(widget=forms.SelectDateWidget(years=[2024, 2025]))


GIVEN = {
    "text": "</textarea><script>",
    "long": "a\n<b>&amp;",
    "number": "7",
    "one": "b",
    "some": ["a", "c"],
    "radio": "c",
    "boxes": ["b"],
    "yes": "on",
    "hidden": '"',
    "many_hidden": ["a", "b"],
    "parts_year": "2024",
}


def plain(html: str) -> str:
    """Without what no browser shows: white space between tags, and which of two names an escaped sign has."""
    html = re.sub(r"\s+", " ", html).replace("> <", "><").replace(" >", ">")
    return html.replace("&#34;", "&quot;").replace("&#39;", "&#x27;")


@pytest.mark.parametrize("data", [None, GIVEN, {}], ids=["empty", "filled", "sent empty"])
def test_it_works(data: dict[str, object] | None) -> None:
    ours = Everything(data, initial={"day": date(2024, 11, 27)}, renderer=Renderer())
    djangos = Everything(data, initial={"day": date(2024, 11, 27)}, renderer=DjangoTemplates())
    for name in ours.fields:
        assert plain(str(ours[name])) == plain(str(djangos[name])), name
    assert "<script>" not in str(ours["text"])


def test_pages_use_it() -> None:
    assert isinstance(get_default_renderer(), Renderer)
