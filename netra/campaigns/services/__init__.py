"""Changes to what is kept of prevention. None of them asks permission: that is the caller's part."""

from netra.campaigns.queries import PREVENTION
from netra.campaigns.services.drafts import ActDraft, AgreementDraft, PartyDraft, ReachDraft, SpeakerDraft
from netra.campaigns.services.following import set_audience, settle_agreement
from netra.campaigns.services.noting import note
from netra.campaigns.services.pictures import add_pictures, show_picture
from netra.campaigns.services.recording import SomeoneWasFaster, cancel_act, change_act, record_act, show_act

__all__ = [
    "PREVENTION",
    "ActDraft",
    "AgreementDraft",
    "PartyDraft",
    "ReachDraft",
    "SomeoneWasFaster",
    "SpeakerDraft",
    "add_pictures",
    "cancel_act",
    "change_act",
    "note",
    "record_act",
    "set_audience",
    "settle_agreement",
    "show_act",
    "show_picture",
]
