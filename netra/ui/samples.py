"""Invented content for the guide of components; no name in it belongs to anyone."""

from datetime import date, datetime, timedelta, timezone

from django import forms
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from netra.domain.words import Text
from netra.ui import charts
from netra.ui.components import Action, Fact, LawChip, Link, Paper, Thumb, Tile, TimelineItem

WIB = timezone(timedelta(hours=7), "WIB")
TODAY = date(2024, 10, 17)
LAW = LawChip("UU 10/2016 Pasal 71 ayat (1)", "#")
UNSURE = LawChip(Text("Peraturan contoh Pasal 3", "Sample regulation Article 3"), is_unverified=True)

PAPERS = (
    Paper(Text("Formulir laporan", "Report form"), True, kept_on=date(2024, 10, 14), url="#"),
    Paper(Text("Bukti foto atau tautan", "Photo or link as evidence"), True, Text("2 berkas", "2 files")),
    Paper(Text("Keterangan dua saksi", "Statements of two witnesses"), False),
)
TIMELINE = (
    TimelineItem(
        Text("Informasi awal diterima", "Tip received"),
        datetime(2024, 10, 14, 9, 5, tzinfo=WIB),
        Text("Warga, tanpa nama", "A citizen, unnamed"),
        Text("Foto dan tautan unggahan dilampirkan.", "A photo and a link were attached."),
        icon="inbox",
        tone="good",
    ),
    TimelineItem(
        Text("Kajian awal dimulai", "First study begun"),
        datetime(2024, 10, 15, 13, 40, tzinfo=WIB),
        Text("Bawaslu Kabupaten Contoh", "Bawaslu of Contoh District"),
        icon="search",
        laws=(LAW, UNSURE),
    ),
    TimelineItem(
        Text("Tenggat terlewati", "Deadline missed"), date(2024, 10, 17), icon="exclamation-circle-fill", tone="bad"
    ),
)
TILES = (
    Tile(Text("Terlambat", "Overdue"), 2, url="#", tone="bad"),
    Tile(Text("Jatuh tempo hari ini", "Due today"), 5, url="#", tone="warn"),
    Tile(
        Text("Menunggu jawaban", "Awaiting an answer"), 11, Text("3 dari instansi lain", "3 from other agencies"), "#"
    ),
    Tile(Text("Selesai bulan ini", "Closed this month"), 27, tone="good"),
)
THUMBS = (
    Thumb("foto-kegiatan.jpg", "photo", "#", size=1_840_000, sha256="9f2c41d07ab35e6688c1" + "0" * 44),
    Thumb("rekaman-sambutan.mp4", "video", "#", size=48_200_000),
    Thumb(
        "surat-undangan.pdf", "document", "#", size=210_000, note=Text("salinan sedang dibuat", "copy in the making")
    ),
)
ACTIONS = (
    Action(
        Text("Daftarkan perkara", "Register the case"),
        "#",
        is_main=True,
        help=Text("Nomor resmi diberikan setelah langkah ini.", "The official number is given by this step."),
        law=LAW,
    ),
    Action(Text("Minta kelengkapan", "Ask for completion"), "#"),
    Action(
        Text("Teruskan ke BKN", "Refer to BKN"),
        "#",
        reasons=(
            Text("Berita acara pleno belum ada.", "The minutes of the plenary are missing."),
            Text("Klarifikasi terlapor belum dicatat.", "The clarification of the accused is not recorded."),
        ),
        papers=PAPERS,
    ),
    Action(Text("Tutup dengan alasan", "Close with reasons"), "#", is_danger=True),
)
FACTS = (
    Fact(Text("Nomor", "Number"), "001/TM/PB/Kab/00.00/X/2024"),
    Fact(Text("Tempat perbuatan", "Place of the act"), Text("Kecamatan Contoh Timur", "East Contoh Sub-district")),
    Fact(Text("Dasar", "Basis"), Text("Keberpihakan di media sosial", "Taking sides on social media"), law=LAW),
    Fact(
        Text("Jabatan terlapor", "Post of the accused"), Text("Kepala bidang", "Head of division"), is_unverified=True
    ),
)
NAVIGATION = (
    Link(Text("Kerja hari ini", "My work today"), "#", is_current=True, count=7),
    Link(Text("Kotak masuk", "Inbox"), "#"),
    Link(Text("Perkara", "Cases"), "#"),
    Link(Text("Catat laporan", "Record a report"), "#"),
    Link(Text("Aturan", "The law"), "#"),
)
FOOTER = (
    Link(Text("Dasar hukum", "The law"), "#"),
    Link(Text("Cari kantor pengawas", "Find an office"), "#"),
    Link(Text("Bantuan", "Help"), "#"),
)


