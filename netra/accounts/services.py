"""Letting people in: invitations, one-time links, memberships."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from netra.accounts.models import Invitation, Membership, Role, SignInLink, User

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
    """Use an invitation: the account is made, the password set, the door closed."""
    found = Invitation.objects.filter(digest=digest(key), used_at__isnull=True, expires_at__gt=at)
    invitation = found.select_related("institution").first()
    if invitation is None or not found.update(used_at=at):
        raise DoorClosed(_("Undangan ini sudah dipakai atau kedaluwarsa. Minta undangan baru kepada pengelola."))
    user = add_member(
        email=invitation.email,
        name=invitation.name,
        institution=invitation.institution,
        role=Role(invitation.role),
        since=at.date(),
    )
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


def make_link(user: User, *, at: datetime, lasts: timedelta) -> str:
    """A one-time way in for this person; gives back the key."""
    key = secrets.token_urlsafe(24)
    SignInLink.objects.create(digest=digest(key), user=user, expires_at=at + lasts)
    return key


@transaction.atomic
def use_link(key: str, *, at: datetime) -> User:
    """The person a one-time link was made for; the link is spent."""
    found = SignInLink.objects.filter(digest=digest(key), used_at__isnull=True, expires_at__gt=at, user__is_active=True)
    link = found.select_related("user").first()
    if link is None or not found.update(used_at=at):
        raise DoorClosed(
            _("Tautan masuk ini sudah dipakai atau kedaluwarsa. Jalankan `make run` lagi untuk tautan baru.")
        )
    return link.user
