"""Tags and filters available in every template."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.template import Context
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockNode
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from rapport.core import clock
from rapport.core.face import icons, stylesheet
from rapport.core.face.answers import Undo, undo_of
from rapport.core.face.navigation import Line
from rapport.core.phrases import avatars, durations, figures, moments

register = template.Library()


@register.simple_tag
def stylesheet_url() -> str:
    """Return the addresses of the styles: the one bundle, or the small files while developing."""
    if settings.DEBUG:
        return static("rapport/css/rapport.css")
    return reverse("stylesheet", args=[stylesheet.stylesheet().digest])


@register.simple_tag(takes_context=True)
def repeat_block(context: Context, name: str) -> SafeString:
    """Render a block of this page again, since Django allows a block's name only once."""
    blocks = context.render_context[BLOCK_CONTEXT_KEY]
    block: BlockNode = blocks.get_block(name)
    return block.render(context)


@register.simple_tag
def icon(name: str, label: str = "", **options: str) -> SafeString:
    """Draw an icon of the sprite; a label is read out, and without one it is decoration.

    ``class`` adds CSS classes: ``{% icon "alert" class="icon-large" %}``.
    """
    return _icon(name, label, options.get("class", ""))


# A page draws thirty of them, always the same ones.
@lru_cache(maxsize=1024)
def _icon(name: str, label: str, classes: str) -> SafeString:
    icons.require(name)
    directional = "icon-directional" if name in icons.DIRECTIONAL else ""
    classes = " ".join(word for word in ("icon", directional, classes) if word)
    address = f"{static(icons.SPRITE)}#{name}"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>',
            classes,
            label,
            address,
        )
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}"></use></svg>', classes, address
    )


@register.simple_tag
def rail_line(line: Line) -> SafeString:
    """Draw one line of the navigation."""
    return _part("components/rail_line.html", get_language(), line)


@register.simple_tag
def words() -> SafeString:
    """Put the texts that the scripts use into the page."""
    return _part("components/words.html", get_language())


# The same on every page and twice on most: rendered once per language.
@lru_cache(maxsize=512)
def _part(template: str, language: str, line: Line | None = None) -> SafeString:
    return render_to_string(template, {"line": line})


@register.filter
def duration(seconds: float | None, clock_kind: str = "") -> str:
    """Say a length in seconds; ``duration:"working"`` never turns hours into days."""
    return durations.say(seconds, working=clock_kind == "working")


@register.simple_tag
def moment(at: datetime | None) -> str | SafeString:
    """Say an instant in the reader's zone, with the full date as a tooltip; a dash for None."""
    if at is None:
        return durations.NONE
    words = moments.say(at, now=clock.now(), zone=timezone.get_current_timezone())
    return _time_element(at, words, "moment")


@register.simple_tag
def ago(at: datetime | None) -> str | SafeString:
    """Say how long ago an instant was, or how far ahead it is; a dash for None."""
    if at is None:
        return durations.NONE
    return _time_element(at, moments.ago(at, now=clock.now()), "ago")


def _time_element(at: datetime, words: str, kind: str) -> SafeString:
    return format_html(
        '<time datetime="{}" title="{}" data-local="{}">{}</time>',
        at.isoformat(timespec="seconds"),
        moments.say_in_full(at, zone=timezone.get_current_timezone()),
        kind,
        words,
    )


@register.filter
def share(value: float | Decimal | None, places: int = 0) -> str:
    """Say a share of 0–1 in per cent."""
    return figures.share(value, places)


@register.filter
def number(value: float | Decimal | None, places: int = 0) -> str:
    """Say a number, grouped as in the reader's language."""
    return figures.number(value, places)


@register.filter
def initials(name: object) -> str:
    """Shorten a person's name to one or two characters."""
    return avatars.initials(str(name))


@register.simple_tag
def avatar(person: Any, size: str = "") -> SafeString:
    """Draw a person as initials on their own colour; the name must be beside it as text.

    ``person`` has ``name`` (and ``pk``), or is a name; ``size`` is "small", "large" or nothing.
    """
    name = str(getattr(person, "name", "") or person)
    classes = f"avatar avatar-{avatars.tint(getattr(person, 'pk', None) or name)}"
    if size:
        classes = f"{classes} avatar-{size}"
    return format_html(
        '<span class="{}" aria-hidden="true">{}</span>', classes, avatars.initials(name)
    )


@register.filter
def undo(message: Message) -> Undo | None:
    """Return the undo that a message offers, or None."""
    return undo_of(message)


@register.inclusion_tag("components/rating.html")
def rating(value: int, of: int = 5) -> dict[str, Any]:
    """Draw a rating from 1 to ``of``; the lowest two fifths are marked as low."""
    marks = [point <= value for point in range(1, of + 1)]
    return {"value": value, "of": of, "marks": marks, "low": value * 5 <= of * 2}
