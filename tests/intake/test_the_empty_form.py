"""The empty form is drawn once for everybody; what belongs to one visitor never reaches another."""

import re
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.test import Client

from netra.cases.models import Case
from netra.intake.forms.handing_in import WholeForm
from netra.intake.views import blank
from tests.cast import Cast
from tests.intake.forms import filled_tip, token_of


@pytest.fixture(autouse=True)
def _nothing_drawn() -> None:
    cache.clear()


def test_it_works(country: None) -> None:
    first, second = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    pages = [one.get("/lapor/") for one in (first, second)]
    marks = [(token_of(page), _csrf_of(page.content.decode())) for page in pages]
    assert len({token for token, _csrf in marks}) == 2
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value
    assert not any(blank.CSRF_PLACE in page.content.decode() for page in pages)
    assert not any(blank.TOKEN_PLACE in page.content.decode() for page in pages)
    for one, (token, csrf) in zip((first, second), marks, strict=True):
        answer = one.post("/lapor/", filled_tip(token, csrfmiddlewaretoken=csrf))
        assert "Simpan kode ini" in answer.content.decode()
    assert Case.objects.count() == 2


def test_the_marks_of_one_visitor_are_refused_for_another(country: None) -> None:
    first, second = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    csrf = _csrf_of(first.get("/lapor/").content.decode())
    token = token_of(second.get("/lapor/"))
    assert second.post("/lapor/", filled_tip(token, csrfmiddlewaretoken=csrf)).status_code == 403
    assert not Case.objects.exists()


def test_it_is_drawn_once_for_each_language(country: None) -> None:
    with patch.object(blank, "WholeForm", wraps=WholeForm) as drawn:
        pages = [Client().get("/lapor/", HTTP_ACCEPT_LANGUAGE=spoken) for spoken in ("id", "en", "id", "en")]
    assert drawn.call_count == 2
    assert ['lang="en"' in page.content.decode()[:200] for page in pages] == [False, True, False, True]


def test_who_is_signed_in_or_chose_something_gets_a_page_of_their_own(client: Client, cast: Cast) -> None:
    client.force_login(cast.budi.user)
    own = client.get("/lapor/").content.decode()
    assert "Keluar" in own
    assert "Keluar" not in Client().get("/lapor/").content.decode()
    with_name = Client().get("/lapor/?cara=nama").content.decode()
    assert re.search(r'value="nama"[^>]* checked', with_name)
    assert not re.search(r'value="nama"[^>]* checked', Client().get("/lapor/").content.decode())


def _csrf_of(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    return found[1]
