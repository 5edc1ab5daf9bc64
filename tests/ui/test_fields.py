"""A field says what it wants, what is wrong, and is tied to both for those who listen."""

import re
from typing import Any

from django import forms
from django.forms import formset_factory
from django.template import Context, Template
from django.utils import translation

from netra.ui.samples import SampleForm


class DateParts(forms.Form):
    day = forms.DateField(label="Tanggal", widget=forms.SelectDateWidget(years=[2024]))
    secret = forms.CharField(widget=forms.HiddenInput, initial="x")


def drawn(source: str, language: str = "id", **context: Any) -> str:
    with translation.override(language):
        return Template("{% load ui %}" + source).render(Context(context))


def test_it_works() -> None:
    html = drawn("{% field form.what %}", form=SampleForm())
    assert 'for="id_what"' in html
    assert "(wajib)" in html
    assert 'class="form-control"' in html
    assert 'aria-describedby="id_what-help"' in html
    assert 'id="id_what-help"' in html


def test_an_optional_field_is_not_called_required() -> None:
    assert "(wajib)" not in drawn("{% field form.where %}", form=SampleForm())


def test_a_fault_is_said_tied_and_linked() -> None:
    form = SampleForm({})
    html = drawn("{% form_errors form %}{% field form.what %}{% field form.track %}", form=form)
    assert 'href="#id_what"' in html
    assert 'href="#id_track_0"' in html
    assert 'id="id_track_0"' in html
    assert 'aria-describedby="id_what-help id_what-fault"' in html
    assert 'aria-invalid="true"' in html
    assert "Ada 5 hal yang perlu diperbaiki" in html


def test_every_line_of_the_summary_leads_to_a_control_that_exists() -> None:
    for form in (SampleForm({}), DateParts({})):
        html = drawn("{% form_errors form %}{% for bound in form %}{% field bound %}{% endfor %}", form=form)
        targets = re.findall(r'href="#([^"]+)"', html)
        assert len(targets) == sum(len(faults) for faults in form.errors.values())
        assert all(f'id="{target}"' in html for target in targets)


def test_the_summary_speaks_english() -> None:
    assert "5 things need mending" in drawn("{% form_errors form %}", "en", form=SampleForm({}))


def test_a_good_form_has_no_summary() -> None:
    assert drawn("{% form_errors form %}", form=SampleForm()).strip() == ""


def test_faults_of_a_formset_are_told() -> None:
    rows = formset_factory(SampleForm, extra=0, min_num=2, validate_min=True)
    given = rows({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-what": "x"})
    html = drawn("{% form_errors rows %}", rows=given)
    assert 'href="#id_form-0-when"' in html
    assert 'href="#id_form-0-what"' not in html


def test_radio_buttons_stand_in_a_named_group() -> None:
    html = drawn("{% field form.track %}", form=SampleForm())
    assert "<fieldset" in html
    assert re.search(r"<legend>Cara melapor", html)
    assert html.count("form-check-input") == 2
    assert 'aria-describedby="id_track-help"' in html


def test_a_choice_that_was_made_stays_made() -> None:
    html = drawn("{% field form.channels %}", form=SampleForm({"channels": ["meeting"]}))
    assert re.search(r'value="meeting"[^>]*checked', html)
    assert not re.search(r'value="social"[^>]*checked', html)


def test_a_date_in_parts_and_a_hidden_field() -> None:
    html = drawn("{% for bound in form %}{% field bound %}{% endfor %}", form=DateParts())
    assert html.count("<select") == 3
    assert "n-field-parts" in html
    assert '<input type="hidden" name="secret"' in html


def test_selects_files_and_ticks_wear_their_classes() -> None:
    html = drawn("{% field form.status %}{% field form.attachments %}{% field form.agree %}", form=SampleForm())
    assert 'class="form-select"' in html
    assert re.search(r'type="file"[^>]*class="form-control"', html)
    assert re.search(r'type="checkbox"[^>]*class="form-check-input"', html)


def test_what_was_typed_is_escaped() -> None:
    html = drawn("{% field form.where %}", form=SampleForm({"where": '"><script>'}))
    assert "<script>" not in html
