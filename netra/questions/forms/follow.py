"""What an asker does with the code."""

from django import forms
from django.utils.translation import gettext_lazy

from netra.ui.inputs import Words
from netra.vault.fields import CodeField


class CodeForm(forms.Form):
    code = CodeField()


class WriteForm(forms.Form):
    use_required_attribute = False

    text = Words(
        label=gettext_lazy("Tulis kepada petugas"),
        longest=4_000,
        rows=4,
        required=True,
        error_messages={"required": gettext_lazy("Tulis pesannya dulu.")},
    )


class ContactForm(forms.Form):
    use_required_attribute = False

    email = forms.EmailField(
        label=gettext_lazy("Surel untuk diberi tahu bila sudah dijawab"),
        error_messages={
            "required": gettext_lazy("Tulis alamatnya dulu."),
            "invalid": gettext_lazy("Alamat surel ini tidak lengkap. Misalnya: nama@contoh.id"),
        },
    )
