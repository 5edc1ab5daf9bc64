"""Looking for what was acknowledged: through the door that reporters use, and in rows and files."""

import hashlib
import json

from bench.fault.crowd import Crowd, Sent, opens
from bench.fault.verdict import Verdict
from tests.bad_days.house import House

GAPS = (
    "select count(*) from (select 1 from ledger_entry group by subject_kind, subject_id"
    " having count(*) <> max(sequence)) gaps"
)


def look(house: House, crowd: Crowd, verdict: Verdict, *, may_complain: bool = False) -> Verdict:
    """Fill in what was found, through every acknowledged code; the server runs. `may_complain`: what was dealt to the
    house is worth a trace in its log."""
    matters = crowd.acknowledged
    closed = {matter.code for matter in matters} - {matter.code for matter in opens(house, matters)}
    lost = closed | set(without_file(house, matters))
    verdict.acknowledged, verdict.found = len(matters), len(matters) - len(lost)
    verdict.refused = sum(1 for matter in crowd.sent if matter.refused)
    verdict.wrong += crowd.faults
    count_rows(house, matters, verdict)
    if not may_complain and "Traceback" in house.log.read_text():
        verdict.wrong.append(f"a trace in the log: {house.log.read_text()[-600:]}")
    return verdict


def without_file(house: House, matters: list[Sent]) -> list[str]:
    """Codes behind which the photo is not, byte for byte, asked in the house itself."""
    question = house.folder.with_name(f"{house.folder.name}-asked.json")
    question.write_text(json.dumps([[matter.code, hashlib.sha256(matter.photo).hexdigest()] for matter in matters]))
    return ask(house, "behind", str(question))


def ask(house: House, task: str, *words: str) -> list[str]:
    """What a process inside the house answers; see `bench.fault.inside`."""
    answer: list[str] = json.loads(house.run("bench.fault.inside", task, *words).splitlines()[-1])
    return answer


def count_rows(house: House, matters: list[Sent], verdict: Verdict) -> None:
    """No report twice, no row of the ledger missing, no case without its report."""
    codes = len({matter.code for matter in matters})
    if codes != len(matters):
        verdict.wrong.append(f"{len(matters)} matters, {codes} codes")
    [(reports, cases, digests)] = house.rows(
        "select count(*), count(distinct case_id), count(distinct digest) from intake_report"
    )
    [(held,)] = house.rows("select count(*) from cases_case")
    [(gaps,)] = house.rows(GAPS)
    if not reports == cases == digests == held:
        verdict.wrong.append(f"{reports} reports, {digests} codes, {cases} of {held} cases")
    if gaps:
        verdict.wrong.append(f"{gaps} subjects with gaps in the ledger")
