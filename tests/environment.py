"""Loaded before the settings are: every test process gets a data directory of its own, gone when it ends."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings

FOLDER = Path(tempfile.mkdtemp(prefix="netra-test-"))
(FOLDER / "static").mkdir()
os.environ["NETRA_DATA"] = str(FOLDER)
os.environ["NETRA_PRACTICE"] = "0"
os.environ["NETRA_CAPTURE"] = "0"  # tests/captures switches it on
os.environ["NETRA_SECOND_FACTOR"] = "0"  # tests/accounts switches it on
for _server in ("NETRA_SMTP_HOST", "NETRA_IMAP_HOST"):
    os.environ.pop(_server, None)
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
settings.register_profile("heavy", max_examples=3000, deadline=None)  # for `make test-heavy`
