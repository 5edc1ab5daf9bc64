"""Files in pieces, after the tus protocol: begun, broken off, gone on with, sealed once, for their own form alone.

Threat model: FLOOD-10.
"""

import base64
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from netra.evidence import store
from netra.evidence.limits import MAX_FILE
from netra.evidence.models import Evidence
from netra.intake.models import Report
from netra.uploads import services
from netra.uploads.models import Piece, Upload
from netra.vault.services import ensure_key
from tests.cast import Cast
from tests.intake.forms import a_photo, a_tip, a_trap, filled_tip, kept_in, token_of

DOOR = "/lapor/unggah/"
TUS = {"Tus-Resumable": "1.0.0"}
BYTES = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def _keys(db: None) -> None:
    ensure_key()


def _metadata(token: str, name: str) -> str:
    return ",".join(
        f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in (("form", token), ("filename", name))
    )


def _begin(client: Client, token: str, length: int, *, door: str = DOOR, name: str = "foto.jpg", **more: Any) -> Any:
    headers = {**TUS, "Upload-Length": str(length), "Upload-Metadata": _metadata(token, name), **more}
    return client.post(door, b"", content_type=BYTES, headers=headers)


def _send(client: Client, address: str, offset: int, content: bytes) -> Any:
    headers = {**TUS, "Upload-Offset": str(offset)}
    return client.patch(address, content, content_type=BYTES, headers=headers)


def _offset(client: Client, address: str) -> int:
    return int(client.head(address, headers=TUS)["Upload-Offset"])


def _photo() -> bytes:
    content: bytes = a_photo().read()
    return content


def _id(answer: Any) -> str:
    return str(answer["Location"]).rstrip("/").rsplit("/", 1)[-1]


def test_it_works(client: Client, country: None) -> None:
    token, photo = token_of(client.get("/lapor/")), _photo()
    begun = _begin(client, token, len(photo))
    address = begun["Location"]
    assert (begun.status_code, address.startswith(DOOR), _offset(client, address)) == (201, True, 0)
    assert _send(client, address, 0, photo[:100])["Upload-Offset"] == "100"
    assert _offset(client, address) == 100  # the line broke; the browser asks where to go on
    assert _send(client, address, 100, photo[100:]).status_code == 204
    client.post("/lapor/", filled_tip(token, unggah=[_id(begun)]))
    piece = Report.objects.get().case.exhibits.get().evidence
    with store.open_original(piece.sha256) as file:
        assert file.read() == photo
    assert (piece.name, piece.kept_by, piece.kept_at > timezone.now() - timedelta(minutes=5)) == (
        "foto.jpg",
        "citizen",
        True,
    )
    assert not Piece.objects.exists()
    assert not list((store.root() / "pieces").rglob("[0-9a-f]" * 32))


def test_what_it_speaks(client: Client, country: None) -> None:
    told = client.options(DOOR)
    assert (told["Tus-Version"], told["Tus-Max-Size"]) == ("1.0.0", str(MAX_FILE))
    assert {"creation", "termination", "expiration"} <= set(told["Tus-Extension"].split(","))
    assert client.post(DOOR, b"", content_type=BYTES, headers={"Tus-Resumable": "0.2.2"}).status_code == 412
    assert client.get(DOOR, headers=TUS).status_code == 405
    assert client.get(DOOR, headers=TUS)["Tus-Resumable"] == "1.0.0"


def test_pieces_lie_encrypted(client: Client, country: None) -> None:
    content = b"rahasia yang belum selesai " * 20
    address = _begin(client, token_of(client.get("/lapor/")), 10_000)["Location"]
    _send(client, address, 0, content)
    (path,) = (path for path in (store.root() / "pieces").rglob("*") if path.is_file())
    assert b"rahasia" not in path.read_bytes()


def test_bytes_at_the_wrong_place_are_refused(client: Client, country: None) -> None:
    address = _begin(client, token_of(client.get("/lapor/")), 100)["Location"]
    assert _send(client, address, 10, b"x" * 5).status_code == 409
    assert _send(client, address, 0, b"x" * 60).status_code == 204
    assert _send(client, address, 0, b"x" * 60).status_code == 409  # the same again, after a lost answer
    assert _send(client, address, 60, b"x" * 41).status_code == 413  # more than was announced
    assert _offset(client, address) == 60


