"""Every Indonesian sentence has its English."""

from pathlib import Path

import pytest

from scripts.messages import apps, lacking, sentences


@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_it_is_translated(app: Path) -> None:
    assert list(sentences(app)), "the reader found no sentence at all in an app that has translations"
    assert lacking(app) == [], f"write their English in {app.name}/locale/en/LC_MESSAGES/django.po"
