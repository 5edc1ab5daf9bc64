"""Receiving files so that one that is too big costs neither the disk nor the rest of the form."""

import errno
import io
import secrets
import tempfile
from contextlib import suppress
from io import BytesIO
from typing import IO, Any, BinaryIO, cast

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from netra.evidence import store
from netra.evidence.limits import MAX_ENDLESS, MAX_FILE, MAX_REQUEST
from netra.evidence.refusals import RefusalCode, Refused, StoreFull, TooLarge
from netra.lib.chunked import ChunkReader, ChunkWriter


class RefusedUpload(UploadedFile):  # type: ignore[type-arg]
    """Stands in `request.FILES` for a file that was not kept while receiving, so that the form can say which and why.

    It holds no bytes; `size` is what was sent, `error` is what `keep` will raise.
    """

    def __init__(self, *, name: str, size: int, error: Refused | StoreFull) -> None:
        super().__init__(file=BytesIO(), name=name, content_type="application/octet-stream", size=size)
        self.error = error


class VeiledFile:
    """Takes an upload to a nameless file on the disk, under a key that only this process's memory holds."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(dir=store.incoming())  # noqa: SIM115 (lives as long as the request)
        self._key = secrets.token_bytes(32)
        self._writer = ChunkWriter(cast(BinaryIO, self._file), self._key)

    def write(self, content: bytes) -> None:
        self._writer.write(content)

    def read_back(self) -> BinaryIO:
        """What was written, from its beginning; nothing more can be written."""
        self._writer.finish()
        return cast(BinaryIO, io.BufferedReader(ChunkReader(cast(BinaryIO, self._file), self._key)))

    def close(self) -> None:
        with suppress(OSError):  # what is still to be written goes nowhere; on a full disk that would be raised
            self._file.close()


class SparingUploadHandler(FileUploadHandler):
    """Writes each file to the store's `incoming` folder and stops writing one that passes the limit.

    The rest of such a file is read and dropped, and all other fields and files of the form arrive as usual. The file
    is nameless and encrypted on the disk, so a killed server leaves nothing behind.
    """

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse a request (400) that announces more than anybody would send."""
        if content_length > MAX_ENDLESS:
            raise RequestDataTooBig("A form may not be larger than two gibibytes.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._error: Refused | StoreFull | None = None
        self._taken = getattr(self, "_taken", 0)
        self._file: VeiledFile | None = None
        try:
            self._file = VeiledFile()
        except OSError as error:
            self._give_up(_full(error))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._file is None:
            return
        if start + len(raw_data) > MAX_FILE:
            self._give_up(TooLarge())
        elif self._taken + len(raw_data) > MAX_REQUEST:
            self._give_up(TooLarge(RefusalCode.TOO_MUCH))
        else:
            self._write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":
        name = self.file_name or ""
        if self._file is None or self._error is not None:
            return RefusedUpload(name=name, size=file_size, error=self._error or StoreFull())
        try:
            file = self._file.read_back()
        except OSError as error:
            self._give_up(_full(error))
            return RefusedUpload(name=name, size=file_size, error=StoreFull())
        return UploadedFile(file=file, name=name, content_type=self.content_type, size=file_size, charset=self.charset)

    def upload_interrupted(self) -> None:
        if getattr(self, "_file", None) is not None:
            self._give_up(TooLarge())

    def _write(self, raw_data: bytes) -> None:
        assert self._file is not None
        try:
            self._file.write(raw_data)
        except OSError as error:
            self._give_up(_full(error))
        else:
            self._taken += len(raw_data)

    def _give_up(self, error: Refused | StoreFull) -> None:
        self._error = error
        if self._file is not None:
            self._file.close()
        self._file = None


def _full(error: OSError) -> StoreFull:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull()
    raise error
