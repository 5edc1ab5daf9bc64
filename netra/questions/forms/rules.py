"""Choosing what an answer rests on: kinds of act, articles and allowances of the day asked about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.domain.loading import load
from netra.domain.rulebook import Catalogue
from netra.questions import resting
from netra.questions.queries import likely_codes
from netra.questions.resting import DoesNotHold, Rested
from netra.ui.words import say

ARTICLES = ("article_1", "article_2")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the choice depends on: the words, the day and the status of a question."""

    text: str
    on: date
    status: str


class FoldedChoices(forms.CheckboxSelectMultiple):
    """Ticks in folded groups; those with a tick inside are open, and the first one if `opens_first`."""

    opens_first = False

    template_name = "questions/parts/folded_choices.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        groups = [
            {"title": title, "options": options, "is_open": self._is_open(options, index)}
            for title, options, index in context["widget"]["optgroups"]
        ]
        return {**context, "groups": groups}

    def _is_open(self, options: list[dict[str, Any]], index: int) -> bool:
        return (self.opens_first and index == 0) or any(one["selected"] for one in options)


class RestingForm(forms.Form):
    """A form with what an answer rests on; after cleaning, `rested` is that law as it stood."""

    use_required_attribute = False

    codes = forms.MultipleChoiceField(
        label=gettext_lazy("Jenis perbuatan dalam daftar"), required=False, widget=FoldedChoices
    )
    allowances = forms.MultipleChoiceField(
        label=gettext_lazy("Kebolehan yang dikenal"), required=False, widget=FoldedChoices
    )
    article_1 = forms.ChoiceField(label=gettext_lazy("Pasal lain"), required=False)
    article_2 = forms.ChoiceField(label=gettext_lazy("Pasal lain lagi"), required=False)

    def __init__(self, *args: Any, asked: Asked, **more: Any) -> None:
        super().__init__(*args, **more)
        self.asked, self.rested = asked, None
        catalogue = load()
        likely = likely_codes(asked.text, asked.on, asked.status)
        self.fields["codes"].choices = _codes(catalogue, asked, likely)  # type: ignore[attr-defined]
        self.fields["codes"].widget.opens_first = bool(likely)
        self.fields["allowances"].choices = _allowances(catalogue)  # type: ignore[attr-defined]
        for name in ARTICLES:
            self.fields[name].choices = _articles(catalogue, asked.on)  # type: ignore[attr-defined]

    rested: Rested | None

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        try:
            self.rested = resting.rest(
                load(),
                on=self.asked.on,
                status=self.asked.status,
                codes=values.get("codes", ()),
                articles=[values[name] for name in ARTICLES if values.get(name)],
                allowances=values.get("allowances", ()),
            )
        except DoesNotHold as fault:
            self.add_error("codes", _("%(what)s tidak berlaku pada hari yang ditanyakan.") % {"what": fault.what})
        return values


def resting_initial(rested: Rested) -> dict[str, Any]:
    """The form filled with what an earlier answer rested on."""
    articles = {name: one.key for name, one in zip(ARTICLES, rested.articles, strict=False)}
    return {"codes": list(rested.codes), "allowances": [one.code for one in rested.allowances], **articles}


def _codes(catalogue: Catalogue, asked: Asked, probable: Sequence[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Kinds of act that hold on the day: those the words point to, then by what covers them."""
    holding = {rule.code: rule for rule in catalogue.rules_at(asked.on) if rule.family != "S20"}
    likely = [code for code in probable if code in holding]
    groups: dict[str, list[tuple[str, str]]] = {}
    if likely:
        groups[_("Mungkin tentang ini")] = [(code, f"{code}: {say(holding[code].act)}") for code in likely]
    for code, rule in holding.items():
        if code not in likely:
            instrument = catalogue.cover(code, asked.on).instrument
            title = say(instrument.short) if instrument else _("Langsung menurut undang-undang")
            groups.setdefault(title, []).append((code, f"{code}: {say(rule.act)}"))
    return list(groups.items())


def _allowances(catalogue: Catalogue) -> list[tuple[str, list[tuple[str, str]]]]:
    rows = [(one.code, f"{say(one.text)} ({say(one.span)})") for one in catalogue.allowances]
    return [(_("Menurut sumber yang dihimpun"), rows)]


def _articles(catalogue: Catalogue, on: date) -> list[tuple[str, Any]]:
    def of(id: str, provisions: Iterable[Any]) -> list[tuple[str, str]]:
        return [(f"{id} {one.article}", f"{say(one.place)}: {say(one.text)[:90]}") for one in provisions]

    groups = [(say(law.short), of(law.id, law.provisions_at(on))) for law in catalogue.regulations_at(on)]
    return [("", _("Tidak ada")), *(group for group in groups if group[1])]
