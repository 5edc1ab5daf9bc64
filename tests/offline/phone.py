"""A phone as the server sees it: what its scripts send, byte for byte of meaning."""

import hashlib
import io
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from netra.accounts.queries import User

PEOPLE = {"orang-TOTAL_FORMS": "3", "orang-INITIAL_FORMS": "0", "orang-0-name": "Joko Contoh", "orang-0-status": "PNS"}


def a_picture(colour: str = "navy") -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (32, 24), colour).save(content, "JPEG")
    return content.getvalue()


@dataclass
class Phone:
    """In the hands of one person. `key` is the finding at hand."""

    user: User
    key: UUID = field(default_factory=uuid4)
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.client.force_login(self.user)

    def words(self, **more: Any) -> dict[str, Any]:
        return {
            **PEOPLE,
            "key": str(self.key),
            "owner": str(self.user.pk),
            "noted_at": "2026-11-22T03:04:05.678Z",
            "account": "Camat mengangkat dua jari di depan warga.",
            "act_on": timezone.localdate().isoformat(),
            "hours": "09.00 sampai 10.00",
            "place": "Alun-alun",
            "region": "Kabupaten Kudus, Jawa Tengah",
            "duty_letter": "012/ST/2026",
            "event": "Jalan sehat",
            **more,
        }

    def brings(self, content: bytes, *, key: UUID, sha256: str = "", name: str = "foto.jpg", **more: Any) -> Any:
        told = {
            "finding": str(self.key),
            "key": str(key),
            "owner": str(self.user.pk),
            "sha256": sha256 or hashlib.sha256(content).hexdigest(),
            "upload": SimpleUploadedFile(name, content, "image/jpeg"),
            **more,
        }
        return self.client.post("/lapangan/berkas/", told)

    def sends(self, **more: Any) -> Any:
        return self.client.post("/lapangan/temuan/", self.words(**more))
