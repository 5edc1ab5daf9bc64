"""What an answer may say, what it may be about, and why a question is not answered here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ruling(models.TextChoices):
    """The answer in one word."""

    ALLOWED = "ALLOWED", _("Boleh")
    CONDITIONAL = "CONDITIONAL", _("Boleh hanya jika")
    DISPUTED = "DISPUTED", _("Diperselisihkan")
    FORBIDDEN = "FORBIDDEN", _("Dilarang")
    CANNOT_SAY = "CANNOT_SAY", _("Belum pasti")


class Topic(models.TextChoices):
    """What published answers are sorted by; the values stand in addresses."""

    SOCIAL = "media-sosial", _("Media sosial")
    GROUPS = "grup-percakapan", _("Grup percakapan")
    EVENTS = "acara-dan-kampanye", _("Acara dan kampanye")
    PHOTOS = "foto-dan-simbol", _("Foto, gaya jari, dan atribut")
    FAMILY = "keluarga-calon", _("Keluarga calon")
    OFFICE = "jabatan-dan-fasilitas", _("Jabatan dan fasilitas kantor")
    STANDING = "maju-sebagai-calon", _("Maju sebagai calon")
    VILLAGE = "desa", _("Kepala dan perangkat desa")
    OTHER = "lain-lain", _("Lain-lain")


class Decline(models.TextChoices):
    """Why a question gets no answer here."""

    OTHER_MATTER = "OTHER_MATTER", _("Bukan soal netralitas dalam pemilihan")
    REPORT = "REPORT", _("Ini laporan tentang perbuatan orang lain")
    UNCLEAR = "UNCLEAR", _("Tidak dapat dipahami, dan penanya tidak menjelaskan")
