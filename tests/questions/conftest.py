"""Counters of a process begin anew with every test."""

import pytest

from netra.questions.views.follow import wrong


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    wrong.everywhere.forget()
