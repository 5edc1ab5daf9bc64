"""Which addresses of the internet are public."""

import ipaddress
from ipaddress import IPv4Address, IPv6Address

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# Lead elsewhere than they say: 6to4, Teredo.
_TUNNELS = (ipaddress.IPv6Network("2002::/16"), ipaddress.IPv6Network("2001::/32"))
# Public by number, and yet the inside of a cloud or of a tunnel.
_SPECIAL = (ipaddress.IPv4Network("168.63.129.16/32"), ipaddress.IPv4Network("192.88.99.0/24"))


def is_public(address: str) -> bool:
    """Whether an address written as numbers lies in the open internet; what is no such address does not.

    >>> [is_public(one) for one in ("93.184.216.34", "10.0.0.1", "100.64.1.1", "::ffff:127.0.0.1", "fe80::1%eth0")]
    [True, False, False, False, False]
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        return _is_public_6(ip)
    return _is_public_4(ip)


def _is_public_4(ip: IPv4Address) -> bool:
    if ip.is_multicast or ip.is_reserved or any(ip in net for net in _SPECIAL):
        return False
    return ip.is_global


def _is_public_6(ip: IPv6Address) -> bool:
    if ip.scope_id is not None:
        return False
    inner = ip.ipv4_mapped
    if inner is None and ip in _NAT64:
        inner = IPv4Address(int(ip) & 0xFFFFFFFF)
    if inner is not None:
        return _is_public_4(inner)
    return ip in _GLOBAL_UNICAST and ip.is_global and not any(ip in net for net in _TUNNELS)
