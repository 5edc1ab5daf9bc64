"""Changes to what is kept of prevention. None of them asks permission: that is the caller's part."""

from netra.campaigns.queries import PREVENTION
from netra.campaigns.services.attending import (
    DoorClosed,
    DoorFull,
    StillOpen,
    close_door,
    count_signatures,
    erase_old_names,
    name_agency,
    open_door,
    sign_in,
)
from netra.campaigns.services.drafts import ActDraft, AgreementDraft, PartyDraft, ReachDraft, SpeakerDraft
from netra.campaigns.services.following import set_audience, settle_agreement
from netra.campaigns.services.letters import (
    AppealDraft,
    NumbersTaken,
    mail_again,
    mark_delivered,
    sample,
    write_appeal,
)
from netra.campaigns.services.mailing import post_letters
from netra.campaigns.services.noting import note
from netra.campaigns.services.pictures import add_pictures, show_picture
from netra.campaigns.services.recording import SomeoneWasFaster, cancel_act, change_act, record_act, show_act

__all__ = [
    "PREVENTION",
    "ActDraft",
    "AgreementDraft",
    "AppealDraft",
    "DoorClosed",
    "DoorFull",
    "NumbersTaken",
    "PartyDraft",
    "ReachDraft",
    "SomeoneWasFaster",
    "SpeakerDraft",
    "StillOpen",
    "add_pictures",
    "cancel_act",
    "change_act",
    "close_door",
    "count_signatures",
    "erase_old_names",
    "mail_again",
    "mark_delivered",
    "name_agency",
    "note",
    "open_door",
    "post_letters",
    "record_act",
    "sample",
    "set_audience",
    "settle_agreement",
    "show_act",
    "show_picture",
    "sign_in",
    "write_appeal",
]
