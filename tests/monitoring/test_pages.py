"""The pages: who sees what, the way from queue to case with forms alone, and what a form that came too late is told."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from netra.cases.models import Case
from netra.monitoring.models import Check, Flag, Inquiry, Stage
from netra.monitoring.queries import Filters, queue
from tests.builders import a_case
from tests.cast import DEMAK, Cast
from tests.monitoring.builders import WORDS, a_flag
from tests.monitoring.conftest import ClientOf

HOME = "/pemantauan/"


def a_fresh_flag(key: str = "f1", **more: Any) -> Flag:
    """Seen yesterday."""
    seen = timezone.now() - timedelta(days=1)
    days = {"created_at": seen, "seen_at": seen, "expires_on": timezone.localdate() + timedelta(days=6)}
    return a_flag(key, **(days | more))


def page_of(flag: Flag) -> str:
    return f"{HOME}tanda/{flag.ref}/"


def seen(flag: Flag) -> int:
    flag.refresh_from_db()
    return flag.revision


def verdict(flag: Flag, **more: str) -> dict[str, Any]:
    checks = {f"putusan-cek_{key.lower()}": "NO" for key in Check.values}
    values = {"ruling": "CONFIRM", "partisan": "YES", "seen": str(seen(flag))} | more
    return checks | {f"putusan-{name}": value for name, value in values.items()}


def judges(client: Client, flag: Flag, **more: str) -> None:
    client.post(f"{page_of(flag)}ambil/", {"seen": seen(flag)})
    assert client.post(f"{page_of(flag)}putuskan/", verdict(flag, **more)).status_code == 302


def test_it_works(cast: Cast, client_of: ClientOf) -> None:
    flag = a_fresh_flag()
    budi, wati, sinta = client_of(cast.budi), client_of(cast.wati), client_of(cast.sinta)
    assert WORDS in budi.get(HOME).content.decode()
    judges(budi, flag)
    ask = {"tanya-question": "Akun siapa ini?", "tanya-last_day": timezone.localdate(), "tanya-form_key": uuid.uuid4()}
    assert budi.post(f"{page_of(flag)}tanya/", ask).status_code == 302
    inquiry = Inquiry.objects.get()
    assert "Akun siapa ini?" in sinta.get(HOME, follow=True).content.decode()
    sinta.post(f"{HOME}siber/{inquiry.ref}/ambil/", {"seen": 0})
    answer = {
        "jawab-seen": "1",
        "jawab-text": "Profilnya menyebut unit kerja; riwayat akunnya utuh.",
        "jawab-confidence": "HIGH",
        "jawab-basis": "PROFILE",
        "jawab-name": "Joko Contoh",
        "jawab-status": "PNS",
        "jawab-employer": "PPK-33.19",
        "jawab-uploads": [SimpleUploadedFile("profil.txt", b"Camat Jekulo, Kudus", "text/plain")],
    }
    assert sinta.post(f"{HOME}siber/{inquiry.ref}/jawab/", answer).status_code == 302
    blind = wati.get(page_of(flag)).content.decode()
    assert "Joko Contoh" in blind
    assert "Apa kata para pembaca" not in blind
    assert "Budi" not in blind.split("Riwayat")[1].split("Ditanyakan")[0]
    judges(wati, flag)
    assert "Apa kata para pembaca" in wati.get(page_of(flag)).content.decode()
    assert budi.post(f"{page_of(flag)}perkara/", {"seen": seen(flag)})["Location"].startswith("/perkara/")
    case = Case.objects.get()
    assert {one.evidence.name for one in case.exhibits.all()} == {"unggahan.txt", "profil.txt"}
    assert case.people.get().employer_id == "PPK-33.19"


@pytest.mark.parametrize(
    ("who", "sees"),
    [("budi", 1), ("wati", 2), ("nala", 3), ("tono", 1), ("camelia", 0), ("sari", 0), ("vera", 0), ("sinta", 0)],
)
def test_everybody_sees_what_is_theirs(cast: Cast, client_of: ClientOf, who: str, sees: int) -> None:
    a_fresh_flag()
    demak = a_fresh_flag("f2", region_code=DEMAK, contest=f"2024/{DEMAK}")
    a_fresh_flag("f3", region_code=None, contest=None)
    person = getattr(cast, who)
    assert len(queue(person.user, Filters(), on=timezone.localdate())) == sees
    stranger = who not in {"tono", "wati", "nala"}
    assert client_of(person).get(page_of(demak)).status_code == (404 if stranger else 200)


def test_the_unit_reads_the_post_it_was_asked_about_and_no_file(cast: Cast, client_of: ClientOf) -> None:
    flag, other = a_fresh_flag(), a_fresh_flag("f2")
    case = a_case(cast.budi.actor)
    budi, sinta = client_of(cast.budi), client_of(cast.sinta)
    form = {"tanya-question": "Asli?", "tanya-last_day": timezone.localdate()}
    budi.post(f"{page_of(flag)}tanya/", form | {"tanya-form_key": uuid.uuid4()})
    about_case = budi.post(f"{HOME}siber/perkara/{case.ref}/", form | {"tanya-form_key": uuid.uuid4()})
    assert about_case.status_code == 302
    about_flag, about_file = Inquiry.objects.order_by("pk")
    assert WORDS[:15] in sinta.get(f"{HOME}siber/{about_flag.ref}/").content.decode()
    shown = sinta.get(f"{HOME}siber/{about_file.ref}/").content.decode()
    assert case.account[:40] not in shown
    assert "Joko" not in shown
    assert sinta.get(page_of(flag)).status_code == 404
    assert sinta.get(page_of(other)).status_code == 404
    assert sinta.get(f"/perkara/{case.ref}/").status_code == 404
    budi.post(f"{HOME}siber/{about_flag.ref}/tarik/", {"seen": 0})
    assert WORDS[:15] not in sinta.get(f"{HOME}siber/{about_flag.ref}/").content.decode()
    assert client_of(cast.tono).get(f"{HOME}siber/{about_file.ref}/").status_code == 404


def test_a_form_that_came_too_late_loses_nothing(cast: Cast, client_of: ClientOf) -> None:
    flag = a_fresh_flag()
    budi = client_of(cast.budi)
    budi.post(f"{page_of(flag)}ambil/", {"seen": 0})
    Flag.objects.update(held_until=timezone.now())
    late = budi.post(f"{page_of(flag)}putuskan/", verdict(flag, ruling="DISMISS", reason="OTHER", why="Kutipan puisi."))
    assert late.status_code == 422
    assert "Kutipan puisi." in late.content.decode()
    flag.refresh_from_db()
    assert flag.stage == Stage.OPEN


def test_the_queue_is_in_order_and_filters_calmly(cast: Cast, client_of: ClientOf) -> None:
    today = timezone.localdate()
    a_fresh_flag("weak", level="suggest", expires_on=today, text="tanda satu")
    a_fresh_flag("later", expires_on=today + timedelta(days=5), text="tanda dua")
    a_fresh_flag("sooner", expires_on=today, verb="like", text="tanda tiga")
    a_fresh_flag("over", expires_on=today - timedelta(days=1), text="tanda empat")
    rows = queue(cast.budi.user, Filters(), on=today)
    assert [row.key for row in rows] == ["sooner", "later", "weak"]
    budi = client_of(cast.budi)
    assert "tanda empat" in budi.get(f"{HOME}?daftar=lewat").content.decode()
    assert "tanda dua" not in budi.get(f"{HOME}?kerja=like").content.decode()
    assert "tanda tiga" in budi.get(f"{HOME}?jenis=B06&tingkat=strong&daerah=Kudus&saya=").content.decode()
    for query in ("?jenis=XX", "?pemilihan=x", "?cari=%00", "?page=nine", "?daftar=apa", "?daerah=Antah"):
        assert budi.get(HOME + query).status_code == 200


def test_a_post_is_shown_as_text(cast: Cast, client_of: ClientOf) -> None:
    flag = a_fresh_flag(text="<script>alert(1)</script>", matches=[])
    assert "<script>alert(1)" not in client_of(cast.budi).get(page_of(flag)).content.decode()


def test_the_original_is_opened_for_a_reason(cast: Cast, client_of: ClientOf) -> None:
    flag = a_fresh_flag()
    budi = client_of(cast.budi)
    assert budi.post(f"{page_of(flag)}asli/", {"asli-why": "memeriksa"}).status_code == 403
    budi.post(f"{page_of(flag)}ambil/", {"seen": 0})
    assert budi.post(f"{page_of(flag)}asli/", {}).status_code == 422
    opened = budi.post(f"{page_of(flag)}asli/", {"asli-why": "memeriksa"})
    assert WORDS in opened.getvalue().decode()
