"""Bringing a register in: tried first, then brought in whole; in between the file lies sealed."""

import base64
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from django.db import transaction

from netra.accounts.queries import User
from netra.cases.services import Actor
from netra.intake import services as intake
from netra.intake.services import Register
from netra.vault import services as vault
from netra.worklists.models import Draft

if TYPE_CHECKING:
    from netra.registry.models import Institution

PURPOSE = "register"
REASON = "register being brought in"
LASTS = timedelta(days=1)
LONGEST_NAME = 80


def check(content: bytes, name: str, *, office: "Institution", by: User, at: datetime) -> tuple[Register, Draft | None]:
    """Try the file; a draft of it when every row is good. Raises `intake.services.CannotRead`."""
    register = _run(content, name, office, by, at, trial=True)
    if register.bad or not register.new:
        return register, None
    with transaction.atomic():
        sealed = vault.seal(PURPOSE, {"file": base64.b64encode(content).decode()})
        draft = Draft.objects.create(by=by, institution=office, name=name[-LONGEST_NAME:], sealed=sealed, made_at=at)
    return register, draft


def bring_in(draft: Draft, *, by: User, at: datetime) -> Register | None:
    """Bring the draft in; `None` when somebody did already. What was good yesterday may be bad today: then nothing
    is written and the draft stays."""
    mine = Draft.objects.filter(pk=draft.pk, by=by, sealed__isnull=False).first()
    if mine is None or mine.sealed is None:
        return None
    try:
        data = vault.open_sealed(mine.sealed, by=f"user:{by.pk}", reason=REASON, at=at)
    except vault.Forgotten:
        return None
    with transaction.atomic():
        if not Draft.objects.select_for_update().filter(pk=mine.pk).exists():
            return None
        register = _run(base64.b64decode(data["file"]), mine.name, mine.institution, by, at, trial=False)
        if not register.bad:
            give_up(mine, at=at)
    return register


def give_up(draft: Draft, *, at: datetime) -> None:
    """Forget the file."""
    if draft.sealed is not None:
        vault.forget(draft.sealed, by=f"user:{draft.by_id}", reason=REASON, at=at)
    Draft.objects.filter(pk=draft.pk).delete()


def forget_drafts(*, at: datetime) -> int:
    """Files nobody came back for within a day."""
    old = list(Draft.objects.filter(made_at__lt=at - LASTS))
    for draft in old:
        give_up(draft, at=at)
    return len(old)


def _run(content: bytes, name: str, office: "Institution", by: User, at: datetime, *, trial: bool) -> Register:
    """The reader of files wants one on the disk: it lies there while it is read, in a folder nobody else opens."""
    actor = Actor.staff(by, str(office.pk))
    with TemporaryDirectory(prefix="netra-register-") as folder:
        path = Path(folder) / f"register{Path(name).suffix.lower()}"
        path.write_bytes(content)
        return intake.bring_register(path, source=name[-LONGEST_NAME:], office=office, by=actor, at=at, trial=trial)
