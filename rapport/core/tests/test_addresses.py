"""The address of a request behind proxies."""

from __future__ import annotations

import pytest

from rapport.core.doors.addresses import client_of, household, networks, normal

OURS = networks("10.0.0.0/8, 192.0.2.1, ::1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        ("10.0.0.1", "203.0.113.9:4711, 192.0.2.1", "203.0.113.9"),
        ("::1", "[2001:db8::9]:80", "2001:db8::9"),
        ("::ffff:10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9, unknown", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("", "203.0.113.9", ""),
    ],
)
def test_the_header_is_read_from_the_right_as_far_as_trust_goes(
    peer: str, forwarded: str, client: str
) -> None:
    assert client_of(peer, forwarded, OURS) == client


def test_without_trusted_proxies_the_header_is_nothing() -> None:
    assert client_of("10.0.0.1", "203.0.113.9", ()) == "10.0.0.1"


def test_an_address_has_one_form() -> None:
    assert normal("2001:0DB8::0001") == "2001:db8::1"
    assert normal("fe80::1%eth0") == "fe80::1"
    assert normal("nonsense") == ""


def test_a_network_of_ipv6_counts_as_one_address() -> None:
    assert household("2001:db8::1") == household("2001:db8::ffff:1:2:3")
    assert household("2001:db8:0:1::1") != household("2001:db8:0:2::1")
    assert household("192.0.2.1") == "192.0.2.1"
