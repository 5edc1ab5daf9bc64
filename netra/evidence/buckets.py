"""A bucket of an object storage (S3), as the store of sealed files needs one. Loaded only where a house has one."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

from netra.evidence.limits import MIB
from netra.evidence.refusals import StoreAway


class Bucket(S3Storage):  # type: ignore[misc]  # the library says nothing of its types
    """Whatever the storage answers that is no yes becomes `StoreAway`."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        # Somebody waits for a receipt: a storage that is away is said so within seconds.
        hurried = Config(connect_timeout=5, read_timeout=30, retries={"total_max_attempts": 2})
        self.client_config: Config = self.client_config.merge(hurried)

    def put(self, name: str, path: Path) -> None:
        with _away_told(), path.open("rb") as file:
            self.save(name, File(file, name=name))

    def has(self, name: str) -> bool:
        with _away_told():
            return bool(self.exists(name))

    def blocks(self, name: str) -> Iterator[bytes]:
        with _away_told(), self.open(name) as file:
            while block := file.read(MIB):
                yield block

    def drop(self, name: str) -> None:
        with _away_told(), suppress(FileNotFoundError):
            self.delete(name)

    def rows(self, under: str) -> Iterator[tuple[str, int, str]]:
        """Name, bytes and mark of content of each object below the store's root."""
        before = f"{self.location}/" if self.location else ""
        with _away_told():
            for row in self.bucket.objects.filter(Prefix=before + under):
                yield str(row.key).removeprefix(before), int(row.size), str(row.e_tag)


@contextmanager
def _away_told() -> Iterator[None]:
    try:
        yield
    except (Boto3Error, BotoCoreError, ClientError) as error:
        raise StoreAway from error
