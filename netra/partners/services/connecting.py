"""Connecting another institution's system: the partner, its tokens, its hooks. Each step is a row of the ledger."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.timezone import localdate

from netra.accounts.queries import User
from netra.ledger import services as ledger
from netra.ledger.services import Event as LedgerEvent
from netra.ledger.services import Subject
from netra.lib.signatures import new_secret
from netra.partners.locking import lock
from netra.partners.models import Hook, Partner, Scope, Token
from netra.partners.permissions import role_of
from netra.partners.queries.tokens import digest

if TYPE_CHECKING:
    from netra.registry.models import Institution

MARK = "netra_"
OLD_SECRET_SIGNS = timedelta(days=7)
LONGEST = timedelta(days=366)
PARTNER = "PARTNER"


class NothingIsHandedThere(Exception):
    """No referral of ours goes to this institution, or its steps are recorded by the sender."""


@transaction.atomic
def connect(institution: "Institution", *, name: str, by: User, at: datetime) -> Partner:
    """Connect a system of an institution. What was handed to it before is told in the next rounds of the worker."""
    role = role_of(institution)
    if role is None:
        raise NothingIsHandedThere(institution.pk)
    partner = Partner.objects.create(institution=institution, role=role, name=name, made_at=at)
    _note(partner, "PARTNER_CONNECTED", by, at)
    return partner


@transaction.atomic
def end_partner(partner: Partner, *, by: User, at: datetime) -> bool:
    """From now on its tokens open nothing and nothing is sent; false when that was so before."""
    if not Partner.objects.filter(pk=partner.pk, ended_at=None).update(ended_at=at):
        return False
    partner.tokens.filter(ended_at=None).update(ended_at=at)
    partner.hooks.filter(ended_at=None).update(ended_at=at)
    _note(partner, "PARTNER_ENDED", by, at)
    return True


@transaction.atomic
def make_token(
    partner: Partner, *, label: str, scopes: Iterable[Scope], lasts: timedelta, by: User, at: datetime
) -> str:
    """A new token, told once: only its hash is kept."""
    secret = MARK + secrets.token_urlsafe(32)
    token = Token.objects.create(
        partner=partner,
        label=label,
        digest=digest(secret),
        tail=secret[-4:],
        scopes=sorted({scope.value for scope in scopes}),
        made_at=at,
        expires_at=at + min(lasts, LONGEST),
    )
    _note(partner, "TOKEN_MADE", by, at, token=token.pk, scopes=token.scopes)
    return secret


@transaction.atomic
def end_token(token: Token, *, by: User, at: datetime) -> bool:
    """From now on the token opens nothing."""
    if not Token.objects.filter(pk=token.pk, ended_at=None).update(ended_at=at):
        return False
    _note(token.partner, "TOKEN_ENDED", by, at, token=token.pk)
    return True


@transaction.atomic
def add_hook(partner: Partner, *, url: str, by: User, at: datetime) -> tuple[Hook, str]:
    """An address that is told of every event from now on, and the secret by which it knows us, told once."""
    secret = new_secret()
    hook = Hook.objects.create(partner=partner, url=url, secret=lock(secret), made_at=at)
    _note(partner, "HOOK_ADDED", by, at, hook=hook.pk)
    return hook, secret


@transaction.atomic
def rotate_secret(hook: Hook, *, by: User, at: datetime) -> str:
    """A new secret, told once; for a week the one before signs beside it."""
    secret = new_secret()
    until = at + OLD_SECRET_SIGNS
    Hook.objects.filter(pk=hook.pk).update(secret=lock(secret), old_secret=hook.secret, old_until=until)
    _note(hook.partner, "HOOK_SECRET_TURNED", by, at, hook=hook.pk)
    return secret


@transaction.atomic
def pause_hook(hook: Hook, *, by: User, at: datetime) -> None:
    """Keep what is to be told until somebody lets it go on."""
    if Hook.objects.filter(pk=hook.pk, paused_at=None).update(paused_at=at, paused_why=""):
        _note(hook.partner, "HOOK_PAUSED", by, at, hook=hook.pk)


@transaction.atomic
def resume_hook(hook: Hook, *, by: User, at: datetime) -> None:
    """Go on where it was paused, at once."""
    if Hook.objects.filter(pk=hook.pk, paused_at__isnull=False).update(paused_at=None, paused_why=""):
        _note(hook.partner, "HOOK_RESUMED", by, at, hook=hook.pk)


@transaction.atomic
def end_hook(hook: Hook, *, by: User, at: datetime) -> None:
    """Nothing is sent there any more."""
    if Hook.objects.filter(pk=hook.pk, ended_at=None).update(ended_at=at):
        _note(hook.partner, "HOOK_ENDED", by, at, hook=hook.pk)


def _note(partner: Partner, name: str, by: User, at: datetime, **refs: object) -> None:
    event = LedgerEvent(
        name=name,
        on=localdate(at),
        at=at,
        actor=f"user:{by.pk}",
        institution=partner.institution_id,
        refs=dict(refs),
    )
    ledger.record(Subject(PARTNER, partner.pk), event)
