"""The format=flowed of RFC 3676, undone.

Soft line breaks joined, space-stuffing removed, quotes kept.
"""

from __future__ import annotations

LONGEST = 2_000_000  # characters; longer text keeps its soft breaks


def unflow(text: str, *, delsp: bool) -> str:
    """Return `text` with each paragraph on one line. The signature separator `-- ` is never
    joined.
    """
    if len(text) > LONGEST:
        return text
    out: list[list[str]] = []
    depth_before = -1
    open_paragraph = False
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        is_signature = content in ("-- ", "--")
        flows = content.endswith(" ") and not is_signature
        if open_paragraph and depth == depth_before and not is_signature:
            out[-1].append(content)
        else:
            out.append([">" * depth + " " if depth else "", content])
        if flows and delsp:
            out[-1][-1] = out[-1][-1][:-1]
        open_paragraph, depth_before = flows, depth
    return "\n".join("".join(pieces) for pieces in out)
