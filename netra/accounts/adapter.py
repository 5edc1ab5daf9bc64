"""Accounts are opened by invitation; nobody signs up, neither here nor through the sign-in of an agency."""

import logging
from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from netra.accounts import services
from netra.accounts.services import DoorClosed

log = logging.getLogger(__name__)


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A refused sign-in is logged under a keyed digest: tries at one account are seen as such, and name nobody."""
        tried = str(credentials.get("email") or credentials.get("username") or "").strip().lower()
        log.warning("A sign-in was refused, account %s.", salted_hmac("netra.sign-in", tried).hexdigest()[:12])


class InvitedFromElsewhere(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Who signed in at the agency named by NETRA_OIDC_ISSUER comes in with an account, or an open invitation, for the
    address that the agency has verified; the first time ties the two together, and from then on the address may change.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if request.user.is_authenticated or sociallogin.state.get("process") == "connect":
            _refuse(request, _("Anda sudah masuk. Keluar dahulu untuk masuk dengan akun instansi."))
        if sociallogin.is_existing:
            return
        verified = [known.email for known in sociallogin.email_addresses if known.verified]
        if not verified:
            _refuse(request, _("Instansi Anda tidak menyebut alamat surel yang sudah diperiksanya."))
        try:
            user = services.come_from_elsewhere(verified[0], at=timezone.now())
        except DoorClosed as closed:
            _refuse(request, str(closed))
        sociallogin.connect(request, user)


def _refuse(request: HttpRequest, reason: str) -> NoReturn:
    raise ImmediateHttpResponse(render(request, "accounts/closed.html", {"reason": reason}, status=403))
