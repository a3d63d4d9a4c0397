"""Generated letters of each kind, as blocks."""

from __future__ import annotations

from collections.abc import Callable

from rapport.mail.tests.letters.blocks import Block, Parts

RULES = ("-----", "__________", "*****", "==========", "~ ~ ~", "—————", "- - - - - -", "* * *")
BULLETS = ("- ", "* ", "• ", "– ", "1. ", "a) ", "→ ", "=> ", "> ", "✓ ", "+ ")
NUMBERS = ("SN 4CE0460D0G", "55-20871", "18223,4", "2 x 31,00", "IMEI 356938035643809", "#40021")
CODE = (
    (">>> import depot", '>>> depot.open("box")', "TimeoutError: no answer after 30 s"),
    ("SELECT id, sum(amount)", "FROM orders", "WHERE day > '2026-03-01'", "GROUP BY id;"),
    ("printer:", "  host: 10.0.0.14", "  trays:", "    - a4", "    - a5"),
    ("--- a/config.ini", "+++ b/config.ini", "@@ -3,2 +3,2 @@", "-port = 25", "+port = 587"),
    ("$ ping 10.0.0.14", "PING 10.0.0.14: 56 data bytes", "Request timeout for icmp_seq 0"),
    ("> npm install", "> npm run build", "npm ERR! code ELIFECYCLE"),
    ("2026-03-12 09:14:22 ERROR pump stalled", "2026-03-12 09:14:25 WARN retry 2 of 3"),
    ("Return-Path: <>", "Received: from mx.relay.example", "X-Spam-Status: Yes, score=7.1"),
)


def _v(lines: tuple[str, ...] | str, role: str = "text") -> Block:
    return Block("v", (lines,) if isinstance(lines, str) else lines, role)


def _begun(p: Parts) -> list[Block]:
    """Return the beginning of a letter: an address, perhaps, and what it is about."""
    opening = [_v(p.one("openings"))] if p.chance(0.8) else []
    matter = [_v(p.one("matters"))]
    return [*opening, *matter, *([_v(p.one("questions"))] if p.chance(0.3) else [])]


def signed(p: Parts, *, box: bool = True) -> list[Block]:
    """Return a closing with the name, and sometimes a card, a slogan or a notice below it."""
    name = p.name if p.chance(0.75) else p.first_name()
    closing = p.one("closings")
    style = p.random.randrange(8)
    if style < 4:
        return [Block("s", (*closing, name))]
    if style == 4:
        return [Block("s", closing), Block("s", (p.name, *_card(p)))]
    if style == 5 and box:
        return [Block("s", (*closing, name)), Block("s", (p.name, *_card(p)), "card")]
    if style == 6 and box:
        lines = (p.name, *p.one("titles"), *p.one("firms"), *p.one("slogans"))
        return [Block("s", (*closing, name)), Block("s", lines, "card")]
    if style == 7 and box:
        return [Block("s", (*closing, name)), Block("s", _card(p)), Block("s", p.one("notices"))]
    return [Block("s", (*closing, "", name))]


def _card(p: Parts) -> tuple[str, ...]:
    lines = [*p.one("firms"), *p.one("places"), *p.one("phones"), "kontakt@post.example"]
    if p.chance(0.5):
        lines = [*p.one("titles"), *lines]
    if p.chance(0.4):
        lines.append("www.post.example")
    return tuple(lines)


def quoted(p: Parts, level: int = 1) -> list[Block]:
    """Return an introduction or a header block with what it introduces."""
    lines = tuple(line for part in p.some("quoted", 2) for line in part.split("|"))
    head = [
        Block("q", p.filled("separators"), "separator", level),
        Block("q", p.filled("headers"), "header", level),
        Block("q", p.filled("intros"), "intro", level),
    ]
    return [*head, Block("q", lines, "quote", level)]


def _ended(p: Parts, *, box: bool = True) -> list[Block]:
    """Return how most letters end: signed, or quoting, or both."""
    turn = p.random.randrange(4)
    end = signed(p, box=box) if turn < 3 else []
    return [*end, *(quoted(p) if turn > 0 else [])]


def _quote_or_not(p: Parts) -> list[Block]:
    return quoted(p) if p.chance(0.6) else []


def after_name(p: Parts) -> list[Block]:
    return [*_begun(p), *signed(p, box=p.chance(0.2)), _v(p.one("corrections")), *_quote_or_not(p)]


def after_closing(p: Parts) -> list[Block]:
    first, second = p.some("closings", 2)
    closed = [Block(".", tuple(first.split("|"))), _v(p.one("corrections"))]
    end = Block("s", (*second.split("|"), p.name))
    return [*_begun(p), *closed, end, *_quote_or_not(p)]


def below_rule(p: Parts) -> list[Block]:
    rule = Block(".", (p.random.choice(RULES),), "rule")
    return [*_begun(p), rule, _v(p.one("seconds")), *_ended(p)]


def pasted(p: Parts) -> list[Block]:
    what = _v(p.one(p.random.choice(("trip", "order", "chat"))))
    if p.chance(0.35):
        return [*_begun(p), *signed(p, box=False), what, *_quote_or_not(p)]
    return [*_begun(p), what, *_ended(p)]