def test_two_at_once_are_one(country: None) -> None:
    upload = services.begin(secret="s", name="a", length=100, by="citizen", at=timezone.now())
    other = Upload.objects.get()
    services.carry_on(upload, start=0, content=[b"x" * 40], at=timezone.now())
    with pytest.raises(services.NotThere):
        services.carry_on(other, start=0, content=[b"y" * 40], at=timezone.now())
    assert Piece.objects.count() == 1


def test_a_line_that_breaks_keeps_what_came(country: None) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"x" * (services.PIECE + 10)
        raise ConnectionResetError

    upload = services.begin(secret="s", name="a", length=5 * services.PIECE, by="citizen", at=timezone.now())
    services.carry_on(upload, start=0, content=breaking(), at=timezone.now())
    assert Upload.objects.get().offset == services.PIECE + 10


def test_a_file_we_cannot_take_is_told_at_its_last_byte(client: Client, country: None) -> None:
    trap = a_trap().read()
    begun = _begin(client, token_of(client.get("/lapor/")), len(trap))
    answer = _send(client, begun["Location"], 0, trap)
    assert (answer.status_code, "SVG" in answer.content.decode()) == (422, True)
    assert not Upload.objects.exists()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(("length", "status"), [(MAX_FILE + 1, 413), (0, 422), (-1, 400)])
def test_sizes_nobody_may_announce(client: Client, country: None, length: int, status: int) -> None:
    assert _begin(client, token_of(client.get("/lapor/")), length).status_code == status


def test_a_form_has_room_for_so_much(client: Client, country: None) -> None:
    token = token_of(client.get("/lapor/"))
    assert [_begin(client, token, MAX_FILE).status_code for _n in range(6)] == [201] * 5 + [413]


def test_without_a_form_nothing_is_taken(client: Client, country: None) -> None:
    forged = signing.dumps("geheim", salt="something.else")
    assert _begin(client, forged, 10).status_code == 400
    assert client.post(DOOR, b"", content_type=BYTES, headers={**TUS, "Upload-Length": "5"}).status_code == 400


def test_a_file_of_another_form_is_nobodys(client: Client, country: None) -> None:
    photo = _photo()
    begun = _begin(client, token_of(client.get("/lapor/")), len(photo))
    _send(client, begun["Location"], 0, photo)
    a_tip(client, unggah=[_id(begun), "no uuid"])
    assert not Report.objects.get().case.exhibits.exists()


def test_a_file_named_twice_is_kept_once(client: Client, country: None) -> None:
    token, photo = token_of(client.get("/lapor/")), _photo()
    begun = _begin(client, token, len(photo))
    _send(client, begun["Location"], 0, photo)
    page = client.post("/lapor/", filled_tip(token, account="", unggah=[_id(begun)]))
    client.post("/lapor/", filled_tip(token, unggah=[_id(begun)], kept=kept_in(page)))
    assert Report.objects.get().case.exhibits.count() == Evidence.objects.count() == 1


def test_officers_have_a_door_of_their_own(client: Client, cast: Cast) -> None:
    door, token = "/kerja/unggah/", token_of(client.get("/lapor/"))
    assert _begin(client, token, 10, door=door).status_code == 403
    budi, tono = Client(), Client()
    budi.force_login(cast.budi.user)
    tono.force_login(cast.tono.user)
    address = _begin(budi, token, 10, door=door)["Location"]
    assert budi.head(address, headers=TUS).status_code == 200
    assert tono.head(address, headers=TUS).status_code == 404
    assert client.head(address.replace(door, DOOR), headers=TUS).status_code == 404


def test_it_can_be_dropped(client: Client, country: None) -> None:
    address = _begin(client, token_of(client.get("/lapor/")), 10)["Location"]
    _send(client, address, 0, b"12345")
    assert client.delete(address, headers=TUS).status_code == 204
    assert client.head(address, headers=TUS).status_code == 404
    assert not Piece.objects.exists()


def test_what_does_not_move_is_swept(client: Client, country: None) -> None:
    address = _begin(client, token_of(client.get("/lapor/")), 10)["Location"]
    _send(client, address, 0, b"12345")
    now = timezone.now()
    assert services.sweep(at=now + timedelta(days=2)) == 0
    assert services.sweep(at=now + timedelta(days=4)) == 1
    assert not Upload.objects.filter(pk=UUID(_id({"Location": address}))).exists()


def test_forged_requests_are_refused(country: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert _begin(strict, token_of(strict.get("/lapor/")), 10).status_code == 403
