"""The words people choose from when they look at a flag."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    """What an account was seen to do; the values are those of `engine.schemas.VERBS`."""

    POST = "post", _("Mengunggah")
    COMMENT = "comment", _("Berkomentar")
    LIKE = "like", _("Menyukai")
    SHARE = "share", _("Membagikan")
    FOLLOW = "follow", _("Mengikuti akun")
    JOIN = "join", _("Bergabung dengan grup")
    TAG = "tag", _("Menandai")


class Level(models.TextChoices):
    """How sure the engine is that a person should look. `strong` sorts before `suggest`."""

    STRONG = "strong", _("Kuat")
    SUGGEST = "suggest", _("Perlu dilihat")


class Stance(models.TextChoices):
    SUPPORT = "support", _("mendukung")
    OPPOSE = "oppose", _("menyerang")
    NEUTRAL = "neutral", _("netral")
    UNCLEAR = "unclear", _("tidak jelas")


class Stage(models.TextChoices):
    """Whose turn it is. `SECOND` and `THIRD` wait for another pair of eyes."""

    OPEN = "OPEN", _("Menunggu dilihat")
    SECOND = "SECOND", _("Menunggu pembaca kedua")
    THIRD = "THIRD", _("Dua pembaca berbeda pendapat")
    CONFIRMED = "CONFIRMED", _("Dikukuhkan")
    DISMISSED = "DISMISSED", _("Disisihkan")
    JOINED = "JOINED", _("Digabungkan dengan perkara")
    FILED = "FILED", _("Menjadi perkara")


class Ruling(models.TextChoices):
    CONFIRM = "CONFIRM", _("Kukuhkan: layak ditelusuri sebagai dugaan")
    DISMISS = "DISMISS", _("Sisihkan")


class Reason(models.TextChoices):
    """Why a flag is put aside."""

    NOT_THE_PERSON = "NOT_THE_PERSON", _("Bukan orangnya")
    FAKE_ACCOUNT = "FAKE_ACCOUNT", _("Akun palsu atau diretas")
    TAGGED = "TAGGED", _("Ditandai orang lain")
    ACCIDENTAL = "ACCIDENTAL", _("Tidak sengaja, atau sudah ditarik")
    NOT_PUBLIC = "NOT_PUBLIC", _("Tidak terbuka untuk umum")
    NEWS_OR_DUTY = "NEWS_OR_DUTY", _("Berita atau tugas jabatan")
    BEFORE_CANDIDACY = "BEFORE_CANDIDACY", _("Sebelum orang itu menjadi calon")
    OTHER = "OTHER", _("Lainnya")


class Check(models.TextChoices):
    """What would clear the account's owner. Each has to be looked into before a flag is confirmed."""

    FAKE_ACCOUNT = "FAKE_ACCOUNT", _("Apakah akunnya palsu atau diretas?")
    NAMESAKE = "NAMESAKE", _("Apakah pemiliknya orang lain yang senama?")
    TAGGED = "TAGGED", _("Apakah ia hanya ditandai orang lain?")
    ACCIDENTAL = "ACCIDENTAL", _("Apakah tidak sengaja, atau sudah ditarik kembali?")
    BEFORE_CANDIDACY = "BEFORE_CANDIDACY", _("Apakah terjadi sebelum orang yang dimaksud menjadi calon?")
    NOT_PUBLIC = "NOT_PUBLIC", _("Apakah tidak terbuka untuk umum?")
    NEWS_OR_DUTY = "NEWS_OR_DUTY", _("Apakah berita, atau bagian dari tugas jabatannya?")


class Finding(models.TextChoices):
    """What looking into a check came to."""

    NO = "NO", _("Tidak")
    UNKNOWN = "UNKNOWN", _("Belum dapat dipastikan")
    YES = "YES", _("Ya")


class Basis(models.TextChoices):
    """By what an account is tied to a person. A face is none of these, on purpose."""

    DECLARED = "DECLARED", _("Akun ini dilaporkan instansinya sebagai milik orang itu")
    PROFILE = "PROFILE", _("Keterangan profil: nama, tempat, dan unit kerja")
    WORD = "WORD", _("Keterangan seseorang yang mengenalnya")


class Confidence(models.TextChoices):
    HIGH = "HIGH", _("Yakin")
    MEDIUM = "MEDIUM", _("Cukup yakin")
    LOW = "LOW", _("Lemah")
    NONE = "NONE", _("Tidak dapat ditentukan")


class InquiryState(models.TextChoices):
    OPEN = "OPEN", _("Menunggu unit siber")
    TAKEN = "TAKEN", _("Sedang diperiksa unit siber")
    ANSWERED = "ANSWERED", _("Terjawab")
    WITHDRAWN = "WITHDRAWN", _("Ditarik penanya")


class RunState(models.TextChoices):
    WAITING = "WAITING", _("Menunggu giliran")
    RUNNING = "RUNNING", _("Sedang disaring")
    LOADED = "LOADED", _("Selesai dimuat")
    BROKEN = "BROKEN", _("Gagal")
