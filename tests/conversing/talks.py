"""A talk by message, as the house sees it: what comes in, what is heard, what goes out."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from netra.channels import services as channels
from netra.channels.models import Kind, Outbound
from netra.channels.writing import opened
from netra.conversing import services

AT = datetime(2024, 10, 10, 3, 0, tzinfo=UTC)
STORY = "Camat berfoto dengan calon sambil mengangkat dua jari"
_numbers = itertools.count(1)


@dataclass
class Talk:
    """Somebody who writes, and reads what is on its way to them."""

    kind: Kind = Kind.TELEGRAM
    address: str = "5004711471"
    at: datetime = AT
    read: set[int] = field(default_factory=set)

    def say(self, *texts: str, files: Iterable[Any] = (), **more: Any) -> str:
        """Write some messages; what the last one was answered with, one answer a line."""
        answer = ""
        for text in texts:
            self.at += timedelta(seconds=10)
            channels.take_in(
                adapter=self.kind,
                provider_id=f"{self.kind} {next(_numbers)}",
                sender=self.address,
                text=text,
                files=files,
                at=self.at,
                **more,
            )
            services.hear_pending(at=self.at)
            answer = self.hear()
        return answer

    def hear(self) -> str:
        """What came since the last time."""
        found = []
        for row in Outbound.objects.exclude(pk__in=self.read).select_related("correspondent").order_by("pk"):
            self.read.add(row.pk)
            told = opened(row, to="", thread="", by="system:test", at=self.at)
            found.append(" | ".join([told.text, *(option.label for option in told.options)]))
        return "\n".join(found)


TOLD = ("/start", "1", STORY, "Kudus, alun-alun", "kemarin sore", "Joko Contoh, camat", "selesai", "1")


def code_in(text: str) -> str:
    line = next(line for line in text.splitlines() if line.startswith(("Kode Anda:", "Your code:")))
    return line.partition(":")[2].strip()
