"""Receiving a form with files: the text survives whatever is sent along."""

import errno
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory
from pytest_django import Settings

from netra.evidence import services
from netra.evidence.fields import MultipleEvidenceField
from netra.evidence.limits import MAX_ENDLESS, MAX_REQUEST, MIB
from netra.evidence.uploads import RefusedUpload
from tests.evidence import samples

BOUNDARY = "batas"


@pytest.fixture(autouse=True)
def handlers(settings: Settings) -> None:
    settings.FILE_UPLOAD_HANDLERS = ["netra.evidence.uploads.SparingUploadHandler"]


class Body(io.RawIOBase):
    """A form body that is made while it is read, so that 200 MB cost no memory."""

    def __init__(self, parts: list[tuple[str, str | None, bytes, int]]) -> None:
        self.size = sum(len(piece) for piece in self._pieces(parts))
        self._source = self._pieces(parts)
        self._rest = b""

    @staticmethod
    def _pieces(parts: list[tuple[str, str | None, bytes, int]]) -> Iterator[bytes]:
        for field, name, content, times in parts:
            file = f'; filename="{name}"\r\nContent-Type: image/svg+xml' if name is not None else ""
            yield f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"{file}\r\n\r\n'.encode()
            for _ in range(times if content else 0):
                yield content
            yield b"\r\n"
        yield f"--{BOUNDARY}--\r\n".encode()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._rest = self._rest or next(self._source, b"")
        given, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)


def request_of(*parts: tuple[str, str | None, bytes, int], length: int | None = None) -> WSGIRequest:
    body = Body(list(parts))
    request = RequestFactory().post("/lapor", content_type=f"multipart/form-data; boundary={BOUNDARY}")
    request.environ.update({"wsgi.input": io.BufferedReader(body), "CONTENT_LENGTH": str(length or body.size)})
    return WSGIRequest(request.environ)


class Report(forms.Form):
    story = forms.CharField()
    papers = MultipleEvidenceField(required=False)


def test_it_works() -> None:
    request = request_of(
        ("story", None, b"Camat hadir", 1),
        ("papers", "a.jpg", samples.jpeg(), 1),
        ("papers", "b.png", samples.png(), 1),
    )
    form = Report(request.POST, request.FILES)
    assert form.is_valid(), form.errors
    assert [upload.read() for upload in form.cleaned_data["papers"]] == [samples.jpeg(), samples.png()]
    assert 'type="file"' in str(form["papers"])
    assert "multiple" in str(form["papers"])


def test_a_video_of_200_mb_is_named_and_everything_else_survives(data_folder: Path) -> None:
    request = request_of(
        ("before", None, b"teks sebelum", 1),
        ("papers", "video.mp4", b"\0" * MIB, 200),
        ("papers", "foto.jpg", samples.jpeg(), 1),
        ("story", None, b"teks sesudah", 1),
    )
    form = Report(request.POST, request.FILES)
    assert (request.POST["before"], request.POST["story"]) == ("teks sebelum", "teks sesudah")
    big, photo = request.FILES.getlist("papers")
    assert isinstance(big, RefusedUpload)
    assert big.size == 200 * MIB
    assert photo.read() == samples.jpeg()
    assert not form.is_valid()
    [error] = form.errors["papers"]
    assert str(error).startswith("video.mp4: Berkas ini lebih besar dari 64 MB")
    assert 'value="teks sesudah"' in str(form["story"])
    with pytest.raises(services.TooLarge):
        services.keep(big, by="citizen", at=None)  # type: ignore[arg-type]
    assert list((data_folder / "evidence" / "incoming").iterdir()) == []


def test_many_files_that_are_too_much_together(data_folder: Path) -> None:
    each = 60
    count = MAX_REQUEST // (each * MIB) + 1
    parts = [("papers", f"{n}.mp4", b"\0" * MIB, each) for n in range(count)]
    request = request_of(*parts, ("story", None, b"teks", 1))
    refused = [file for file in request.FILES.getlist("papers") if isinstance(file, RefusedUpload)]
    assert [str(file.error)[:22] for file in refused] == ["Semua berkas bersama-s"]
    assert request.POST["story"] == "teks"


def test_a_request_that_announces_gigabytes_is_not_read() -> None:
    request = request_of(("story", None, b"teks", 1), length=MAX_ENDLESS + 1)
    with pytest.raises(RequestDataTooBig):
        request.POST  # noqa: B018


def test_a_disk_that_fills_while_receiving(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "full")

        def close(self) -> None:
            pass

    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **kwargs: Full())
    request = request_of(("papers", "a.jpg", samples.jpeg(), 1), ("story", None, b"teks", 1))
    form = Report(request.POST, request.FILES)
    assert not form.is_valid()
    assert "penuh" in form.errors["papers"][0]
    assert form.cleaned_data["story"] == "teks"


def test_each_bad_file_is_named_with_its_reason() -> None:
    request = request_of(
        ("story", None, b"x", 1),
        ("papers", "photo.jpg", samples.zip_bomb(), 1),
        ("papers", "gambar.png", samples.SVG, 1),
        ("papers", "baik.jpg", samples.jpeg(), 1),
        ("papers", "bom.png", samples.png_bomb(), 1),
        ("papers", "kosong.jpg", b"", 1),
        ("papers", "potong.jpg", samples.jpeg()[:4000], 1),
    )
    form = Report(request.POST, request.FILES)
    assert not form.is_valid()
    assert [str(error).split(":")[0] for error in form.errors["papers"]] == [
        "photo.jpg",
        "gambar.png",
        "bom.png",
        "kosong.jpg",
        "potong.jpg",
    ]


@pytest.mark.parametrize(
    "name", ["a" * 600 + ".jpg", "a." + "b" * 600, "../../x.jpg", "..\\..\\x.jpg", "x\x01.jpg", "x\0.jpg", "é王.jpg"]
)
def test_strange_names_do_no_harm(name: str, data_folder: Path) -> None:
    request = request_of(("story", None, b"x", 1), ("papers", name, samples.jpeg(), 1))
    form = Report(request.POST, request.FILES)
    assert form.is_valid(), form.errors
    assert len(form.cleaned_data["papers"]) == 1
    assert not (data_folder.parent / "x.jpg").exists()


def test_too_many_files() -> None:
    files = [UploadedFile(file=None, name=f"{n}.jpg", size=1) for n in range(21)]
    form = Report({"story": "x"}, _files(files))
    assert "paling banyak 20" in form.errors["papers"][0]


def test_no_file_is_fine_unless_one_is_required() -> None:
    class Required(forms.Form):
        papers = MultipleEvidenceField()

    assert Report({"story": "x"}, _files([])).is_valid()
    assert not Required({}, _files([])).is_valid()


def _files(files: list[Any]) -> Any:
    from django.utils.datastructures import MultiValueDict

    return MultiValueDict({"papers": files})
