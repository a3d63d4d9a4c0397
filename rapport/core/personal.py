"""The registry of personal data, which every room adds to.

Export, erasure and retention read nothing else (docs/decisions/0030). A house test refuses a model
with a field for words that is neither held here nor declared impersonal, with its reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from rapport.core.registry import Registry

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Whose: TypeAlias = Literal["customer", "user"]
# Stands for words that were erased: the same in every language, and nobody's words.
ERASED = "[…]"


@dataclass(frozen=True)
class Held:
    """The rows of a model that are held on a person, and what becomes of them.

    ``by_key`` are look-ups that take the person's numbers, ``by_address`` those that take their
    addresses; a row that one of them finds is held, if it also is as ``where`` says. With
    ``through`` (a model and its look-up), the numbers are those of its rows. An export shows all
    fields but ``hidden``; ``digests`` name the stored files of a row, each field with the one that
    has the file's name, if any.

    Erasing a person deletes the rows if ``is_removed``, or puts these values into the fields of
    ``erased``; rows that are as ``removed_if`` says go as well, such as what waits to be sent. A
    row's files go with it, unless another row has the same file.
    """

    model: str
    label: str | _StrPromise
    whose: Whose = "customer"
    by_key: Sequence[str] = ()
    by_address: Sequence[str] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    through: tuple[str, str] | None = None
    hidden: Sequence[str] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    erased: Mapping[str, Any] = field(default_factory=dict)
    is_removed: bool = False
    removed_if: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return what identifies it in the registry, and in an export."""
        kind = "".join(f", {key} {value}" for key, value in self.where.items())
        return f"{self.model} of a {self.whose}{kind}"


@dataclass(frozen=True)
class Mentions:
    """Fields of a model in which anybody may be named, by whoever wrote them.

    Erasing a person takes their addresses out of them, wherever they stand, and their name unless
    another person has it too. A row whose field ``leads_by`` has a link to a ticket or person that
    was erased is deleted: it tells of nothing else.
    """

    model: str
    fields: Sequence[str]
    leads_by: str = ""

    @property
    def name(self) -> str:
        """Return what identifies it in the registry."""
        return self.model


@dataclass(frozen=True)
class Impersonal:
    """Fields of a model that hold words about nobody, and why."""

    model: str
    fields: Mapping[str, str]

    @property
    def name(self) -> str:
        """Return what identifies it in the registry."""
        return self.model


PERSONAL: Registry[Held | Mentions | Impersonal] = Registry(
    "what is held on people", key=lambda each: f"{type(each).__name__} {each.name}"
)


def held_on(whose: Whose) -> list[Held]:
    """Return what is held on customers, or on people who work here, in order."""
    return [each for each in PERSONAL if isinstance(each, Held) and each.whose == whose]


def mentions() -> list[Mentions]:
    """Return where people are named, in order."""
    return [each for each in PERSONAL if isinstance(each, Mentions)]
