"""Run inside a house: `python -m bench.fault.inside TASK FILE`; answers in JSON.

behind FILE   of the pairs of code and SHA-256 in FILE, the codes behind which no such file lies unaltered
worker        what the background work left: lines about whatever is not as it should be
"""

import json
import sys
from collections import Counter
from pathlib import Path

import django

django.setup()

from netra.evidence import store  # noqa: E402
from netra.evidence.models import CleanState, Evidence, Touch  # noqa: E402
from netra.intake import queries  # noqa: E402
from netra.notices.models import Notice  # noqa: E402


def behind(path: str) -> list[str]:
    lost = []
    for code, sha256 in json.loads(Path(path).read_text()):
        report = queries.report_by_code(code)
        kept = set() if report is None else set(report.case.exhibits.values_list("evidence__sha256", flat=True))
        if sha256 not in kept or not store.is_intact(sha256):
            lost.append(code)
    return lost


def worker() -> list[str]:
    wrong = [f"{evidence} stayed {evidence.clean_state}" for evidence in _not_done()]
    touched = Counter(Touch.objects.filter(what=Touch.What.CLEANED).values_list("evidence_id", flat=True))
    wrong += [f"{pk} was cleaned {n} times" for pk, n in touched.items() if n > 1]
    told = Counter(Notice.objects.values_list("user_id", "report_id", "entry_id", "kind"))
    wrong += [f"notice {key} made {n} times" for key, n in told.items() if n > 1]
    return wrong


def _not_done() -> list[Evidence]:
    return list(Evidence.objects.exclude(clean_state=CleanState.DONE))


if __name__ == "__main__":
    print(json.dumps(behind(sys.argv[2]) if sys.argv[1] == "behind" else worker()))
