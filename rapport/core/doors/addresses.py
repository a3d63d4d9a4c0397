"""Network addresses: whose request it is, behind which proxies."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network

# A household or an office gets at least this much of IPv6, and can use any address in it.
IPV6_HOUSEHOLD = 64


def networks(said: str) -> tuple[Network, ...]:
    """Return the networks of a list with commas, such as ``10.0.0.0/8, ::1``.

    Raises ValueError where it makes no sense.
    """
    return tuple(ip_network(part.strip()) for part in said.split(",") if part.strip())


def normal(address: str) -> str:
    """Return the address in its shortest form, an IPv4 address without its IPv6 dress."""
    try:
        found = ip_address(address.strip().strip("[]").partition("%")[0])
    except ValueError:
        return ""
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped or found)


def is_within(address: str, trusted: Iterable[Network]) -> bool:
    """Return whether a normal address belongs to one of the networks."""
    if not address:
        return False
    found = ip_address(address)
    return any(found in network for network in trusted)


def client_of(peer: str, forwarded: str, trusted: tuple[Network, ...]) -> str:
    """Return whose request it is: the peer, or whom trusted proxies name as theirs.

    ``forwarded`` is X-Forwarded-For, to which each proxy appends its own peer: it is read from
    the right, as far as whoever wrote an entry is trusted. What stands left of that was said by
    a stranger.
    """
    client = normal(peer)
    if not trusted or not is_within(client, trusted):
        return client
    for said in reversed(forwarded.split(",")):
        named = normal(_without_port(said.strip()))
        if not named:
            return client
        client = named
        if not is_within(client, trusted):
            return client
    return client


def household(address: str) -> str:
    """Return what is counted as one address: for IPv6 its network of 64 bits."""
    if ":" not in address:
        return address
    try:
        return str(ip_network((address, IPV6_HOUSEHOLD), strict=False))
    except ValueError:
        return address


def _without_port(said: str) -> str:
    """Return the address alone; some proxies add a port (``192.0.2.1:4711``, ``[::1]:80``)."""
    if said.startswith("["):
        return said.partition("]")[0][1:]
    return said.partition(":")[0] if said.count(":") == 1 else said
