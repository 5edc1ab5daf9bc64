"""The switch of language sends the form itself, so nothing written is lost; also without JavaScript."""

import pytest
from django.test import Client

from netra.cases.models import Case
from tests.cast import Cast
from tests.intake.forms import STORY, a_photo, filled_tip, kept_in, token_of


def test_it_works(client: Client, country: None) -> None:
    page = client.get("/lapor/").content.decode()
    assert 'form="laporan" formnovalidate name="bahasa" value="en"' in page
    token = token_of(client.get("/lapor/"))
    answer = client.post("/lapor/", filled_tip(token, bahasa="en", account=STORY, region="", uploads=[a_photo()]))
    text = answer.content.decode()
    assert '<html lang="en">' in text
    assert STORY in text
    assert "n-fault" not in text
    assert len(kept_in(answer)) == 1
    assert token_of(answer) == token
    assert '<html lang="en">' in client.get("/lapor/").content.decode()
    assert not Case.objects.exists()


def test_a_language_nobody_speaks_changes_nothing(client: Client, country: None) -> None:
    answer = client.post("/lapor/", filled_tip(token_of(client.get("/lapor/")), bahasa="xx"))
    assert '<html lang="id">' in answer.content.decode()


@pytest.mark.parametrize("address", ["/kerja/catat/", "/kerja/temuan/", "/kerja/permintaan/"])
def test_officers_forms_as_well(client: Client, cast: Cast, address: str) -> None:
    client.force_login(cast.budi.user)
    sent = filled_tip(token_of(client.get(address)), bahasa="en", place="", act_on="")
    text = client.post(address, sent).content.decode()
    assert '<html lang="en">' in text
    assert STORY in text
    assert "n-fault" not in text
    assert not Case.objects.exists()