MONTHS = tuple(date(2023 + at // 12, at % 12 + 1, 1) for at in range(10, 22))
BARS = (
    charts.Bar(Text("Kabupaten Contoh", "Contoh Regency"), 12, "#"),
    charts.Bar(Text("Kota Contoh Kepulauan Timur Laut Daya", "City of the North-Eastern Contoh Islands"), 7, "#"),
    charts.Bar(Text("Kabupaten Contoh Tengah", "Central Contoh Regency"), 0, "#"),
)
SERIES = (
    charts.Series(Text("Laporan", "Reports"), (3, 5, 2, 0, 7, 9, 4, 3, 2, 6, 12, 15)),
    charts.Series(Text("Temuan", "Findings"), (1, 2, 2, 0, 3, 3, 1, 0, 2, 1, 4, 5)),
    charts.Series(Text("Informasi awal", "Tips"), (0, 1, 0, 0, 1, 0, 2, 0, 0, 0, 3, 2)),
)


def pictures(language: str) -> list[SafeString]:
    """One picture of each kind, as pages show them."""
    unit, source = Text("perkara", "cases"), Text("angka contoh", "sample figures")

    def bars(width: int) -> str:
        title, axis = Text("Perkara menurut daerah", "Cases by region"), Text("Daerah", "Region")
        return charts.bars(
            BARS,
            title=title,
            unit=unit,
            as_of=TODAY,
            source=source,
            practice=False,
            language=language,
            width=width,
            axis=axis,
        )

    def by_month(width: int, *, stacked: bool) -> str:
        draw, title = (
            (charts.columns, Text("Yang masuk tiap bulan", "Taken in each month"))
            if stacked
            else (charts.line, Text("Perkara menurut asal", "Cases by origin"))
        )
        return draw(
            MONTHS,
            SERIES,
            title=title,
            unit=unit,
            as_of=TODAY,
            source=source,
            practice=False,
            language=language,
            width=width,
        )

    drawn = (
        bars,
        lambda width: by_month(width, stacked=True),
        lambda width: by_month(width, stacked=False),
    )
    return [mark_safe(charts.for_screens(draw)) for draw in drawn]  # noqa: S308  drawn above from our own words


class SampleForm(forms.Form):
    """One of each kind of field."""

    what = forms.CharField(
        label=_("Apa yang terjadi?"),
        help_text=_("Ceritakan dengan kata-kata Anda sendiri."),
        widget=forms.Textarea(attrs={"data-count": "2000", "rows": 4}),
    )
    when = forms.DateField(label=_("Kapan?"), widget=forms.DateInput(attrs={"type": "date"}))
    where = forms.CharField(label=_("Di mana?"), required=False, help_text=_("Desa, kecamatan, atau kabupaten."))
    status = forms.ChoiceField(
        label=_("Status orangnya"), choices=[("", "—"), ("PNS", "PNS"), ("PPPK", "PPPK")], widget=forms.Select
    )
    track = forms.ChoiceField(
        label=_("Cara melapor"),
        help_text=_("Keduanya ditangani."),
        choices=[("named", _("Dengan nama")), ("tip", _("Tanpa nama"))],
        widget=forms.RadioSelect,
    )
    channels = forms.MultipleChoiceField(
        label=_("Saluran"),
        required=False,
        choices=[("social", _("Media sosial")), ("meeting", _("Pertemuan"))],
        widget=forms.CheckboxSelectMultiple,
    )
    attachments = forms.FileField(
        label=_("Foto, video, atau dokumen"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"data-files": "", "data-limit": "50000000"}),
    )
    agree = forms.BooleanField(label=_("Saya menyatakan isian ini benar."))
