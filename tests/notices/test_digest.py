"""One mail a day for those who chose it; for those who chose none, the page alone."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from netra.cases.services import CITIZEN
from netra.notices.models import Digest, MailState, Notice
from netra.notices.services import choose, collect, make_digests, send
from tests.builders import a_case, at
from tests.cast import Cast, Person
from tests.notices.builders import ACCUSED, DAY, STORY, a_matter
from tests.notices.server import MailServer

EIGHT = at(DAY, 8)


def two_matters(cast: Cast) -> None:
    a_matter(cast)
    a_case(CITIZEN)
    collect(at(DAY, 6))


def test_it_works(cast: Cast, mail_server: MailServer) -> None:
    """Nothing before the hour; then one mail with both, once; the next day nothing without news."""
    choose(cast.budi.user, wish="DAILY", hour=8)
    two_matters(cast)
    assert set(Notice.objects.values_list("mail", flat=True)) == {MailState.DIGEST}
    assert make_digests(at(DAY, 7)) == 0
    assert make_digests(EIGHT) == 1
    assert make_digests(EIGHT) == 0
    assert send(EIGHT) == 1
    assert send(EIGHT + timedelta(hours=1)) == 0
    (mail,) = mail_server.taken
    words = mail.get_content()
    assert mail["Subject"] == "Netra: ringkasan hari ini"
    assert "2 × Perkara baru masuk ke kantor Anda." in words
    assert "Menunggu Anda: 2" in words
    for secret in (ACCUSED, STORY):
        assert secret not in words
    assert make_digests(EIGHT + timedelta(days=1)) == 0
    assert Digest.objects.get().mail == MailState.SENT


def test_a_refused_mail_of_the_day_is_tried_again(cast: Cast, mail_server: MailServer) -> None:
    choose(cast.budi.user, wish="DAILY", hour=8)
    two_matters(cast)
    make_digests(EIGHT)
    mail_server.post.rcpt.append("451 later")
    assert send(EIGHT) == 0
    assert send(EIGHT + timedelta(hours=1)) == 1


def test_no_mail_but_the_page(cast: Cast, mail_server: MailServer, client_of: Callable[[Person], Client]) -> None:
    budi = client_of(cast.budi)
    assert budi.post("/kerja/kabar/pilihan/", {"wish": "NONE", "hour": "8"}).status_code == 302
    assert budi.post("/kerja/kabar/pilihan/", {"wish": "ALWAYS", "hour": "99"}).status_code == 200
    two_matters(cast)
    assert send(EIGHT) + make_digests(EIGHT) == 0
    assert "Perkara baru masuk" in budi.get("/kerja/kabar/").content.decode()


def test_who_leaves_the_digest_is_not_mailed_of_old_news(cast: Cast, mail_server: MailServer) -> None:
    choose(cast.budi.user, wish="DAILY", hour=8)
    two_matters(cast)
    choose(cast.budi.user, wish="EACH", hour=8)
    assert make_digests(EIGHT) + send(EIGHT) == 0
    assert set(Notice.objects.values_list("mail", flat=True)) == {MailState.OFF}
