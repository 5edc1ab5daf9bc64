"""Messages come in once, go out once, and neither text nor address can be read in the tables.

Threat model: HOST-7.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from netra.channels import queries, services
from netra.channels.delivering import GIVE_UP_AFTER, LEASE, deliver
from netra.channels.models import InState, Outbound, OutState
from netra.channels.queries import Inbound, Kind
from netra.channels.sending import NotSent, Sending, Sent
from netra.evidence.models import Evidence
from netra.vault.models import Sealed
from tests.intake.forms import a_photo, everything_stored

AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)
ADDRESS = "rahasia@contoh.invalid"


@dataclass
class Provider:
    """Somebody's server, as this house sees it: what it took, and what it says next."""

    kind: Kind = Kind.MAIL
    faults: list[NotSent] = field(default_factory=list)
    took: list[Sending] = field(default_factory=list)

    def is_configured(self) -> bool:
        return True

    def reached_at(self) -> str:
        return ""

    def send(self, sending: Sending, *, at: datetime) -> Sent:
        if self.faults:
            raise self.faults.pop(0)
        self.took.append(sending)
        return Sent(f"id-{len(self.took)}")

    def state(self) -> tuple[bool, str]:
        return True, ""


def take(number: int = 1, **more: Any) -> Inbound:
    values: dict[str, Any] = {"sender": ADDRESS, "text": "Pak Camat berfoto.", "at": AT} | more
    return services.take_in(adapter=Kind.MAIL, provider_id=f"<{number}@contoh.invalid>", **values)


def put(key: str = "a", **more: Any) -> Outbound:
    to = services.correspondent(Kind.MAIL, ADDRESS, at=AT)
    made = services.send(to, key=key, text="Kantor bertanya.", at=AT, **more)
    assert made is not None
    return made


def test_it_works() -> None:
    row = take(files=[a_photo()])
    assert queries.waiting(at=AT) == [row]
    assert services.claim(row, at=AT)
    assert services.read(row, at=AT).text == "Pak Camat berfoto."
    assert row.files.count() == 1
    provider, out = Provider(), put(about="report:7")
    assert deliver({Kind.MAIL: provider}, at=AT) == 1
    assert provider.took[0].to == ADDRESS
    thread = queries.thread_of(provider.took[0].thread)
    assert thread is not None
    assert (thread.about, thread.correspondent) == ("report:7", row.correspondent)
    assert queries.sent_as("id-1") == out
    assert services.settle(row, at=AT)
    assert queries.waiting(at=AT) == []


def test_the_same_message_is_taken_once() -> None:
    first = take(files=[a_photo()])
    assert take(files=[a_photo()]) == first
    assert Evidence.objects.count() == 1
    assert take(2) != first


def test_nothing_can_be_read_in_the_tables() -> None:
    row = take(sender="+628120000007", extra={"subject": "Laporan"})
    put()
    stored = everything_stored()
    for secret in ("628120000007", "rahasia", "Camat", "bertanya", "@contoh.invalid"):
        assert secret not in stored
    assert set(Sealed.objects.values_list("purpose", flat=True)) == {
        "channel-address",
        "channel-incoming",
        "channel-outgoing",
    }
    services.settle(row, at=AT)
    deliver({Kind.MAIL: Provider()}, at=AT)
    assert not Sealed.objects.exclude(purpose="channel-address").filter(forgotten_at=None).exists()


def test_two_workers_share_no_message() -> None:
    row = take()
    again = Inbound.objects.get()
    assert services.claim(row, at=AT)
    assert not services.claim(again, at=AT)
    assert queries.waiting(at=AT + timedelta(minutes=1)) == []
    assert queries.waiting(at=AT + timedelta(minutes=11)) == [row], "a dead worker's message comes round again"
    assert services.settle(row, at=AT)
    assert not services.settle(again, at=AT)


def test_messages_of_one_sender_keep_their_order() -> None:
    first, second, other = take(), take(2), take(3, sender="lain@contoh.invalid")
    assert queries.waiting(at=AT) == [first, other]
    services.claim(first, at=AT)
    assert queries.waiting(at=AT) == [other]
    services.settle(first, at=AT)
    assert queries.waiting(at=AT) == [second, other]


def test_a_server_that_is_down_is_tried_again_in_order() -> None:
    first, second = put(), put("b")
    provider = Provider(faults=[NotSent("ConnectionRefusedError", is_down=True)])
    assert deliver({Kind.MAIL: provider}, at=AT) == 0
    assert deliver({Kind.MAIL: provider}, at=AT) == 0, "the second does not overtake the first"
    later = AT + timedelta(minutes=2)
    assert deliver({Kind.MAIL: provider}, at=later) == 1
    assert deliver({Kind.MAIL: provider}, at=later) == 1
    assert [one.key for one in provider.took] == [first.key, second.key]
    assert put() == first, "the same key is the same message"


def test_a_refusal_for_good_lets_the_next_one_go() -> None:
    first = put()
    put("b")
    provider = Provider(faults=[NotSent("RCPT 550", for_good=True)])
    deliver({Kind.MAIL: provider}, at=AT)
    deliver({Kind.MAIL: provider}, at=AT)
    first.refresh_from_db()
    assert (first.state, first.fault) == (OutState.REFUSED, "RCPT 550")
    assert [one.key for one in provider.took] == ["b"]


def test_it_gives_up_in_the_end() -> None:
    row = put()
    Outbound.objects.update(attempts=GIVE_UP_AFTER - 1)
    deliver({Kind.MAIL: Provider(faults=[NotSent("DATA 451")])}, at=AT)
    row.refresh_from_db()
    assert row.state == OutState.REFUSED


def test_a_worker_that_died_while_sending() -> None:
    row = put()
    Outbound.objects.update(state=OutState.SENDING, claimed_at=AT)
    provider = Provider()
    assert deliver({Kind.MAIL: provider}, at=AT + timedelta(minutes=5)) == 0
    assert deliver({Kind.MAIL: provider}, at=AT + LEASE) == 1
    assert provider.took[0].key == row.key


def test_stop_forgets_the_address_and_what_waits() -> None:
    row = put()
    to = row.correspondent
    token = services.token_of(to, "report:7")
    services.stop(to, at=AT)
    provider = Provider()
    assert deliver({Kind.MAIL: provider}, at=AT) == 0
    row.refresh_from_db()
    assert row.state == OutState.UNWANTED
    assert services.send(to, key="c", text="Lagi", at=AT) is None
    assert queries.thread_of(token) is None
    assert not Sealed.objects.filter(forgotten_at=None).exists()
    assert take().correspondent != to, "a later message is a stranger's"


def test_a_token_is_no_receipt_code() -> None:
    to = services.correspondent(Kind.MAIL, ADDRESS, at=AT)
    token = services.token_of(to, "report:7")
    assert token == services.token_of(to, "report:7") != services.token_of(to, "report:8")
    assert queries.thread_of(token[1:]) is None
    assert queries.thread_of("n" + "0" * 18) is None


def test_a_bounce_is_kept_and_put_away() -> None:
    assert take(refused="BOUNCE").state == InState.REFUSED
    assert queries.waiting(at=AT) == []


def test_a_file_that_cannot_be_taken_is_counted() -> None:
    row = take(files=[SimpleUploadedFile("surat.exe", b"MZ" + b"\0" * 200)])
    assert (row.files.count(), row.lacking) == (0, 1)
