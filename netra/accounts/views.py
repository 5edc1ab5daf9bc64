"""Doors for staff: the one-time link and the invitation. Signing in itself is django-allauth's."""

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from netra.accounts import services
from netra.accounts.forms import AcceptForm
from netra.accounts.models import User
from netra.accounts.services import DoorClosed


@never_cache
def one_time(request: HttpRequest, key: str) -> HttpResponse:
    """A link is shown first and used by a button, so that a preview of it does not spend it."""
    if request.method != "POST":
        return render(request, "accounts/one_time.html")
    try:
        user = services.use_link(key, at=timezone.now())
    except DoorClosed as closed:
        return render(request, "accounts/closed.html", {"reason": str(closed)}, status=410)
    return _enter(request, user)


@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """The invited person chooses a password and is in."""
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.accept(key, password=form.cleaned_data["password"], at=timezone.now())
        except DoorClosed as closed:
            return render(request, "accounts/closed.html", {"reason": str(closed)}, status=410)
        if not user.check_password(form.cleaned_data["password"]):
            return redirect("account_login")  # an account in use: the role is added, the usual door stays
        return _enter(request, user)
    return render(request, "accounts/invitation.html", {"form": form}, status=400 if form.errors else 200)


def _enter(request: HttpRequest, user: User) -> HttpResponse:
    """Sign in as with a password: who has a second factor is asked for it."""
    response: HttpResponse = perform_login(request, user, email_verification="none", redirect_url="/kerja/")
    return response
