"""The registry's answers, without naming a channel."""

from __future__ import annotations

import pytest

from rapport.channels import registry
from rapport.channels.registry import CHANNELS, Channel
from rapport.channels.transport import Transport
from rapport.core.errors import Misconfigured, NotFound


def opened() -> Transport:
    raise AssertionError("Nobody sends in these tests.")


def pigeons(*, is_fallback: bool = False, can_forward: bool = False) -> Channel:
    return Channel(
        "pigeon",
        opened,
        icon="mail",
        suffix=".txt",
        can_forward=can_forward,
        is_fallback=is_fallback,
    )


@pytest.mark.django_db
def test_what_came_without_a_transport_is_answered_by_the_fallback() -> None:
    assert registry.sender("phone") is registry.fallback()
    assert registry.sender("webform") is registry.transport("webform")


@pytest.mark.parametrize("fallbacks", [0, 2])
def test_exactly_one_channel_is_the_fallback(fallbacks: int) -> None:
    owls = Channel("owl", opened, icon="mail", suffix=".txt", is_fallback=fallbacks == 2)
    with (
        CHANNELS.holding(pigeons(is_fallback=fallbacks == 2), owls),
        pytest.raises(Misconfigured, match="fallback"),
    ):
        registry.kinds()


def test_only_what_can_contain_another_message_can_be_forwarded() -> None:
    with CHANNELS.holding(pigeons(is_fallback=True, can_forward=True)):
        assert registry.can_forward("pigeon")
        assert not registry.can_forward("phone")
    with CHANNELS.holding(pigeons(is_fallback=True)):
        assert not registry.can_forward("pigeon")


def test_a_channel_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound, match="There is no channel “pigeon”"):
        registry.channel("pigeon")
