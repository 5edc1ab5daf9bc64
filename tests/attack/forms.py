"""Every form that a page offers, sent back with values that nobody would write."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.architecture.test_every_page_and_every_person import TABLE, Public
from tests.attack.tally import Tally
from tests.attack.uploads import mutant, seeds
from tests.cast import Cast

FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL | re.IGNORECASE)
FIELD = re.compile(r"<(input|textarea|select|button)\b([^>]*)>(?:([^<]*)</textarea>)?", re.DOTALL | re.IGNORECASE)
OPTION = re.compile(r"<option\b[^>]*value=\"([^\"]*)\"", re.IGNORECASE)
ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")

ODD = (
    "",
    " ",
    "\0",
    "a\0b",
    "x" * 70_000,
    "-1",
    "0",
    "9" * 40,
    "-" + "9" * 25,
    "1_000",
    "\N{ARABIC-INDIC DIGIT THREE}",
    "\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT TWO}",
    "\N{SUPERSCRIPT TWO}",
    "1e9999",
    "NaN",
    "0x10",
    "+1",
    "1.5",
    "2147483648",
    "9223372036854775808",
    "0000-00-00",
    "9999-12-31",
    "0001-01-01",
    "10000-01-01",
    "2024-02-30",
    "2024-10-10T25:61",
    "23:59:60",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt",
    "\N{PILE OF POO}" * 300,
    "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}" * 40,
    "<script>alert(1)</script>",
    "' or 1=1 --",
    '"; drop table x',
    "{{ 7 * 7 }}{% debug %}",
    "=1+1|cmd",
    "../../../etc/passwd",
    "http://127.0.0.1/",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "on",
    "None",
    "null",
    "[]",
    '{"a": 1}',
    "00000000-0000-0000-0000-000000000000",
    "33.19",
    "33.19; 33.21",
    "b\xff\xfe",
    "\ufdd0\ufffe",
    "\r\nSet-Cookie: a=b",
    "a@b",
    "%s%n%00",
    "(" * 500,
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form as a page shows it: where it goes and the fields with the values they hold."""

    who: str
    page: str
    action: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]


def forms_in(page: str, address: str, text: str, who: str) -> Iterator[Form]:
    for head, body in FORM.findall(text):
        marks = dict(ATTRIBUTE.findall(head))
        if marks.get("method", "get").lower() != "post":
            continue
        fields, files = [], []
        for tag, inside, content in FIELD.findall(body):
            named = {name: unescape(value) for name, value in ATTRIBUTE.findall(inside)}
            if not named.get("name") or named["name"] == "csrfmiddlewaretoken":
                continue
            if named.get("type") == "file":
                files.append(named["name"])
            elif tag.lower() == "select":
                choices = OPTION.findall(body.partition(f'name="{named["name"]}"')[2].partition("</select>")[0])
                fields.append((named["name"], unescape(choices[-1]) if choices else ""))
            else:
                fields.append((named["name"], named.get("value", unescape(content))))
        action = unescape(marks.get("action", "")) or address
        if action.startswith("/"):
            yield Form(who, page, action, tuple(fields), tuple(files))


def collect(clients: Mapping[str, Client], addresses: Mapping[str, str]) -> list[Form]:
    """The forms on every page that somebody may read, as the first of those who may reads them."""
    found: dict[tuple[str, ...], Form] = {}
    for page, address in addresses.items():
        row = TABLE[page]
        readers = ["anonymous"] if isinstance(row, Public) else sorted(row.who)[:2]
        for who in readers:
            if row.expected("get", who) != 200:
                continue
            answer = clients[who].get(address)
            if answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html"):
                for form in forms_in(page, address, answer.content.decode(), who):
                    found.setdefault((page, form.action, *(name for name, _value in form.fields)), form)
    return list(found.values())


def fuzzed(chance: random.Random, form: Form, good: list[bytes]) -> dict[str, Any]:
    """The form with one to three fields changed, left out, doubled or added."""
    sent: dict[str, Any] = dict(form.fields)
    for name in form.files:
        if chance.random() < 0.5:
            sent[name] = SimpleUploadedFile(chance.choice(["a.jpg", "\0.pdf", "x" * 400]), mutant(chance, good))
    names = [*sent, "id", "next"]
    for name in chance.sample(names, k=min(len(names), chance.randint(1, 3))):
        match chance.randrange(8):
            case 0:
                sent.pop(name, None)
            case 1:
                sent[name] = [chance.choice(ODD), chance.choice(ODD)]
            case _:
                sent[name] = chance.choice(ODD)
    return sent


def attack(
    cast: Cast, addresses: Mapping[str, str], tries: int, *, every: int = 1, seed: int = 5, planted: str = ""
) -> Tally:
    """Each try is undone, so that the next meets the same house."""
    tally, chance, good = Tally("fuzzed forms", planted), random.Random(seed), seeds()
    names = {who for row in TABLE.values() for who in row.who} | {"anonymous"}
    clients = {name: Client(raise_request_exception=False) for name in sorted(names)}
    for name in names - {"anonymous"}:
        clients[name].force_login(getattr(cast, name).user)
    forms = collect(clients, dict(list(addresses.items())[::every]))
    order = [form for _ in range(tries // len(forms) + 1) for form in chance.sample(forms, len(forms))][:tries]
    for number, form in enumerate(order):
        sent = fuzzed(chance, form, good)
        cache.clear()
        with transaction.atomic():
            answer = clients[form.who].post(form.action, sent, headers={"sec-fetch-site": "same-origin"})
            transaction.set_rollback(True)
        changed = {name: str(value)[:40] for name, value in sent.items() if dict(form.fields).get(name) != value}
        told = f"try {number}: {answer.status_code} from {form.action} by {form.who}, sent {changed}"
        tally.check(answer.status_code < 500 or answer.status_code == 503, told)
    tally.note = f"({len(forms)} forms)"
    return tally
