"""Who is reported: several people, whatever is known of each."""

from datetime import date

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from netra.domain import nip
from netra.domain.allegation import STATUS_LABELS, Person
from netra.domain.codes import PersonStatus
from netra.domain.words import Text
from netra.intake.forms.fields import Words

MOST_PEOPLE, FIRST_ROWS = 20, 3
LONGEST_POST = 200


def _statuses() -> list[tuple[str, str]]:
    language = get_language() or "id"
    unknown = (PersonStatus.UNKNOWN.value, STATUS_LABELS[PersonStatus.UNKNOWN].in_(language))
    return [unknown] + [
        (status.value, STATUS_LABELS[status].in_(language))
        for status in PersonStatus
        if status is not PersonStatus.UNKNOWN
    ]


class PersonForm(forms.Form):
    use_required_attribute = False

    name = Words(label=_("Nama"), longest=200)
    status = forms.ChoiceField(
        label=_("Statusnya"), choices=_statuses, required=False, initial=PersonStatus.UNKNOWN.value
    )
    position = Words(label=_("Jabatan"), longest=150)
    agency = Words(label=_("Instansi atau desa"), longest=200)
    address = Words(label=_("Alamat atau domisili"), longest=300)
    nip = Words(
        label=_("NIP, bila diketahui"),
        help_text=_("Delapan belas angka. Tidak wajib."),
        longest=60,
        attrs={"inputmode": "numeric"},
    )

    def person(self) -> Person | None:
        """The person as far as known; `None` for a row left empty."""
        known = {name: str(self.cleaned_data.get(name) or "") for name in self.fields}
        status = PersonStatus(known.pop("status") or PersonStatus.UNKNOWN)
        if not any(known.values()):
            return None
        written = known.pop("nip")
        digits = _digits(written)
        if written and not digits:
            # Nothing a citizen knows is thrown away: a number that cannot be one stays beside the post, as written.
            known["position"] = " · ".join(part for part in (known["position"], f"NIP tertulis: {written}") if part)
            known["position"] = known["position"][:LONGEST_POST]
        return Person(status=status, nip=digits, **known)

    def doubt(self, today: date) -> Text | None:
        """What is odd about the number that was written; it never keeps a report from being lodged."""
        written = str(self.cleaned_data.get("nip") or "")
        if not written:
            return None
        read = nip.parse(written, today=today)
        if isinstance(read, nip.Malformed):
            return read.reason
        return read.doubts[0] if isinstance(read, nip.Nip) and read.doubts else None


def _digits(written: str) -> str:
    read = nip.parse(written, today=date.max)
    return "" if isinstance(read, nip.Malformed) else read.digits


PeopleFormSet = forms.formset_factory(
    PersonForm, extra=FIRST_ROWS, max_num=MOST_PEOPLE, absolute_max=MOST_PEOPLE, validate_max=True
)
PREFIX = "orang"


def people_of(formset: "forms.BaseFormSet[PersonForm]") -> tuple[Person, ...]:
    """The people of a valid formset, empty rows left out."""
    return tuple(person for form in formset.forms if (person := form.person()) is not None)
