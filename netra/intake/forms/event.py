"""What happened, when and where."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.intake.forms.fields import Day, FilesField, Links, Words
from netra.registry import queries as registry
from netra.registry.fields import RegionField

SHORTEST_ACCOUNT = 15
EASTERNMOST = ZoneInfo("Asia/Jayapura")  # where a day begins first
NO_REGION = "-"


class EventForm(forms.Form):
    """Hands back the day, the place and the account; `region_choices` are offered when a name fits several places."""

    use_required_attribute = False

    account = Words(
        label=gettext_lazy("Ceritakan apa yang terjadi"),
        help_text=gettext_lazy(
            "Siapa melakukan apa, dan bagaimana Anda mengetahuinya. Bila Anda tidak ingin dikenali, jangan tulis hal"
            " yang hanya Anda yang tahu."
        ),
        longest=20_000,
        rows=7,
        required=True,
        error_messages={"required": gettext_lazy("Ceritakan dulu apa yang terjadi, satu dua kalimat sudah cukup.")},
    )
    uploads = FilesField(
        label=gettext_lazy("Foto, video, rekaman, atau dokumen"),
        help_text=gettext_lazy(
            "Boleh beberapa, masing-masing sampai 64 MB. Berkas asli disegel; petugas melihat salinan yang sudah"
            " dibersihkan dari data tersembunyi seperti lokasi dan merek ponsel."
        ),
    )
    links = Links(
        label=gettext_lazy("Tautan unggahan atau berita"),
        help_text=gettext_lazy("Satu tautan per baris. Unggahan dapat hilang; sertakan juga tangkapan layarnya."),
    )
    act_on = Day(label=gettext_lazy("Tanggal kejadian"))
    act_time = Words(
        label=gettext_lazy("Jam, atau perkiraan waktunya"),
        help_text=gettext_lazy("Misalnya: sekitar pukul 10, atau awal bulan ini."),
        longest=60,
    )
    region = RegionField(
        label=gettext_lazy("Kabupaten, kota, atau provinsi tempat kejadian"),
        help_text=gettext_lazy("Menentukan kantor mana yang menangani. Singkatan boleh, misalnya PPU atau Sidrap."),
        required=False,
    )
    place = Words(
        label=gettext_lazy("Tempat persisnya"),
        help_text=gettext_lazy("Gedung, jalan, desa, atau nama akun media sosialnya."),
        longest=300,
    )
    candidate = Words(label=gettext_lazy("Calon atau pasangan mana yang diuntungkan atau dirugikan"), longest=300)
    witnesses = Words(
        label=gettext_lazy("Saksi"),
        help_text=gettext_lazy("Nama dan cara menghubungi, satu orang per baris. Tanyakan dulu kesediaannya."),
        longest=2_000,
        rows=3,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        *,
        now: datetime,
        needs_region: bool = False,
        **more: Any,
    ) -> None:
        self.now, self.needs_region = now, needs_region
        self.region_choices: list[tuple[str, str]] = []
        self._unplaced = ""
        super().__init__(self._picked(data), files, **more)
        self.day_field("act_on").latest = now.astimezone(EASTERNMOST).date()

    def day_field(self, name: str) -> Day:
        field = self.fields[name]
        assert isinstance(field, Day)
        return field

    def clean_account(self) -> str:
        text = str(self.cleaned_data["account"])
        if len(text) < SHORTEST_ACCOUNT:
            raise forms.ValidationError(_("Ceritakan sedikit lebih banyak: siapa, melakukan apa?"))
        return text

    def clean_place(self) -> str:
        """A name that no region bears is kept here when its writer chose to go on without a region."""
        both = [part for part in (str(self.cleaned_data["place"]), self._unplaced) if part]
        return ", ".join(both)[:300]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "region" in self.errors:
            self._offer_regions()
        elif self.needs_region and values.get("region") is None:
            self.add_error(
                "region", _("Tulis kabupaten atau kotanya, supaya laporan resmi sampai ke kantor yang tepat.")
            )
        return values

    @property
    def region_code(self) -> str:
        region = self.cleaned_data.get("region")
        return region.code if region else ""

    @property
    def day_of_act(self) -> date | None:
        day = self.cleaned_data.get("act_on")
        return day if isinstance(day, date) else None

    def _picked(self, data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
        """Put the region that was picked from the offered ones in the place of the name that fitted several."""
        if data is None:
            return None
        asked, pick = str(data.get("region", "")), str(data.get("region_pick", ""))
        if not pick or asked != data.get("region_asked"):
            return data
        if pick == NO_REGION:
            self._unplaced = asked
            return _with_region(data, "")
        try:
            return _with_region(data, str(RegionField().prepare_value(registry.region(pick))))
        except registry.UnknownRegion:
            return data

    def _offer_regions(self) -> None:
        text = str(self["region"].value() or "")
        found = [(hit.code, hit.label) for hit in registry.find_regions(text)[:8]]
        inside = [
            (hit.region_code, f"{_('Kecamatan')} {hit.name}, {hit.region_label}")
            for hit in registry.find_sub_districts(text, limit=6)
        ]
        self.region_choices = list(dict(found + inside).items())
        if not self.needs_region:
            self.region_choices.append((NO_REGION, _("Tidak ada di daftar ini: kirim saja, nanti ditanyakan petugas")))


def _with_region(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """What was sent, with this name in the place of the region."""
    changed = data.copy() if isinstance(data, QueryDict) else dict(data)
    changed["region"] = name
    return changed
