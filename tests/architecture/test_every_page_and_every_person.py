"""Every page of the house, asked for by everybody, about a case of Kudus that now lies with its personnel authority.

One table says who may. A page that is not in the table fails here, so that nobody forgets to decide.

Threat model: OFFICER-4.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from netra.accounts.models import Role
from netra.accounts.services import add_member
from netra.campaigns import services as attending
from netra.campaigns.door_tokens import token_of
from netra.campaigns.services import AgreementDraft
from netra.cases import services as cases
from netra.custody import services as custody
from netra.evidence.models import Evidence
from netra.figures import services as figures
from netra.ledger.services import Subject
from netra.letters import services as letters
from netra.letters.kinds import KINDS
from netra.lexicons.services import By, WordDraft, add_word
from netra.opendata import services as opendata
from netra.readings.findings import findings_of
from netra.readings.reader import Source
from netra.readings.services import queue_files, take_text
from netra.registry import queries as registry
from netra.registry.models import Pair
from netra.registry.services import AgencyDraft, add_agency
from tests.architecture.marked import add_reporter
from tests.builders import at
from tests.campaigns.agencies import an_appeal
from tests.campaigns.builders import an_act as an_act_of_prevention
from tests.captures.builders import a_capture, an_archive
from tests.cases.conftest import DAY, AtPpk, at_ppk  # noqa: F401  (a fixture)
from tests.cast import Cast
from tests.desk.talks import a_talk
from tests.monitoring.builders import a_flag, an_inquiry
from tests.partners.addresses import a_partner
from tests.personnel.lists import an_account
from tests.questions.builders import answered
from tests.questions.builders import published as a_published_answer
from tests.readings.texts import FIGURES, SESSION
from tests.watch.builders import an_act

NOBODY: frozenset[str] = frozenset()
HANDLER = frozenset({"budi"})
ABOVE = frozenset({"budi", "wati", "nala"})  # supervisors whose office holds the case, or lies above it
TRACK = frozenset({"vera", "sari"})  # those to whom a track has come
READERS = ABOVE | TRACK
SUPERVISORS = ABOVE | {"tono", "camelia"}
PPK = frozenset({"sari", "sofyan"})
STAFF = SUPERVISORS | PPK | {"vera", "kartika", "darto", "mira", "sinta", "ayu", "adi"}
WRITERS = SUPERVISORS | PPK | {"vera", "kartika", "darto"}  # who writes letters of cases
ADMINISTRATORS = frozenset({"adi"})
ANSWERING = ABOVE | {"tono"}  # questions are answered from the district up, each office its own
EVERYWHERE = frozenset({"nala", "vera", "kartika", "mira"})  # these read totals of every place
SOME = frozenset({"anonymous", "budi", "tono", "adi"})
DOOR_FIRST = {"get": {"anonymous": 302}}
SIGNED_OUT = {"anonymous": 401}  # asked by a script, which cannot follow anybody to a door
ELSEWHERE = ("akun/", "^akun/", "i18n/", "ui/")  # tried in tests/accounts and tests/bad_days


@dataclass(frozen=True, slots=True)
class Page:
    """Who gets `get` and `post` as an answer; `None` is 405. The others get `no`; without an account: the door."""

    who: frozenset[str]
    get: int | None = 200
    post: int | None = None
    no: int = 404
    but: dict[str, dict[str, int]] = field(default_factory=dict)

    def asks(self, method: str) -> int | None:
        return self.get if method == "get" else self.post

    def expected(self, method: str, person: str) -> int:
        right = self.asks(method)
        if person in self.but.get(method, {}):
            return self.but[method][person]
        if right is None:
            return 405
        if person == "anonymous":
            return 302 if method == "get" else 403
        return right if person in self.who else self.no


@dataclass(frozen=True, slots=True)
class Public(Page):
    """Open to everybody, signed in or not."""

    who: frozenset[str] = STAFF

    def expected(self, method: str, person: str) -> int:
        right = self.asks(method)
        return 405 if right is None else right


VISIT = Public(get=None, post=302)  # without a visit one is led to the door of the status page
READ_ONLY = dict.fromkeys(("sari", "camelia", "mira"), 403)  # they read the act of prevention, its office changes it
NOT_THEIRS = {"tono": 404, "sofyan": 404}
FORBIDDEN_ABOVE = {"wati": 403, "nala": 403}  # they read the case, but the reporter belongs to the handling office

READERS_OF_LINKS = {"wati": 404, "nala": 404}  # they read what links showed; the handling office has them fetched

UNIT = frozenset({"sinta"})
NOT_THE_UNIT = {"budi": 403, "wati": 403, "nala": 403}  # they see what was asked and do not answer it
NO_SUCH_WORD = dict.fromkeys((*sorted(ABOVE | UNIT), "tono"), 404)  # who may change words is told that it is not there
JUDGING = ("flag", "take", "release", "judge", "attribute", "ask_about_flag", "open_case", "join_case", "original")
ASKED_UNIT = ("inquiry", "take_inquiry", "answer", "withdraw")

SIGNING_IN = (
    "attendance",
    "attendance_count",
    "open_attendance",
    "close_attendance",
    "name_agency",
    "confirm_attendance",
)
LETTER = ("letter", "give_number", "pdf", "docx", "send", "take_back")
SETTLING = ("discard", "reopen", "again", "original")

ANSWERING_STEPS = ("question", "take", "release", "answer", "ask_back", "hand_over", "decline", "read_name")

WITH_CASES = STAFF - {"sinta", "ayu", "adi"}
ONLY_OUT = WITH_CASES - SUPERVISORS  # they take a register out and bring none in
AT_WORK = HANDLER | TRACK | {"wati"}  # whose institution plays a part in the case, or in a track of it

TABLE = {
    "portal:home": Public(post=200),
    "portal:help": Public(post=200),
    "portal:law": Public(post=200),
    "portal:regulation": Public(post=200),
    "guide:board": Public(),
    "guide:board-json": Public(),
    "guide:poster": Public(),
    "guide:act-json": Public(),
    "guide:act": Public(),
    "accounts:one_time": Public(post=410),
    "accounts:invitation": Public(post=200),
    "accounts:people": Page(ADMINISTRATORS, post=200),
    "accounts:invite": Page(ADMINISTRATORS, get=None, post=400, but=DOOR_FIRST),
    "accounts:way_in": Page(ADMINISTRATORS, get=None, post=200, but=DOOR_FIRST),
    "accounts:end": Page(ADMINISTRATORS, get=None, post=302, but=DOOR_FIRST),
    "accounts:end_sessions": Page(ADMINISTRATORS, get=None, post=302, but=DOOR_FIRST),
    "accounts:find_office": Page(ADMINISTRATORS, post=200),
    "accounts:office": Page(ADMINISTRATORS, post=200),
    "registry:find": Public(),
    "registry:suggest": Public(),
    "registry:office": Public(),
    "custody:roots": Public(),
    "custody:verifier": Public(),
    "custody:token": Public(get=404),
    "custody:rows": Page(frozenset({"ayu"})),
    "custody:receipt": Public(get=302),
    "custody:bundle": Page(ABOVE, post=200),
    "channels:telegram": Public(get=None, post=404),  # no provider is connected here, so there is no door
    "channels:whatsapp": Public(get=404, post=404),
    "conversing:ways": Public(),
    "conversing:trial": Public(post=200),
    "desk:home": Page(SUPERVISORS, no=403),
    "desk:figures": Page(SUPERVISORS, no=403),
    "desk:begin": Page(SUPERVISORS, get=None, post=302, no=403),
    "desk:call": Page(HANDLER, post=200),
    "desk:autosave": Page(HANDLER, get=None, post=204),
    "desk:hints": Page(HANDLER, get=None, post=200),
    "desk:followed": Page(HANDLER, get=302, post=302),
    "desk:take_over": Page(HANDLER, get=None, post=302),
    "desk:finish": Page(HANDLER, get=None, post=302),
    "desk:back": Page(HANDLER, post=302),
    **{f"{door}_uploads:uploads": Public(get=None, post=412) for door in ("report", "staff")},
    **{f"{door}_uploads:upload": Public(get=None) for door in ("report", "staff")},
    "intake:report": Public(post=200),
    "intake:receipt_paper": VISIT,
    "intake:form_paper": VISIT,
    "intake:status": Public(post=200),
    "intake:write": VISIT,
    "intake:complete": VISIT,
    "intake:withdraw": VISIT,
    "intake:formal": Public(get=302, post=302),
    "intake:notices": VISIT,
    "intake:region": VISIT,
    "intake:leave": VISIT,
    "intake:record": Page(SUPERVISORS, post=200, no=403),
    "intake:finding": Page(SUPERVISORS, post=200, no=403),
    "intake:request": Page(SUPERVISORS | PPK | {"darto"}, post=200, no=403),
    "intake:conversation": Page(ABOVE, post=404, but={"post": FORBIDDEN_ABOVE}),
    "intake:reporter": Page(HANDLER, post=200, but={"get": FORBIDDEN_ABOVE, "post": FORBIDDEN_ABOVE}),
    "intake:ask_identity": Page(HANDLER, get=None, post=404, but={"post": FORBIDDEN_ABOVE}),
    "intake:custodian": Page(NOBODY, post=404),
    "intake:identities": Page(frozenset({"ayu"})),
    "intake:identity_card": Page(HANDLER, get=None, post=403, but={"post": FORBIDDEN_ABOVE}),
    "cases:work": Page(STAFF, but={"get": {"ayu": 302}}),
    "cases:aside": Page(SUPERVISORS, post=302, no=403),
    "cases:question": Page(frozenset({"sari"}), post=200),
    "cases:case": Page(READERS | {"mira"}),
    "cases:dossier": Page(READERS),
    "cases:act": Page(READERS | {"mira"}, post=200),
    "cases:take": Page(AT_WORK, post=302),
    "cases:let_go": Page(AT_WORK, get=None, post=302),
    "cases:assign": Page(AT_WORK, post=200),
    "cases:join": Page(HANDLER, post=200),
    "cases:paper": Page(READERS),
    "cases:withdraw": Page(NOBODY, get=None, post=404),
    "cases:letter": Page(READERS),
    "cases:summons_pdf": Page(HANDLER, get=None, post=302),
    "cases:write": Page(READERS | {"mira"}, get=409, post=409, but={"get": {"budi": 200}, "post": {"budi": 200}}),
    "cases:add_person": Page(HANDLER, post=200),
    "cases:edit_person": Page(HANDLER, post=200),
    "cases:ask": Page(HANDLER, post=200),
    "cases:new_code": Page(HANDLER, get=None, post=200),
    "cases:record_answer": Page(NOBODY, post=404),
    "cases:place": Page(HANDLER, post=200),
    "cases:suggestion": Page(HANDLER, post=200),
    "cases:add_exhibit": Page(HANDLER, post=200),
    "cases:exhibit": Page(READERS, get=409),
    "cases:exhibit_small": Page(NOBODY),
    "cases:original": Page(HANDLER, get=None, post=200),
    "cases:exhibit_story": Page(READERS),
    "cases:publish": Page(HANDLER, post=200),
    "cases:published": Page(NOBODY),
    "cases:picture_words": Page(SUPERVISORS, no=403),
    "cases:door": Public(post=403),
    "cases:answer": Public(get=302, post=403),
    "cases:leave": VISIT,
    "cases:book": Page(frozenset({"ayu"})),
    "monitoring:queue": Page(ANSWERING, no=403, but={"get": {"anonymous": 302, "sinta": 302}}),
    "monitoring:quality": Page(ANSWERING, no=403),
    "monitoring:runs": Page(ANSWERING, no=403),
    "monitoring:screen": Page(ANSWERING, get=None, post=422, no=403),
    "monitoring:run": Page(ABOVE, no=403, but={"get": {"tono": 404}}),
    "monitoring:inquiries": Page(ANSWERING | {"sinta"}, no=403),
    "monitoring:inquiry": Page(ABOVE | {"sinta"}),
    "monitoring:take_inquiry": Page(UNIT, get=None, post=302, but={"post": NOT_THE_UNIT}),
    "monitoring:answer": Page(UNIT, get=None, post=422, but={"post": NOT_THE_UNIT}),
    "monitoring:withdraw": Page(HANDLER, get=None, post=302, but={"post": FORBIDDEN_ABOVE | {"sinta": 403}}),
    "monitoring:inquiry_file": Page(NOBODY),
    "monitoring:ask_about_case": Page(ABOVE, post=422, no=403, but={"get": {"tono": 404}, "post": {"tono": 404}}),
    "monitoring:flag": Page(ABOVE),
    "monitoring:take": Page(ABOVE, get=None, post=302),
    "monitoring:release": Page(ABOVE, get=None, post=302),
    "monitoring:judge": Page(ABOVE, get=None, post=422),
    "monitoring:attribute": Page(ABOVE, get=None, post=422),
    "monitoring:ask_about_flag": Page(ABOVE, get=None, post=422),
    "monitoring:open_case": Page(ABOVE, get=None, post=302),
    "monitoring:join_case": Page(ABOVE, get=None, post=422),
    "monitoring:original": Page(ABOVE, get=None, post=422),
    "operations:alive": Public(),
    "operations:ready": Public(),
    "operations:measures": Public(),  # the test's own machine asks; others get 404 (tests/operations)
    "operations:house": Page(ADMINISTRATORS),
    "agenda:page": Page(STAFF, post=200),
    "agenda:end": Page(STAFF, get=None, post=302),
    "agenda:feed": Public(get=404),
    "notices:list": Page(STAFF),
    "notices:wish": Page(STAFF, post=200),
    "worklists:bulk": Page(WITH_CASES, get=302, post=302, no=403),
    "worklists:keep": Page(WITH_CASES, get=None, post=302, no=403),
    "worklists:forget": Page(NOBODY, get=None, post=404),
    "worklists:load": Page(WITH_CASES - {"mira"}, no=403),
    "worklists:register": Page(WITH_CASES, post=200, no=403, but={"post": dict.fromkeys(ONLY_OUT, 403)}),
    "worklists:bring": Page(NOBODY, get=None, post=404),
    "worklists:download": Page(WITH_CASES, no=403),
    "worklists:sample": Page(STAFF),
    "notices:read_all": Page(STAFF, get=None, post=302),
    "notices:open": Page(NOBODY, get=None, post=404),
    "notices:read": Page(NOBODY, get=None, post=404),
    "dashboards:published": Public(),
    "dashboards:mine": Page(STAFF - {"sinta", "ayu", "adi"}, get=302),
    "dashboards:nation": Page(EVERYWHERE),
    "dashboards:region": Page(ABOVE | EVERYWHERE),
    "dashboards:office": Page(ABOVE | EVERYWHERE | {"sari"}),
    "dashboards:cases": Page(ABOVE | EVERYWHERE),
    "dashboards:download": Page(ABOVE | EVERYWHERE),
    "dashboards:report": Page(ABOVE),
    "watch:register": Page(SUPERVISORS | PPK, no=403),
    "watch:record": Page(SUPERVISORS | PPK, post=422, no=403),
    "watch:incumbents": Page(ABOVE | {"tono"}, no=403),
    "watch:pair": Page(ABOVE | {"tono"}, post=200, no=403),  # who stands in a contest is no secret
    "watch:unmark": Page(NOBODY, get=None, post=404),
    "watch:act": Page(ABOVE),
    "watch:complete": Page(ABOVE, get=None, post=302),
    "watch:make_case": Page(ABOVE, get=None, post=302),
    "watch:evidence": Page(ABOVE, get=302),  # a text has no clean copy; the page says so
    "letters:genuine": Public(get=404, post=404),  # nobody finds a letter by trying
    "letters:office": Page(WRITERS),
    "letters:numbers": Page(WRITERS, post=422),
    "letters:note_number": Page(WRITERS, get=None, post=422),
    "letters:end_scheme": Page(NOBODY, get=None, post=404),
    "letters:template": Page(WRITERS, post=422),
    "letters:use_house": Page(WRITERS, get=None, post=302),
    "letters:use_version": Page(NOBODY, get=None, post=404),
    "letters:house_docx": Page(WRITERS),
    "letters:version_docx": Page(NOBODY),
    "letters:sample": Page(WRITERS),
    "letters:desk": Page(READERS | {"mira"}),
    "letters:prepare": Page(NOBODY, get=None, post=404),
    "letters:letter": Page(HANDLER, post=422),  # a draft; who may read a numbered one: tests/letters
    "letters:give_number": Page(HANDLER, get=None, post=302),
    "letters:pdf": Page(HANDLER),
    "letters:docx": Page(HANDLER),
    "letters:send": Page(HANDLER, get=None, post=422),
    "letters:take_back": Page(HANDLER, get=None, post=302),
    "campaigns:list": Public(),
    "campaigns:act": Public(),
    "campaigns:picture": Public(get=404),  # a text has no clean copy
    "campaigns:calendar": Page(SUPERVISORS | PPK | {"mira"}, no=403),
    "campaigns:agencies": Page(SUPERVISORS | PPK | {"mira"}, no=403),
    "campaigns:agency": Page(ABOVE | {"sari"}, post=422),
    "campaigns:add_agency": Page(ABOVE | {"sari"}, post=422, no=403, but={"get": NOT_THEIRS, "post": NOT_THEIRS}),
    "campaigns:add_sub_districts": Page(ABOVE | {"sari"}, get=None, post=302, no=403, but={"post": NOT_THEIRS}),
    "campaigns:bring_agencies": Page(ABOVE | {"sari"}, get=None, post=422, no=403, but={"post": NOT_THEIRS}),
    "campaigns:register": Page(SUPERVISORS | PPK | {"mira"}, no=403),
    "campaigns:record": Page(SUPERVISORS | PPK, post=200, no=403),
    "campaigns:manage": Page(ABOVE | {"camelia", "sari", "mira"}),
    "campaigns:change": Page(ABOVE, post=422, but={"get": READ_ONLY, "post": READ_ONLY}),
    "campaigns:audience": Page(ABOVE, post=422, but={"get": READ_ONLY, "post": READ_ONLY}),
    "campaigns:cancel": Page(ABOVE, get=None, post=302, but={"post": READ_ONLY}),
    "campaigns:publish": Page(ABOVE, get=None, post=302, but={"post": READ_ONLY}),
    "campaigns:add_pictures": Page(ABOVE, get=None, post=422, but={"post": READ_ONLY}),
    "campaigns:own_picture": Page(NOBODY),
    "campaigns:show_picture": Page(ABOVE, get=None, post=302, but={"post": READ_ONLY}),
    "campaigns:settle": Page(ABOVE, get=None, post=302, but={"post": READ_ONLY}),
    "campaigns:coverage": Page(
        SUPERVISORS | PPK | {"mira"}, get=302, no=403, but={"get": {"anonymous": 302, "nala": 200, "mira": 200}}
    ),
    "campaigns:coverage_of": Page(ABOVE | {"camelia", "sari", "mira"}, no=403, but={"get": NOT_THEIRS}),
    "campaigns:appeal": Page(ABOVE | {"sari"}, post=422, no=403, but={"get": NOT_THEIRS, "post": NOT_THEIRS}),
    "campaigns:sample": Page(ABOVE | {"sari"}, get=None, post=422, no=403, but={"post": NOT_THEIRS}),
    "campaigns:letters": Page(ABOVE | {"camelia", "mira"}),
    "campaigns:letters_pdf": Page(ABOVE | {"camelia", "mira"}),
    "campaigns:letters_docx": Page(ABOVE | {"camelia", "mira"}),
    "campaigns:letter_pdf": Page(ABOVE | {"camelia", "mira"}),
    "campaigns:letter_docx": Page(ABOVE | {"camelia", "mira"}),
    "campaigns:delivered": Page(ABOVE, get=None, post=422, but={"post": {"camelia": 403, "mira": 403}}),
    "campaigns:mail_again": Page(ABOVE, get=None, post=302, but={"post": {"camelia": 403, "mira": 403}}),
    "campaigns:attendance": Page(ABOVE),
    "campaigns:attendance_count": Page(ABOVE),
    "campaigns:open_attendance": Page(ABOVE, get=None, post=422),
    "campaigns:close_attendance": Page(ABOVE, get=None, post=302),
    "campaigns:name_agency": Page(ABOVE, get=None, post=302),
    "campaigns:confirm_attendance": Page(ABOVE, get=None, post=302),
    "campaigns:sign_in": Public(post=409),
    "questions:board": Public(),
    "questions:ask": Public(post=200),
    "questions:follow": Public(post=200),
    "questions:write": VISIT,
    "questions:notices": VISIT,
    "questions:forget_name": VISIT,
    "questions:leave": VISIT,
    "questions:topic": Public(),
    "questions:published": Public(),
    "questions:inbox": Page(ANSWERING, no=403),
    "questions:desk": Page(ANSWERING, no=403),
    "questions:question": Page(HANDLER),
    "questions:take": Page(HANDLER, get=None, post=302),
    "questions:release": Page(HANDLER, get=None, post=302),
    "questions:answer": Page(HANDLER, get=None, post=422),
    "questions:ask_back": Page(HANDLER, get=None, post=422),
    "questions:hand_over": Page(HANDLER, get=None, post=422),
    "questions:decline": Page(HANDLER, get=None, post=422),
    "questions:read_name": Page(HANDLER, get=None, post=422),
    "questions:propose": Page(HANDLER, post=422),
    "questions:publication": Page(ABOVE),
    "questions:reword": Page(ABOVE, post=422),
    "questions:publish": Page(ABOVE, get=None, post=422),
    "questions:send_back": Page(ABOVE, get=None, post=422),
    "questions:withdraw": Page(ABOVE, get=None, post=422),
    "opendata:data": Public(),
    "opendata:method": Public(),
    "opendata:publish": Page(frozenset({"nala"}), get=None, post=302, no=403),
    "opendata:latest": Public(get=302),
    "opendata:latest_file": Public(get=302),
    "opendata:region": Public(),
    "opendata:region_file": Public(),
    "opendata:version": Public(),
    "opendata:file": Public(),
    "opendata:docs": Public(),
    "opendata:api:api-root": Public(get=404, post=404),
    "opendata:api:openapi-json": Public(post=200),
    "opendata:api:snapshots": Public(),
    "opendata:api:snapshot": Public(),
    "opendata:api:files": Public(),
    "opendata:api:regions": Public(),
    "opendata:api:totals": Public(),
    "opendata:api:figures": Public(),
    "opendata:api:zones": Public(),
    "partners:register": Page(ADMINISTRATORS, post=422),
    "partners:partner": Page(ADMINISTRATORS),
    "partners:end": Page(ADMINISTRATORS, get=None, post=302),
    "partners:make_token": Page(ADMINISTRATORS, get=None, post=422),
    "partners:end_token": Page(ADMINISTRATORS, get=None, post=302),
    "partners:add_hook": Page(ADMINISTRATORS, get=None, post=422),
    "partners:hook": Page(ADMINISTRATORS),
    "partners:hook_step": Page(ADMINISTRATORS, get=None, post=302),
    "partners:docs": Public(),
    "partners:api:api-root": Public(get=404, post=404),
    "partners:api:openapi-json": Public(post=200),
    **{f"partners:api:{name}": Public(get=401) for name in ("me", "handovers", "handover", "evidence", "events")},
    **{f"partners:api:{name}": Public(get=None, post=401) for name in ("acknowledge", "act")},
    "search:search": Page(SUPERVISORS, no=403),
    "case_links:board": Page(ABOVE, post=422, but={"post": READERS_OF_LINKS}),
    "case_links:bring": Page(HANDLER, post=422),
    "case_links:brought": Page(ABOVE),
    "case_links:brought_original": Page(HANDLER, get=None, post=422),
    "case_links:way": Page(HANDLER, get=None, post=302),
    "case_links:shown": Page(ABOVE),
    "case_links:again": Page(HANDLER, get=None, post=302),
    "case_links:piece": Page(ABOVE),
    "case_links:original": Page(HANDLER, get=None, post=422),
    "flag_links:board": Page(ABOVE, post=422),
    "flag_links:bring": Page(ABOVE, post=422),
    "flag_links:brought": Page(ABOVE),
    "flag_links:brought_original": Page(ABOVE, get=None, post=422),
    "flag_links:way": Page(ABOVE, get=None, post=302),
    "flag_links:shown": Page(ABOVE),
    "flag_links:again": Page(ABOVE, get=None, post=302),
    "flag_links:piece": Page(ABOVE),
    "flag_links:original": Page(ABOVE, get=None, post=422),
    "offline:field": Public(),  # the same for everybody; what it keeps lies on the phone
    "offline:worker": Public(),
    "offline:manifest": Public(),
    "offline:supplies": Page(SUPERVISORS, no=403, but={"get": SIGNED_OUT}),
    "offline:file": Page(SUPERVISORS, get=None, post=400, no=403, but={"post": SIGNED_OUT}),
    "offline:finding": Page(SUPERVISORS, get=None, post=400, no=403, but={"post": SIGNED_OUT}),
    "readings:register": Page(SUPERVISORS, no=403),
    "readings:add": Page(SUPERVISORS, post=422, no=403),
    "readings:add_files": Page(SUPERVISORS, get=None, post=422, no=403),
    "readings:batch": Page(ABOVE, no=403, but={"get": {"tono": 404, "camelia": 404}}),
    "readings:reading": Page(ABOVE),
    "readings:act": Page(ABOVE, post=422),
    "readings:figure": Page(ABOVE, post=422),
    "readings:zone": Page(ABOVE, post=422),
    "readings:tip": Page(ABOVE, post=422),
    "readings:discard": Page(ABOVE, get=None, post=422),
    "readings:reopen": Page(ABOVE, get=None, post=302),
    "readings:again": Page(ABOVE, get=None, post=302),
    "readings:original": Page(ABOVE, get=None, post=422),
    "personnel:accounts": Page(
        PPK, post=200, no=403, but={"get": dict.fromkeys((*sorted(ABOVE), "tono", "sinta"), 302)}
    ),
    "personnel:declare": Page(PPK, post=422, no=403),
    "personnel:look_up": Page(ABOVE | {"tono", "sinta"}, post=422, no=403),
    "personnel:rights": Public(),
    "personnel:account": Page(frozenset({"sari"}), post=422),
    "personnel:end": Page(frozenset({"sari"}), get=None, post=422),
    "lexicons:choose": Page(SUPERVISORS | UNIT, no=403),
    "lexicons:words": Page(ABOVE | UNIT | {"camelia"}, no=403, but={"get": {"tono": 404}}),
    "lexicons:add": Page(ABOVE | UNIT, get=None, post=422, no=403, but={"post": {"tono": 404}}),
    "lexicons:try_text": Page(ABOVE | UNIT | {"camelia"}, get=None, post=422, no=403, but={"post": {"tono": 404}}),
    "lexicons:silence": Page(NOBODY, post=404, no=403, but={"get": NO_SUCH_WORD, "post": NO_SUCH_WORD}),
    "lexicons:withdraw": Page(ABOVE | UNIT, post=422, no=403, but={"get": {"tono": 404}, "post": {"tono": 404}}),
    "lexicons:restore": Page(NOBODY, get=None, post=404, no=403, but={"post": NO_SUCH_WORD}),
    "zones:map": Public(),
    "zones:picture": Public(get=404),
    "zones:borders": Public(),
    "zones:borders-picture": Public(get=404),  # no borders are loaded
    "zones:table": Public(get=404),  # no zone was read on that day
    "zones:formula": Public(),
    "zones:published": Public(),
    "zones:region": Public(),
}


def _pages(of: URLResolver, space: str = "") -> Iterator[str]:
    for entry in of.url_patterns:
        if str(entry.pattern).startswith(ELSEWHERE):
            continue
        if isinstance(entry, URLPattern):
            yield space + (entry.name or "")
        else:
            yield from _pages(entry, f"{space}{entry.namespace}:")


def test_every_page_is_in_the_table() -> None:
    assert sorted(_pages(get_resolver())) == sorted(TABLE)


def _a_newcomer(cast: Cast) -> int:
    """The membership of somebody whose leaving changes nothing here."""
    user = add_member(
        email="baru@contoh.invalid", name="Baru", institution=cast.budi.office, role=Role.VILLAGE_SUPERVISOR, since=DAY
    )
    return int(user.memberships.get().pk)


def _links(space: str, ref: str, subject: Subject) -> dict[str, tuple[object, ...]]:
    """The pages of captures about one matter."""
    capture, archive = a_capture(subject).ref, an_archive(subject).ref
    return {
        **{f"{space}:{name}": (ref,) for name in ("board", "bring", "way")},
        **{f"{space}:{name}": (ref, capture) for name in ("shown", "again")},
        **{f"{space}:{name}": (ref, capture, "gambar") for name in ("piece", "original")},
        **{f"{space}:{name}": (ref, archive) for name in ("brought", "brought_original")},
    }


@pytest.fixture
def addresses(cast: Cast, at_ppk: AtPpk, tmp_path: Path) -> dict[str, str]:  # noqa: F811
    """An address for every page: of the case, of an act in the register of Kudus, of a notice that is nobody's."""
    case, joko, ref = at_ppk.case, at_ppk.joko, at_ppk.case.ref
    add_reporter(case)
    question = cases.ask_employer(
        joko, registry.office("PPK-33.19"), due_on=DAY.replace(day=20), by=cast.budi.actor, on=DAY, at=at(DAY)
    )
    papers = {paper.kind: paper.pk for paper in case.papers.all()}
    row = an_act(cast.budi, uploads=[ContentFile(b"Daftar pejabat.", name="daftar.txt")])
    told = an_act_of_prevention(
        cast.budi,
        uploads=[ContentFile(b"Undangan.", name="undangan.txt")],
        agreements=[AgreementDraft("Menerbitkan edaran", "Bupati")],
    )
    agency = add_agency(region=registry.region("33.19"), draft=AgencyDraft(name="Dinas Sosial"))
    invitation = Evidence.objects.get(name="undangan.txt").pk
    appeal = an_appeal(cast.budi)
    letter = appeal.dispatches.get().pk
    session = an_act_of_prevention(cast.budi)
    attending.open_door(
        session, opens_at=at(DAY), closes_at=at(DAY.replace(year=2100)), by=cast.budi.actor, on=DAY, at=at(DAY)
    )
    pair = Pair.objects.filter(contest__region="33.19").first()
    assert pair is not None
    figures.advance(at=at(DAY.replace(day=28)))
    published = opendata.publish(at=timezone.now()).version
    article = take_text(Source(text=SESSION), by=cast.budi.actor, on=DAY, at=at(DAY)).reading.ref
    told_of = take_text(Source(text=FIGURES), by=cast.budi.actor, on=DAY, at=at(DAY)).reading
    keys = {one.name: one.key for one in findings_of(told_of.result, told_of.text)}
    files = [ContentFile(b"Satu.", name="satu.txt"), ContentFile(b"Dua.", name="dua.txt")]
    answer = answered(cast.budi)
    inquiry = an_inquiry(a_flag(), cast.budi)
    study = case.papers.get(kind="STUDY")
    draft = letters.prepare(case, KINDS["STUDY"], study, by=cast.budi.actor, on=DAY, at=at(DAY)).ref
    assert inquiry.flag is not None
    out = a_published_answer(cast.budi, cast.wati)
    declared = an_account(tmp_path).pk
    hashtag = WordDraft(ballot_no=1, kind="HASHTAG", text="#SekarjatiJuara", source="baliho")
    word, _is_new = add_word(pair.contest, hashtag, by=By(cast.budi.actor.ref), on=DAY, at=at(DAY))
    own: dict[str, tuple[object, ...]] = {
        "questions:topic": ("desa",),
        "questions:published": (out.topic, out.slug),
        **{f"questions:{name}": (answer.question.ref,) for name in ANSWERING_STEPS},
        "questions:propose": (answer.question.ref, answer.pk),
        **{f"questions:{name}": (out.pk,) for name in ("publication", "reword", "publish", "send_back", "withdraw")},
        **{f"readings:{name}": (article,) for name in ("reading", "act", "tip", *SETTLING)},
        **{f"readings:{name}": (told_of.ref, keys[f"{name}s"]) for name in ("figure", "zone")},
        **{f"monitoring:{name}": (inquiry.flag.ref,) for name in JUDGING},
        **{f"monitoring:{name}": (inquiry.ref,) for name in ASKED_UNIT},
        **_links("case_links", ref, Subject("CASE", case.pk)),
        **_links("flag_links", inquiry.flag.ref, Subject("FLAG", inquiry.flag.pk)),
        "monitoring:inquiry_file": (inquiry.ref, at_ppk.exhibit.evidence_id),
        "monitoring:run": (inquiry.flag.run.ref,),
        "monitoring:ask_about_case": (ref,),
        "readings:batch": (queue_files(files, by=cast.budi.actor, at=at(DAY))[0].batch,),
        **{f"personnel:{name}": (declared,) for name in ("account", "end")},
        **{f"lexicons:{name}": (pair.contest_id,) for name in ("words", "add", "try_text")},
        "lexicons:silence": (pair.contest_id, 1),
        "lexicons:withdraw": (pair.contest_id, word.pk),
        "lexicons:restore": (pair.contest_id, 1),
        **{f"letters:{name}": ("plenary",) for name in ("template", "use_house", "house_docx", "sample")},
        **{f"letters:{name}": ("plenary", 1) for name in ("use_version", "version_docx")},
        **{f"letters:{name}": (ref, draft) for name in LETTER},
        **{f"letters:{name}": (ref,) for name in ("desk", "prepare")},
        "letters:genuine": ("tidak-ada",),
        "letters:end_scheme": (1,),
        "custody:token": (1, 1),
        "custody:rows": (custody.make_roots(at=at(DAY))[0].number,),
        "custody:bundle": (ref,),
        **a_talk(cast.budi),
        **{f"{door}_uploads:upload": ("00000000-0000-4000-8000-000000000000",) for door in ("report", "staff")},
        "portal:regulation": ("uu-10-2016",),
        **a_partner(cast.adi.user),
        "accounts:one_time": ("tidak-ada",),
        "accounts:invitation": ("tidak-ada",),
        "registry:office": ("33.19",),
        "zones:region": ("33.19",),
        "opendata:latest_file": ("totals.csv",),
        "opendata:region": ("33.19",),
        "opendata:region_file": (published, "33.19"),
        "opendata:version": (published,),
        "opendata:file": (published, "totals.csv"),
        "opendata:api:snapshot": (published,),
        "opendata:api:files": (published,),
        "dashboards:region": ("33.19",),
        "dashboards:office": ("PPK-33.19",),
        "dashboards:download": ("region", "33.19", "bulan", "csv"),
        "dashboards:report": ("33.19", f"{DAY:%Y-%m}", "pdf"),
        "accounts:way_in": (_a_newcomer(cast),),
        "accounts:end": (_a_newcomer(cast),),
        "accounts:end_sessions": (_a_newcomer(cast),),
        "accounts:office": ("BAWASLU-33.19",),
        "agenda:feed": ("tidak-ada",),
        "notices:open": (987654321,),
        **{f"worklists:{name}": (987654321,) for name in ("forget", "bring")},
        "worklists:download": ("csv",),
        "notices:read": (987654321,),
        "cases:question": (question.pk,),
        "cases:act": (ref, "tell_status"),
        "cases:paper": (ref, papers["STUDY"]),
        "cases:withdraw": (ref, papers["STUDY"]),
        "cases:letter": (ref, papers["REFERRAL_LETTER"]),
        "cases:summons_pdf": (ref, papers["SUMMONS"]),
        "cases:write": (ref, "STATUS_NOTICE"),
        "cases:edit_person": (ref, joko.pk),
        "cases:ask": (ref, joko.pk),
        "cases:new_code": (ref, joko.pk),
        "cases:record_answer": (ref, question.pk),
        **{
            f"cases:{name}": (ref, at_ppk.exhibit.evidence_id)
            for name in ("exhibit", "exhibit_small", "original", "exhibit_story", "publish", "published")
        },
        "watch:pair": (pair.contest_id, pair.pk),
        "watch:unmark": (pair.contest_id, pair.pk),
        "watch:act": (row.ref,),
        "watch:complete": (row.ref,),
        "watch:make_case": (row.ref,),
        "watch:evidence": (row.ref, Evidence.objects.get(name="daftar.txt").pk),
        **{
            f"campaigns:{name}": (told.ref,)
            for name in ("act", "manage", "change", "audience", "cancel", "publish", "add_pictures")
        },
        **{f"campaigns:{name}": (told.ref, invitation) for name in ("picture", "own_picture", "show_picture")},
        **{f"campaigns:{name}": ("33.19",) for name in ("add_agency", "add_sub_districts", "bring_agencies")},
        "campaigns:agency": (agency.pk,),
        "guide:act": ("suka",),
        "guide:act-json": ("suka",),
        "campaigns:settle": (told.ref, told.agreements.get().pk),
        **{f"campaigns:{name}": ("33.19",) for name in ("coverage_of", "appeal", "sample")},
        **{f"campaigns:{name}": (appeal.ref,) for name in ("letters", "letters_pdf", "letters_docx", "delivered")},
        **{f"campaigns:{name}": (appeal.ref, letter) for name in ("letter_pdf", "letter_docx", "mail_again")},
        **{f"campaigns:{name}": (session.ref,) for name in SIGNING_IN},
        "campaigns:sign_in": (token_of(session),),
    }
    bare = ("aside", "picture_words", "work", "book", "door", "answer", "leave")
    with_ref = [name for name in TABLE if name.startswith("cases:") and name.partition(":")[2] not in bare]
    with_ref += ["intake:conversation", "intake:reporter", "intake:identity_card", "intake:ask_identity"]
    asked = {"dashboards:cases": "?ukuran=RECEIVED&lingkup=REGION&kode=33.19"}
    return {
        name: reverse(name, args=own.get(name, (ref,) if name in with_ref else ())) + asked.get(name, "")
        for name in TABLE
    }


