"""A calendar as other programs read it: RFC 5545, each term an event on its last day with a reminder the day before."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from netra.agenda.queries import Term
from netra.domain.words import Text

NAME = Text("Netra: tenggat saya", "Netra: my terms")
CASE, STAGE, BASIS = Text("Perkara", "Case"), Text("Tahap", "Stage"), Text("Dasar", "Basis")
DAY_BEFORE = timedelta(days=-1)
A_MOMENT = timedelta(minutes=30)


def calendar(terms: Iterable[Term], *, site: str, language: str, at: datetime) -> bytes:
    """The terms as iCalendar. `site` is the address of this installation, such as "https://netra.example.go.id"."""
    made = Calendar()
    made.add("prodid", "-//Netra//netra//ID")
    made.add("version", "2.0")
    made.add("x-wr-calname", NAME.in_(language))
    made.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for term in terms:
        made.add_component(_event(term, site, language, at))
    return bytes(made.to_ical())


def _event(term: Term, site: str, language: str, at: datetime) -> Event:
    host = site.split("://")[-1]
    event = Event()
    event.add("uid", f"{term.key}@{host}")
    event.add("dtstamp", at)
    event.add("summary", f"{term.what.in_(language)} · {CASE.in_(language)} {term.ref}")
    event.add("description", _told(term, language))
    event.add("url", f"{site}/perkara/{term.ref}/")
    event.add("dtstart", term.day if term.until is None else term.until - A_MOMENT)
    event.add("dtend", term.day + timedelta(days=1) if term.until is None else term.until)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", term.what.in_(language))
    alarm.add("trigger", DAY_BEFORE)
    event.add_component(alarm)
    return event


def _told(term: Term, language: str) -> str:
    lines = ((STAGE, term.stage), (BASIS, term.law))
    return "\n".join(f"{label.in_(language)}: {text.in_(language)}" for label, text in lines)