def postscript(p: Parts) -> list[Block]:
    said = _v(p.one("marks")[0] + p.one("additions")[0])
    return [*_begun(p), *signed(p, box=p.chance(0.3)), said, *_quote_or_not(p)]


def table(p: Parts) -> list[Block]:
    rows = p.rows()
    widths = [max(len(row[index]) for row in rows) for index in range(3)]
    style = p.random.randrange(5)
    lines = [" | ".join(row) for row in rows]
    if style == 1:
        lines = [f"| {line} |" for line in lines]
        lines.insert(1, "|---|---|---|")
    elif style == 2:
        lines = ["\t".join(row) for row in rows]
    elif style == 3:
        lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows]
    elif style == 4:
        lines = [f"│ {' │ '.join(row)} │" for row in rows]
    return [*_begun(p), _v(tuple(line.rstrip() for line in lines), "table"), *_ended(p)]


def listed(p: Parts) -> list[Block]:
    bullet = p.random.choice(BULLETS)
    turns = {"1. ": ("1. ", "2. ", "3. "), "a) ": ("a) ", "b) ", "c) ")}.get(bullet, (bullet,) * 3)
    items = zip(turns, p.some("items", 3), strict=True)
    return [*_begun(p), _v(tuple(mark + item for mark, item in items), "list"), *_ended(p)]


def address(p: Parts) -> list[Block]:
    other = next(name for name in p.some("names", 2) if name != p.name)
    lines = (
        (*p.one("firms"), other, *p.one("places")) if p.chance(0.5) else (other, *p.one("places"))
    )
    return [*_begun(p), _v((*p.one("moved"), *lines)), *_ended(p, box=False)]


def phone(p: Parts) -> list[Block]:
    return [*_begun(p), _v(p.filled("calls")), *_ended(p)]


def code(p: Parts) -> list[Block]:
    return [*_begun(p), _v(p.random.choice(CODE), "pre"), *_ended(p)]


def numbers(p: Parts) -> list[Block]:
    lines = tuple(p.random.sample(NUMBERS, p.random.randint(1, 3)))
    return [*(_begun(p) if p.chance(0.6) else []), _v(lines), *_ended(p)]


def short(p: Parts) -> list[Block]:
    end = signed(p) if p.chance(0.3) else []
    mobile = [Block("s", p.one("mobiles"), "mobile")] if p.chance(0.3) else []
    return [_v(p.one("shorts")), *end, *mobile, *quoted(p)]


def inline(p: Parts) -> list[Block]:
    lines = [line for part in p.some("quoted", 2) for line in part.split("|")]
    answers = [*p.some("shorts", 2), *p.one("corrections")]
    found = [Block("q", p.filled("intros"), "intro", 1)]
    for line, answer in zip(lines, answers, strict=False):
        found += [Block("q", (line,), "quote", 1), _v(answer)]
    return [*found, *(signed(p, box=False) if p.chance(0.5) else [])]


def bottom(p: Parts) -> list[Block]:
    quote = [one for one in quoted(p) if one.role in ("intro", "quote")]
    said = [_v(p.one("matters"))] if p.chance(0.6) else [_v(p.one("shorts"))]
    return [*quote, *said, *(signed(p, box=False) if p.chance(0.5) else [])]


def own_quote(p: Parts) -> list[Block]:
    lead, cited, said = p.one("cites")
    return [_v(p.one("openings")), _v(lead), _v(cited, "cited"), _v(said), *_ended(p)]


def poem(p: Parts) -> list[Block]:
    return [_v(p.one("poem")), *_ended(p)]


def form(p: Parts) -> list[Block]:
    return [*(_begun(p) if p.chance(0.5) else []), _v(p.one("form")), *_ended(p)]


def other(p: Parts) -> list[Block]:
    matters = [_v(matter) for matter in p.some("matters", 3)]
    return [*matters, _v(p.one("questions")), *_ended(p)]


def quote(p: Parts) -> list[Block]:
    return [*_begun(p), *quoted(p)]


def signature(p: Parts) -> list[Block]:
    mobile = [Block("s", p.one("mobiles"), "mobile")] if p.chance(0.25) else []
    return [*_begun(p), *(signed(p) if not mobile or p.chance(0.5) else []), *mobile]


def both(p: Parts) -> list[Block]:
    return [*signature(p), *quoted(p)]


def history(p: Parts) -> list[Block]:
    return [*_begun(p), *(signed(p) if p.chance(0.4) else []), *quoted(p), *quoted(p, 2)]


BY_NAME: dict[str, Callable[[Parts], list[Block]]] = {
    "after-name": after_name,
    "after-closing": after_closing,
    "below-rule": below_rule,
    "pasted": pasted,
    "postscript": postscript,
    "table": table,
    "list": listed,
    "address": address,
    "phone": phone,
    "code": code,
    "numbers": numbers,
    "short": short,
    "inline": inline,
    "bottom": bottom,
    "own-quote": own_quote,
    "poem": poem,
    "form": form,
    "other": other,
    "quote": quote,
    "signature": signature,
    "both": both,
    "history": history,
}
