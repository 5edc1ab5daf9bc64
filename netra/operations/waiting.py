"""What waits for the workers: queues told by the table that holds them, so that nobody below need know of this page.

A queue is a model, which of its rows wait, and since when. Nothing else of a row is ever read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Max, Min, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Queue:
    """`since`: the column that says from when a row waits, empty where none does."""

    code: str
    label: Promise
    model: str
    waits: Q
    since: str = ""
    when: Callable[[], bool] = lambda: True


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits, and since when the oldest; `None` where nothing waits or it is not known."""

    code: str
    label: Promise
    count: int
    oldest: datetime | None


_WAITING = Q(state="WAITING")
_COPYING = Q(clean_state="PENDING", erased_at=None)
QUEUES = (
    Queue(
        "copies", _("Salinan bersih bukti"), "evidence.Evidence", Q(clean_state="PENDING", erased_at=None), "kept_at"
    ),
    Queue(
        "scans",
        _("Berkas yang menunggu pemeriksa virus"),
        "evidence.Evidence",
        Q(scan_state="WAITING", erased_at=None),
        "kept_at",
        lambda: bool(settings.CLAMD),
    ),
    Queue("pictures", _("Gambar yang belum dibaca"), "pictures.Picture", Q(state__in=["WAITING", "SEEN"])),
    Queue("captures", _("Tautan yang belum diambil"), "captures.Capture", _WAITING, "due_at"),
    Queue("mails", _("Surel kabar"), "notices.Notice", Q(mail__in=["WAITING", "SENDING"]), "made_at"),
    Queue("letters", _("Surel himbauan"), "campaigns.Dispatch", Q(state="QUEUED", try_at__isnull=False), "try_at"),
    Queue("messages_in", _("Pesan masuk"), "channels.Inbound", Q(state="NEW"), "received_at"),
    Queue("messages_out", _("Pesan keluar"), "channels.Outbound", Q(state__in=["WAITING", "SENDING"]), "made_at"),
    Queue("readings", _("Berkas bacaan"), "readings.Incoming", _WAITING, "brought_at"),
    Queue("runs", _("Berkas pemantauan"), "monitoring.Run", _WAITING, "brought_at"),
)
READERS = (
    ("figures", _("Buku besar yang belum dihitung"), "figures.Cursor"),
    ("search", _("Buku besar yang belum dapat dicari"), "search.Cursor"),
)


def queues() -> list[Waiting]:
    """Every queue, and how far those who read the ledger on are behind it."""
    found = [_look(queue) for queue in QUEUES if queue.when()]
    last = apps.get_model("ledger.Entry")._default_manager.aggregate(last=Max("pk"))["last"] or 0
    for code, label, model in READERS:
        read = apps.get_model(model)._default_manager.aggregate(read=Min("last_entry"))["read"] or 0
        found.append(Waiting(code, label, max(last - read, 0), None))
    return found


def _look(queue: Queue) -> Waiting:
    rows = apps.get_model(queue.model)._default_manager.filter(queue.waits)
    oldest: dict[str, Any] = rows.aggregate(oldest=Min(queue.since)) if queue.since else {"oldest": None}
    return Waiting(queue.code, queue.label, rows.count(), oldest["oldest"])
