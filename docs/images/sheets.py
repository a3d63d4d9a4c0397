"""Sheets with several pictures each, large enough to read."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

# For each width of a page: how many are side by side, how wide each is shown, and its greatest
# height.
LAYOUT = {1440: (2, 1000, 1400), 390: (5, 390, 1400)}
STYLE = """
  body { margin: 0; padding: 8px; display: flex; flex-wrap: wrap; gap: 8px; background: #777;
         font: 14px sans-serif; align-items: start }
  figure { margin: 0; background: #fff }
  figcaption { padding: 4px; overflow-wrap: anywhere }
  div { overflow: hidden } img { display: block; width: 100% }
"""


def make_sheets(browser: Browser, folder: Path) -> None:
    """Lay the pictures of a folder out, light beside dark; a long one continues in the next
    column.
    """
    sheets = folder / "sheets"
    sheets.mkdir(exist_ok=True)
    for width, (columns, shown, tall) in LAYOUT.items():
        pictures = sorted(folder.glob(f"*.{width}.*.png"), key=_in_pairs)
        page = browser.new_page(viewport={"width": columns * (shown + 8) + 8, "height": 600})
        for at in range(0, len(pictures), columns):
            figures = "".join(
                f'<figure style="width:{shown}px"><figcaption>{path.stem}</figcaption>'
                f'<div style="max-height:{tall}px"><img src="{path.as_uri()}"></div></figure>'
                for path in pictures[at : at + columns]
            )
            sheet = sheets / f"{width}-{at // columns:03}.html"
            sheet.write_text(f"<style>{STYLE}</style>{figures}", encoding="utf-8")
            page.goto(sheet.as_uri())
            page.screenshot(path=sheet.with_suffix(".png"), full_page=True)
            sheet.unlink()
        page.close()


def _in_pairs(path: Path) -> tuple[str, bool]:
    name, _width, scheme, _png = path.name.rsplit(".", 3)
    return name, scheme == "dark"
