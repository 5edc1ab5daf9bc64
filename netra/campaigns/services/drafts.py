"""An act of prevention as a form, a file or the practice world gives it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netra.campaigns.models import Act
    from netra.registry.models import Agency, Institution, Region


@dataclass(frozen=True, slots=True)
class SpeakerDraft:
    """Who spoke, with post and body."""

    name: str
    post: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """A body at the table of a meeting."""

    body: str
    role: str = ""
    represented_by: str = ""


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """A point agreed: who must do what by when. `id` names the row that is changed; `None` is a new one."""

    what: str
    who: str
    by_when: date | None = None
    done_on: date | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ReachDraft:
    """A part of the audience: an agency, or words. `people` needs `exactness`; `wording` is a number as told."""

    agency: "Agency | None" = None
    audience: str = ""
    employment: str = ""
    people: int | None = None
    exactness: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDraft:
    """An act; codes are those of `models`. `region` `None` is the nation. Empty text: does not apply or not known."""

    kind: str
    title: str
    region: "Region | None"
    organiser: str
    on: date
    organiser_office: "Institution | None" = None
    host: str = ""
    venue: str = ""
    day_is_estimate: bool = False
    ends_on: date | None = None
    number: str = ""
    binds: Sequence[str] = ()
    text: str = ""
    minutes: str = ""
    recording_link: str = ""
    recording_title: str = ""
    questions: str = ""
    material: str = ""
    note: str = ""
    source: str = ""
    follows: "Act | None" = None
    is_public: bool = False
    speakers: Sequence[SpeakerDraft] = ()
    parties: Sequence[PartyDraft] = ()
    agreements: Sequence[AgreementDraft] = ()
    reaches: Sequence[ReachDraft] = ()
