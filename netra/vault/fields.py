"""The form field that takes a code as people type it."""

from django import forms
from django.utils.translation import gettext_lazy

from netra.ui.words import say
from netra.vault.codes import BadCode, normalise


class CodeField(forms.CharField):
    """Cleans to the code as it is looked up; a slip of the pen is told from a code nobody holds."""

    default_error_messages = {
        "required": gettext_lazy("Tulis kodenya dulu."),
        "max_length": gettext_lazy("Terlalu panjang untuk sebuah kode. Tulis kodenya saja."),
    }

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Kode tanda terima"),
            help_text=gettext_lazy("18 huruf dan angka. Huruf besar, huruf kecil, spasi, dan garis boleh bebas."),
            max_length=100,
            widget=forms.TextInput(
                {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "inputmode": "text"}
            ),
        )
        # CharField's own sentence about the length speaks of numbers of letters.
        for validator in self.validators:
            if getattr(validator, "code", "") == "max_length":
                validator.message = self.error_messages["max_length"]  # type: ignore[attr-defined]

    def clean(self, value: object) -> str:
        code = normalise(str(super().clean(value)))
        if isinstance(code, BadCode):
            raise forms.ValidationError(say(code.reason))
        return code
