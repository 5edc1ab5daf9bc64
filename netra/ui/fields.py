"""How one field of a form becomes HTML: which class each control wears, and what describes it aloud."""

from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.safestring import SafeString

SELECTS = (forms.Select, forms.SelectMultiple)
CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio button or checkbox of a group."""

    tag: SafeString
    label: str
    for_id: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A field ready to be placed by `ui/parts/field.html`; `layout` is one of line, check, choices, parts, hidden."""

    bound: BoundField
    layout: str
    control: SafeString
    choices: tuple[Choice, ...]
    help_id: str
    fault_id: str


def draw(bound: BoundField) -> Drawn:
    """Draw the control with its class, its description (help and fault) and its state."""
    widget = bound.field.widget
    name = bound.auto_id or bound.html_name
    help_id = f"{name}-help" if bound.help_text else ""
    fault_id = f"{name}-fault" if bound.errors else ""
    described = " ".join(part for part in (help_id, fault_id, widget.attrs.get("aria-describedby", "")) if part)
    attrs: dict[str, str | bool] = {"aria-describedby": described} if described else {}
    if isinstance(widget, CHOICES):
        return Drawn(
            bound, "choices", SafeString(""), tuple(_choice(each) for each in bound.subwidgets), help_id, fault_id
        )
    attrs["class"] = _class_for(widget)
    return Drawn(bound, _layout_of(widget), bound.as_widget(attrs=attrs), (), help_id, fault_id)


def first_id(bound: BoundField) -> str:
    """The id that a link to this field must name: the first control when the field is a group."""
    if isinstance(bound.field.widget, CHOICES) and bound.subwidgets:
        return bound.subwidgets[0].id_for_label
    return bound.id_for_label or str(bound.auto_id)


def _layout_of(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget):
        return "parts"
    return "line"


def _class_for(widget: forms.Widget) -> str:
    own = str(widget.attrs.get("class", ""))
    if isinstance(widget, forms.CheckboxInput):
        base = "form-check-input"
    elif isinstance(widget, (*SELECTS, forms.SelectDateWidget)):
        base = "form-select"
    else:
        base = "form-control"
    return f"{base} {own}".strip()


def _choice(each: BoundWidget) -> Choice:
    own = each.data["attrs"]
    own["class"] = f"form-check-input {own.get('class', '')}".strip()
    own.pop("aria-describedby", None)
    return Choice(each.tag(), str(each.choice_label), each.id_for_label)
