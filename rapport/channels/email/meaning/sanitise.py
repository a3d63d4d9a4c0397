"""HTML of a mail, made safe to show.

An allow-list: no script, no style, no remote request without asking. Our pages forbid inline style
(CSP), so `style` attributes are dropped and the structure that carries meaning stays: tables,
lists, headings, emphasis, links, images.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

import nh3

from rapport.mail.text import bounded, unseen

LONGEST = 2_000_000  # characters shown; the rest stays in the stored mail
MOST_ENTITIES = 100_000
# More than any mail has: a parser takes quadratic time for table content outside any cell.
MOST_TAGS = 40_000
DEEPEST = 400  # open elements: parsers take quadratic time on what is nested deeper

_TAGS = {
    *("a", "abbr", "address", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center"),
    *("cite", "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption"),
    *("figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li"),
    *("mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike"),
    *(
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "tt",
    ),
    *("u", "ul", "var", "wbr"),
}
_NOT_EVEN_TEXT = {
    *("applet", "embed", "frameset", "head", "iframe", "math", "noembed", "noframes"),
    *(
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "title",
        "xml",
    ),
}
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "align", "valign"},
    "th": {"colspan", "rowspan", "align", "valign", "scope"},
    "tr": {"align", "valign"},
    "table": {"align", "border", "cellpadding", "cellspacing"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "col": {"span"},
    "colgroup": {"span"},
    "time": {"datetime"},
    "div": {"align"},
    "p": {"align"},
    "blockquote": {"type"},
}
_LOOKS = {"style", "align", "valign", "bgcolor", "width", "height"}
_WITH_STYLES = {
    **_ATTRIBUTES,
    "*": _ATTRIBUTES["*"] | {"style"},
    **{
        tag: _ATTRIBUTES.get(tag, set()) | _LOOKS
        for tag in ("table", "tbody", "thead", "tr", "td", "th", "col", "div", "p", "img", "hr")
    },
    "font": {"color", "face", "size"},
}
_SIDES = ("", "-top", "-right", "-bottom", "-left")
_STYLES = {
    *("color", "background-color", "direction", "text-align", "text-decoration", "text-transform"),
    *("font", "font-family", "font-size", "font-style", "font-weight", "line-height"),
    *("letter-spacing", "white-space", "vertical-align", "list-style-type", "border-collapse"),
    *("width", "max-width", "min-width", "height", "border-spacing", "border-radius"),
    *(
        f"{kind}{side}"
        for kind in ("padding", "margin", "border")
        for side in ("", "-top", "-right")
    ),
    *(f"padding{side}" for side in _SIDES),
    *(f"margin{side}" for side in _SIDES),
    *(f"border{side}" for side in _SIDES),
    *("border-color", "border-style", "border-width"),
}
# A background that is a colour and nothing else, which most newsletters write in short.
_STYLE = re.compile(r"""\sstyle\s*=\s*(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_COLOURED = re.compile(
    r"""\bbackground\s*:\s*(#[0-9a-f]{3,8}|rgba?\([\d\s.,%]+\)|[a-z]+)(?=\s*[;"'!])""",
    re.IGNORECASE,
)
_SCHEMES = {"http", "https", "mailto", "tel", "cid", "data"}
_IMAGE_DATA = re.compile(
    r"data:image/(?:png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]+", re.ASCII
)
_SIZE = re.compile(r"\d{1,4}%?")
_HELD = "held-image"
_SRC = re.compile(r'<img((?:[^>"]|"[^"]*")*?)\ssrc="(https?:[^"]*)"((?:[^>"]|"[^"]*")*)>')
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})")
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr"]
)


