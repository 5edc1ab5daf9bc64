"""Run in a process of its own, on a data folder of its own (`NETRA_DATA`), so that it can be watched or killed.

Tasks: `keep FILE`, `clean`, `clean-and-hang` (stands still just before the copy is put into place), `state`.
"""

import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import django
from django.core.files import File
from django.core.management import call_command

django.setup()

from netra.evidence import services  # noqa: E402
from netra.evidence.models import Evidence, Touch  # noqa: E402

AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)
NEXT_DAY = AT + timedelta(days=1)


def hang(*paths: object) -> NoReturn:
    print("hanging", flush=True)
    while True:
        time.sleep(60)


match sys.argv[1:]:
    case ["keep", name]:
        call_command("migrate", "evidence", verbosity=0)
        with Path(name).open("rb") as file:
            Path("/netra-starts-here").exists()
            services.keep(File(file, name="foto.jpg"), by="citizen", at=AT)
            Path("/netra-ends-here").exists()
    case ["clean"]:
        print(services.clean_pending(at=NEXT_DAY))
    case ["clean-and-hang"]:
        os.replace = hang  # type: ignore[assignment]
        services.clean_pending(at=AT)
    case ["state"]:
        [evidence] = Evidence.objects.all()
        print(
            json.dumps(
                {
                    "state": evidence.clean_state,
                    "attempts": evidence.clean_attempts,
                    "touches": list(Touch.objects.order_by("pk").values_list("what", flat=True)),
                }
            )
        )
