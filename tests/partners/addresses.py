"""An address for every page about other institutions' systems."""

from django.utils import timezone

from netra.accounts.models import User
from netra.partners import services
from netra.partners.models import Scope
from netra.registry import queries as registry


def a_partner(by: User) -> dict[str, tuple[object, ...]]:
    """One system to look at, and one for each page that ends something."""
    now = timezone.now()
    one, other = (services.connect(registry.office("BKN"), name=name, by=by, at=now) for name in ("Satu", "Dua"))
    services.make_token(one, label="contoh", scopes=[Scope.READ], lasts=now - now, by=by, at=now)
    hook, _secret = services.add_hook(one, url="https://sistem.contoh.invalid/netra", by=by, at=now)
    return {
        **{f"partners:{name}": (one.ref,) for name in ("partner", "make_token", "add_hook")},
        "partners:end": (other.ref,),
        "partners:end_token": (one.ref, one.tokens.get().pk),
        "partners:hook": (one.ref, hook.ref),
        "partners:hook_step": (one.ref, hook.ref, "tahan"),
        **{f"partners:api:{name}": ("0" * 16,) for name in ("handover", "acknowledge", "act")},
        "partners:api:evidence": ("0" * 16, "00000000-0000-0000-0000-000000000000"),
    }
