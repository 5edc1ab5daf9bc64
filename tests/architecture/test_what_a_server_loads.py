"""The web server and the worker start without what only training needs."""

import os
import subprocess
import sys
from pathlib import Path

START = """
import sys
import django
django.setup()
import netra.config.urls, netra.config.jobs
print(*sorted({"sklearn", "scipy.optimize"} & set(sys.modules)))
from netra.monitoring import services
assert services.train.__module__ == "netra.monitoring.services.training"
print(*sorted({"sklearn", "scipy.optimize"} & set(sys.modules)))
"""


def test_it_works(tmp_path: Path) -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "netra.config.settings", "NETRA_DATA": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", START], env=environment, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert told == ["", "scipy.optimize sklearn"]
