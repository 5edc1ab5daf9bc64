"""What the guard admits and refuses, without a network: names are resolved by the test.

Threat model: FLOOD-4.
"""

from collections.abc import Callable

import pytest

from netra.engine.capturing.guard import Guard
from netra.engine.capturing.orders import Code, Trouble
from netra.engine.capturing.routes import route_of

PUBLIC = "93.184.216.34"


def named(**names: list[str]) -> Callable[[str, int], list[str]]:
    """A name system that knows these names (with _ for a dot), and takes numbers as they are."""
    return lambda host, _port: names.get(host.replace(".", "_"), [host])


def refused(url: str, guard: Guard) -> Code:
    with pytest.raises(Trouble) as told:
        guard.admit(url)
    return told.value.code


def test_it_works() -> None:
    place = Guard(resolve=named(contoh_id=[PUBLIC])).admit("https://contoh.id/p/1?a=b#c")
    assert (place.host, place.port, place.target, place.addresses) == ("contoh.id", 443, "/p/1?a=b", (PUBLIC,))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "168.63.129.16",
        "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "100::1",
    ],
)  # fmt: skip
def test_an_inner_address_is_refused_by_number_and_by_name(address: str) -> None:
    literal = f"[{address}]" if ":" in address else address
    assert refused(f"http://{literal}/", Guard()) == Code.NOT_PUBLIC
    assert refused("http://contoh.id/", Guard(resolve=named(contoh_id=[address]))) == Code.NOT_PUBLIC
    assert refused("http://contoh.id/", Guard(resolve=named(contoh_id=[PUBLIC, address]))) == Code.NOT_PUBLIC


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "LOCALHOST.", "[::1]"]
)
def test_other_spellings_of_this_machine_are_refused(host: str) -> None:
    assert refused(f"http://{host}/", Guard()) == Code.NOT_PUBLIC  # asked of the system's own resolver


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("file:///etc/passwd", Code.BAD_SCHEME),
        ("ftp://contoh.id/", Code.BAD_SCHEME),
        ("javascript:alert(1)", Code.BAD_SCHEME),
        ("http://admin:rahasia@contoh.id/", Code.CREDENTIALS),
        ("http://contoh.id@127.0.0.1/", Code.CREDENTIALS),
        ("http://contoh.id:22/", Code.BAD_PORT),
        ("http://contoh.id:6379/", Code.BAD_PORT),
        ("http://contoh.id:99999/", Code.BAD_ADDRESS),
        ("http:///tanpa-nama", Code.BAD_ADDRESS),
        ("http://contoh.id\\@127.0.0.1/", Code.BAD_ADDRESS),
        ("http://contoh.id/\r\nX: y", Code.BAD_ADDRESS),
        ("http://contoh.id/" + "a" * 5000, Code.BAD_ADDRESS),
        ("https://netra.go.id/perkara/", Code.OWN_SITE),
    ],
)
def test_strange_addresses_are_refused(url: str, code: Code) -> None:
    guard = Guard(own=frozenset({"netra.go.id"}), resolve=named(contoh_id=[PUBLIC], netra_go_id=[PUBLIC]))
    assert refused(url, guard) == code


def test_a_name_is_resolved_once_so_that_it_cannot_lead_elsewhere_later() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    guard = Guard(resolve=lambda _host, _port: next(answers))
    first, second = guard.admit("http://berganti.id/a"), guard.admit("http://berganti.id/b")
    assert first.addresses == second.addresses == (PUBLIC,)
    assert refused("http://lain.id/", guard) == Code.NOT_PUBLIC  # the second answer, judged for another name


def test_the_allowance_of_tests_is_one_port_of_one_address() -> None:
    guard = Guard(allow=frozenset({("127.0.0.1", 8080)}))
    assert guard.admit("http://127.0.0.1:8080/").addresses == ("127.0.0.1",)
    assert refused("http://127.0.0.1/", guard) == Code.NOT_PUBLIC
    assert refused("http://127.0.0.2:8080/", guard) == Code.NOT_PUBLIC


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "0x7f.1", "intranet", "sql.internal", "printer.local", "[::1]", "localhost"]
)
def test_where_the_far_end_resolves_names_the_inside_is_still_refused(host: str) -> None:
    guard = Guard(far=True, resolve=lambda _host, _port: pytest.fail("a name left this house"))
    assert guard.admit("https://contoh.id/").addresses == ()
    assert refused(f"http://{host}/", guard) == Code.NOT_PUBLIC


@pytest.mark.parametrize("text", ["proxy:8080", "https://proxy:1", "socks4://a:1", "socks5://a", "http://a:1/x"])
def test_a_route_that_is_none_is_refused(text: str) -> None:
    assert route_of("socks5h://127.0.0.1:9050").is_far
    with pytest.raises(ValueError, match="socks5"):
        route_of(text)
