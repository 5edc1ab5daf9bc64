"""Letting people in: invitations, one-time links, memberships."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netra.accounts.models import Invitation, Membership, Role, SignInLink, User
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject

if TYPE_CHECKING:
    from netra.registry.models import Institution

INVITATION_LASTS = timedelta(days=14)


class DoorClosed(Exception):
    """An invitation or one-time link is unknown, used or expired; the message says what to do."""


def digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def add_member(*, email: str, name: str, institution: "Institution", role: Role, since: date) -> User:
    """The person with this address acts for the institution; doing it twice changes nothing."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        user = User.objects.create_user(email.strip(), name=name)
    Membership.objects.get_or_create(user=user, institution=institution, role=role, defaults={"since": since})
    return user


def invite(*, email: str, name: str, institution: "Institution", role: Role, at: datetime) -> str:
    """Open a door for one person and give back its key, which is kept nowhere."""
    key = secrets.token_urlsafe(24)
    Invitation.objects.create(
        digest=digest(key),
        email=email.strip().lower(),
        name=name,
        institution=institution,
        role=role,
        invited_at=at,
        expires_at=at + INVITATION_LASTS,
    )
    return key


@transaction.atomic
def accept(key: str, *, password: str, at: datetime) -> User:
    """Use an invitation: the account is made, the password set, the door closed.

    An account that is in use keeps its password and second factor: an invitation adds a role, it opens nobody's door.
    One that had been closed is opened afresh, and its old second factor is gone.
    """
    found = Invitation.objects.filter(digest=digest(key), used_at__isnull=True, expires_at__gt=at)
    invitation = found.select_related("institution").first()
    if invitation is None or not found.update(used_at=at):
        raise DoorClosed(_("Undangan ini sudah dipakai atau kedaluwarsa. Minta undangan baru kepada pengelola."))
    earlier = User.objects.filter(email=invitation.email).first()
    user = add_member(
        email=invitation.email,
        name=invitation.name,
        institution=invitation.institution,
        role=Role(invitation.role),
        since=at.date(),
    )
    _note(user, "INVITATION_ACCEPTED", by=f"user:{user.pk}", at=at, institution=invitation.institution_id)
    if earlier is None or not earlier.is_active:
        Authenticator.objects.filter(user=user).delete()
        user.is_active = True
        user.set_password(password)
        user.save(update_fields=["password", "is_active"])
    return user


@transaction.atomic
def come_from_elsewhere(email: str, *, at: datetime) -> User:
    """The person an agency vouches for by a verified address: an account in use, or an invitation that is still open.

    An invitation is used up by it; the account it opens has no password. Raises `DoorClosed`.
    """
    address = email.strip().lower()
    found = Invitation.objects.filter(email=address, used_at__isnull=True, expires_at__gt=at)
    user = User.objects.filter(email=address, is_active=True).first()
    invitation = found.select_related("institution").order_by("pk").first()
    if user is None and invitation is not None and found.filter(pk=invitation.pk).update(used_at=at):
        user = add_member(
            email=address,
            name=invitation.name,
            institution=invitation.institution,
            role=Role(invitation.role),
            since=at.date(),
        )
        _note(user, "INVITATION_ACCEPTED", by=f"user:{user.pk}", at=at, institution=invitation.institution_id)
        if not user.is_active:  # opened afresh: what let somebody in before lets in nobody now
            Authenticator.objects.filter(user=user).delete()
            user.is_active = True
            user.set_unusable_password()
            user.save(update_fields=["password", "is_active"])
    if user is None:
        raise DoorClosed(_("Alamat ini tidak diundang, atau undangannya sudah lewat. Minta undangan kepada pengelola."))
    _note(user, "OUTSIDE_ACCOUNT_TIED", by=f"user:{user.pk}", at=at)
    return user


@transaction.atomic
def make_link(user: User, *, at: datetime, lasts: timedelta, by: str = "console") -> str:
    """A one-time way in for this person, in place of the password; gives back the key. The ledger says who made it."""
    key = secrets.token_urlsafe(24)
    _note(user, "SIGN_IN_LINK_MADE", by=by, at=at)
    SignInLink.objects.create(digest=digest(key), user=user, expires_at=at + lasts)
    return key


def _note(user: User, name: str, *, by: str, at: datetime, institution: str = "") -> None:
    """Doors are opened by people; who opened which stands in the ledger."""
    event = Event(name=name, on=localdate(at), at=at, actor=by, institution=institution)
    ledger.record(Subject("ACCOUNT", user.pk), event)


@transaction.atomic
def use_link(key: str, *, at: datetime) -> User:
    """The person a one-time link was made for; the link is spent."""
    found = SignInLink.objects.filter(digest=digest(key), used_at__isnull=True, expires_at__gt=at, user__is_active=True)
    link = found.select_related("user").first()
    if link is None or not found.update(used_at=at):
        raise DoorClosed(
            _("Tautan masuk ini sudah dipakai atau kedaluwarsa. Jalankan `make run` lagi untuk tautan baru.")
        )
    _note(link.user, "SIGN_IN_LINK_USED", by=f"user:{link.user_id}", at=at)
    return link.user
