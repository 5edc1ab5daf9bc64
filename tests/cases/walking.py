"""Walking a case by its pages alone: what an officer clicks, as posts."""

import re
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from netra.cases.models import Case, Track
from netra.domain.papers import PAPERS, Kind
from tests.builders import filled
from tests.cast import Person


def signed_in(person: Person, language: str = "id") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(person.user)
    return client


def page(client: Client, name: str, *args: object, **query: str) -> HttpResponse:
    found: HttpResponse = client.get(reverse(f"cases:{name}", args=args), query)  # type: ignore[assignment]
    return found


def posted(kind: str, on: date, **given: Any) -> dict[str, Any]:
    """What a browser sends for a well filled paper of a kind."""
    values = filled(kind, **{name: value for name, value in given.items() if value is not None})
    for field in PAPERS[kind].fields:
        if field.kind is Kind.TICK and field.name in values:
            values[field.name] = "on"
        if field.kind is Kind.MOMENT:
            values[field.name] = f"{on.isoformat()}T09:30"
        if field.kind is Kind.DATE and field.name in values:
            values[field.name] = on.isoformat()
    return {**values, "on": on.isoformat()}


def write(client: Client, case: Case, kind: str, on: date, *, track: Track | None = None, **given: Any) -> HttpResponse:
    """Fill in the form of a paper; for the first accused where one must be named."""
    data = posted(kind, on, **given)
    if track is not None:
        data["jalur"] = str(track.pk)
    elif "accused" not in data and any(field.kind is Kind.ACCUSED for field in PAPERS[kind].fields):
        data["accused"] = str(case.people.first().pk)  # type: ignore[union-attr]
    url = reverse("cases:write", args=(case.ref, kind)) + f"?hari={on.isoformat()}"
    found: HttpResponse = client.post(url, data)  # type: ignore[assignment]
    return found


def take(
    client: Client, case: Case, action: str, on: date, *, track: Track | None = None, **given: Any
) -> HttpResponse:
    """Open the page of an act and confirm it."""
    file = case if track is None else track
    file.refresh_from_db()
    data = {"revision": str(file.revision), "on": on.isoformat(), "note": "", "sure": "on", **given}
    if track is not None:
        data["jalur"] = str(track.pk)
    url = reverse("cases:act", args=(case.ref, action)) + f"?hari={on.isoformat()}"
    found: HttpResponse = client.post(url, data)  # type: ignore[assignment]
    return found


def do(
    client: Client, case: Case, action: str, on: date, *kinds: str, track: Track | None = None, **given: Any
) -> None:
    """Write these papers and take the act by pages; any answer that is not a step forward fails loudly."""
    for kind in kinds:
        answer = write(client, case, kind, on, track=track, **given)
        assert answer.status_code in {200, 302}, f"{kind}: {answer.status_code}"
        assert answer.status_code == 302 or b"n-code" in answer.content, f"{kind}: {_said(answer)}"
    answer = take(client, case, action, on, track=track)
    assert answer.status_code == 302, f"{action}: {_said(answer)}"
    case.refresh_from_db()
    if track is not None:
        track.refresh_from_db()


def _said(answer: HttpResponse) -> str:
    """The words of a page without its frame, for a test that failed."""
    body = re.sub(r"(?s)<(script|style|datalist).*?</\1>|<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", body)[600:3000]