def sanitise(
    source: str,
    *,
    cid_urls: Mapping[str, str] | None = None,
    restore_images: bool = False,
    keep_styles: bool = False,
) -> str:
    """Return safe HTML of `source`.

    `cid_urls` maps Content-IDs to the addresses of attachments. Remote images are held back: their
    address moves to `data-held-src` unless `restore_images` is true. Links open in another tab and
    reveal nothing (`rel="noopener noreferrer nofollow"`). With `keep_styles`, for a document of its
    own, colours, type and spaces stay; nothing that covers, moves or fetches anything.
    """
    urls = {key.strip("<>"): value for key, value in (cid_urls or {}).items()}
    kept = _kept(source)
    cleaned = nh3.clean(
        _shallow(_coloured(kept) if keep_styles else kept),
        tags=_TAGS,
        clean_content_tags=_NOT_EVEN_TEXT,
        attributes=_WITH_STYLES if keep_styles else _ATTRIBUTES,
        filter_style_properties=_STYLES if keep_styles else None,
        attribute_filter=lambda tag, name, value: _attribute(tag, name, value, urls),
        url_schemes=_SCHEMES,
        set_tag_attribute_values={"a": {"target": "_blank"}},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )
    return cleaned if restore_images else hold_images(cleaned)


def is_cut(source: str) -> bool:
    """Return whether `sanitise` leaves out the end of a page, or pictures for its words' sake."""
    if len(source) > LONGEST:
        return True
    if source.count("&") <= MOST_ENTITIES and source.count("<") <= MOST_TAGS:
        return False
    return len(_kept(source)) < len(unseen.without(source))


def hold_images(cleaned: str) -> str:
    """Move the address of each remote image to another attribute; `cleaned` comes from
    `sanitise`.
    """
    return _SRC.sub(rf'<img class="{_HELD}"\1 data-held-src="\2"\3>', cleaned)


def _coloured(source: str) -> str:
    """Write backgrounds out as colours: words on a dark ground would be white on white."""
    return _STYLE.sub(lambda style: _COLOURED.sub(r"background-color:\1", style[0]), source)


def _attribute(tag: str, name: str, value: str, urls: Mapping[str, str]) -> str | None:
    if name == "src" and tag == "img":
        return _image_source(value.strip(), urls)
    if name == "href":
        return (
            value
            if value.strip().lower().startswith(("http:", "https:", "mailto:", "tel:"))
            else None
        )
    if name == "title":
        return None if "<" in value else value  # markup there waits for a page that reads it
    if name in ("width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan"):
        return value if _SIZE.fullmatch(value.strip()) else None
    return value


def _image_source(value: str, urls: Mapping[str, str]) -> str | None:
    lower = value[:10].lower()
    if lower.startswith("cid:"):
        return urls.get(value[4:].strip("<>"))
    if lower.startswith("data:"):
        return value if _IMAGE_DATA.fullmatch(value) else None
    scheme, colon, rest = value.partition(":")
    if scheme.lower() in ("http", "https"):
        # In lower case, as `hold_images` looks for it.
        return f"{scheme.lower()}{colon}{rest}"
    return None


def _kept(source: str) -> str:
    """Return what is seen of a page, cut where it is longer or has more tags than any page."""
    # A parser is slow with many tags and entities.
    seen = unseen.without(bounded.words_of(source, LONGEST)[:LONGEST])
    return _with_at_most(_with_at_most(seen, "&", MOST_ENTITIES), "<", MOST_TAGS)


def _with_at_most(source: str, sign: str, most: int) -> str:
    if source.count(sign) <= most:
        return source
    places = islice(re.finditer(sign, source), most, None)
    return source[: next(places).start()]


def _shallow(source: str) -> str:
    """Drop tags nested deeper than in any mail: a parser's time grows with the square of the
    depth.
    """
    depth = 0
    if source.count("<") < DEEPEST:
        return source
    out: list[str] = []
    at = 0
    for tag in _TAG.finditer(source):
        name = tag[2].lower()
        if name in _VOID:
            continue
        if tag[1]:
            depth = max(0, depth - 1)
        elif name not in ("p", "li", "td", "tr", "th", "dt", "dd", "option"):
            depth += 1
            if depth > DEEPEST:
                out.append(source[at : tag.start()])
                at = tag.end()
                out.append("<wbr")
    out.append(source[at:])
    return "".join(out)
