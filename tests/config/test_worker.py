"""The worker goes round: a long job keeps nobody waiting, a broken one stops nobody."""

import threading
from datetime import datetime

import pytest

from netra.config.jobs import Job
from netra.config.work import go_round

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_works_beside_a_long_job_and_a_broken_one() -> None:
    stop, mails_went = threading.Event(), threading.Event()
    waited: list[bool] = []

    def screen(at: datetime) -> int:
        waited.append(mails_went.wait(20))
        stop.set()
        return 1

    def broken(at: datetime) -> int:
        raise RuntimeError("planted")

    def mail(at: datetime) -> int:
        assert at.tzinfo is not None
        mails_went.set()
        return 3

    jobs = [Job("screen", 60, screen, long=True), Job("broken", 60, broken), Job("mail", 60, mail)]
    assert go_round(jobs, stop) == 3
    assert waited == [True]