def test_it_works(cast: Cast, addresses: dict[str, str]) -> None:
    """Of those who get the same from a page, some ask it, each page others: nobody breaks anything by asking."""
    assert not _wrong(cast, addresses, _some)


@pytest.mark.heavy
def test_everybody_asks_every_page(cast: Cast, addresses: dict[str, str]) -> None:
    assert not _wrong(cast, addresses, lambda _page, _method, people: people)


def test_in_time_everybody_is_asked_about() -> None:
    """The rotation leaves nobody out: each is let in where they may, and turned away where they may not."""
    met, all_there_is = set(), set()
    for page, row in TABLE.items():
        asked = [name for name in sorted(STAFF) if _tells(row, "get", name)]
        all_there_is |= {(person, row.expected("get", person) == 200) for person in asked}
        met |= {(person, row.expected("get", person) == 200) for person in _some(page, "get", asked)}
    assert met == all_there_is


PLACES = {page: place for place, page in enumerate(TABLE)}


def _tells(row: Page, method: str, person: str) -> bool:
    """Whether there is a rule that could tell one member of staff from another."""
    return person in SOME or not (isinstance(row, Public) or row.asks(method) is None)


def _some(page: str, method: str, people: list[str]) -> list[str]:
    """Whoever the table names apart, and of those who get the same as others three, in turn."""
    row = TABLE[page]
    alike: dict[int, list[str]] = {}
    for person in people:
        alike.setdefault(row.expected(method, person), []).append(person)
    first = 3 * PLACES[page]
    chosen = {person for person in people if person == "anonymous" or person in row.but.get(method, {})}
    for same in alike.values():
        chosen |= {same[(first + step) % len(same)] for step in range(min(3, len(same)))}
    return sorted(chosen)


def _wrong(cast: Cast, addresses: dict[str, str], chosen: Callable[[str, str, list[str]], list[str]]) -> list[str]:
    """Where an answer is not what the table says."""
    people = {name: Client(raise_request_exception=False) for name in ("anonymous", *sorted(STAFF))}
    for name in STAFF:
        people[name].force_login(getattr(cast, name).user)
    wrong = []
    for page, row in TABLE.items():
        for method in ("get", "post"):
            for person in chosen(page, method, [name for name in people if _tells(row, method, name)]):
                cache.clear()  # nobody has guessed too often
                got = getattr(people[person], method)(addresses[page]).status_code
                if got != row.expected(method, person):
                    wrong.append(f"{method} {page} by {person}: {got}, not {row.expected(method, person)}")
    return wrong
