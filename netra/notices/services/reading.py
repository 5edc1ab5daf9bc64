from datetime import datetime

from netra.accounts.queries import User
from netra.notices.models import Notice


def mark_read(user: User, pk: int, *, at: datetime) -> Notice | None:
    """The reader's own notice, now read; `None` when it is nobody's or somebody else's."""
    mine = Notice.objects.filter(user=user, pk=pk)
    mine.filter(read_at__isnull=True).update(read_at=at)
    return mine.first()


def mark_all_read(user: User, *, up_to: int, at: datetime) -> int:
    """Everything the reader had on the page: newer notices, which were not seen yet, stay unread."""
    return Notice.objects.filter(user=user, read_at__isnull=True, pk__lte=up_to).update(read_at=at)
