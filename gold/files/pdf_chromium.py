"""Labels printed to PDF by Chromium: the text runs, fonts and ligatures of a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path

from label import Label, Part

_DATE = re.compile(rb"\(D:\d{14}[^)]*\)")
_FIXED = b"(D:20260101000000+00'00')"
_STYLE = """
body { font-family: 'Liberation Sans', 'DejaVu Sans', sans-serif; font-size: 9pt; margin: 0 }
.panel { border: 2px solid #000; padding: 4px; max-width: 300px }
.panel h2 { font-size: 16pt; margin: 0; border-bottom: 6px solid #000 }
.row { display: flex; justify-content: space-between; border-bottom: 1px solid #000 }
.row.child .name { padding-left: 14px }
.dv { min-width: 44px; text-align: right }
.amount { margin-left: auto }
p { margin: 6px 0 }
"""


def make(label: Label) -> bytes:
    """The label as Chromium prints it, with a fixed date."""
    browser = shutil.which("chromium")
    if browser is None:
        raise FileNotFoundError("Install Chromium, or put it on PATH: some labels are printed by it.")
    style, body = _TEMPLATES[label.template](label)
    html = f"<!doctype html><html><head><meta charset=utf-8><style>{_STYLE}{style}</style></head><body>{body}"
    with tempfile.TemporaryDirectory() as folder:
        page, target = Path(folder, "label.html"), Path(folder, "label.pdf")
        page.write_text(html + "</body></html>", "utf-8")
        subprocess.run(  # noqa: S603
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                f"--user-data-dir={folder}/profile",
                "--no-pdf-header-footer",
                f"--print-to-pdf={target}",
                str(page),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return _DATE.sub(_FIXED, target.read_bytes())


def _head(label: Label) -> str:
    return f"<h1>{escape(label.product)}</h1><p>{escape(label.brand)}</p>"


def _panel(part: Part) -> str:
    rows = [f"<div>Serving Size {escape(part.serving)}</div>"]
    if part.servings:
        rows.append(f"<div>Servings Per Container {escape(part.servings)}</div>")
    rows.append("<div class=row><span>Amount Per Serving</span><span class=dv>% Daily Value</span></div>")
    for name, amount, daily, depth in part.printed_rows:
        child = " child" if depth else ""
        rows.append(
            f"<div class='row{child}'><span class=name>{escape(name)}</span>"
            f"<span class=amount>{escape(amount)}</span><span class=dv>{escape(daily)}</span></div>"
        )
    rows.append("<div>† Daily Value not established.</div>" if "†" in str(part.items) else "")
    return f"<div class=panel><h2>{escape(part.heading)}</h2>{''.join(rows)}</div>"


def _text(part: Part) -> str:
    heading = f"<b>{escape(part.heading)}:</b> " if part.heading else ""
    return f"<p>{heading}{escape(part.body)}</p>"


def _part(part: Part) -> str:
    return _panel(part) if part.is_panel else _text(part)


def _one_column(label: Label) -> tuple[str, str]:
    return "@page { size: 360px 620px; margin: 20px }", _head(label) + "".join(map(_part, label.parts))


def _two_column(label: Label) -> tuple[str, str]:
    style = "@page { size: 640px 420px; margin: 20px } .panel { max-width: none } .rows { columns: 2 }"
    body = _head(label)
    for part in label.parts:
        if not part.is_panel:
            body += _text(part)
            continue
        first, rest = _panel(part).split("% Daily Value</span></div>", 1)
        body += f"{first}% Daily Value</span></div><div class=rows>{rest}</div>"
    return style, body


def _wrap(label: Label) -> tuple[str, str]:
    style = "@page { size: 900px 380px; margin: 12px } .bottle { display: flex; gap: 18px }"
    style += ".bottle > div { flex: 1 }"
    left = "".join(_part(p) for p in label.parts if p.kind in ("directions", "warnings"))
    middle = _head(label) + "".join(_part(p) for p in label.parts if p.kind == "claims")
    right = "".join(_part(p) for p in label.parts if p.is_panel or p.kind == "other_ingredients")
    return style, f"<div class=bottle><div>{left}</div><div>{middle}</div><div>{right}</div></div>"


def _spec_sheet(label: Label) -> tuple[str, str]:
    style = "@page { size: A5; margin: 40px } section { break-after: page }"
    prose = [p for p in label.parts if p.kind == "prose"]
    rest = [p for p in label.parts if p.kind != "prose"]
    sheets = [_head(label) + _part(prose[0]), *map(_part, prose[1:2]), "".join(map(_part, rest))]
    sheets += map(_part, prose[2:])
    return style, "".join(f"<section>{sheet}</section>" for sheet in sheets)


def _ligatures(label: Label) -> tuple[str, str]:
    style, body = _one_column(label)
    return style + "body { font-family: 'DejaVu Serif'; font-variant-ligatures: common-ligatures }", body


def _hyphenated(label: Label) -> tuple[str, str]:
    """A narrow column in which long words may break at soft hyphens."""
    style = "@page { size: 190px 560px; margin: 12px } p { text-align: justify; hyphens: manual }"
    body = "".join(_part(p) for p in label.parts)
    soft = re.sub(r"(?<![<&/])\b([A-Za-z]{9,})\b", lambda m: "&shy;".join(re.findall(".{1,5}", m[1])), body)
    return style, _head(label) + soft


def _ruled_table(label: Label) -> tuple[str, str]:
    style = (
        "@page { size: 420px 560px; margin: 20px } table { border-collapse: collapse; width: 100% } "
        "td, th { border: 1px solid #000; padding: 2px 4px; text-align: left }"
    )
    body = _head(label)
    for part in label.parts:
        if not part.is_panel:
            body += _text(part)
            continue
        rows = "".join(
            f"<tr><td>{escape(name)}</td><td>{escape(amount)}</td><td>{escape(daily)}</td></tr>"
            for name, amount, daily, _ in part.printed_rows
        )
        body += (
            f"<h2>{escape(part.heading)}</h2><p>Serving Size: {escape(part.serving)}</p>"
            f"<table><tr><th>Ingredient</th><th>Amount per serving</th><th>% DV</th></tr>{rows}</table>"
        )
    return style, body


def _caps_dense(label: Label) -> tuple[str, str]:
    style = (
        "@page { size: 260px 320px; margin: 8px } h1 { font-size: 9pt } "
        "body { font: 5.5pt/1 'Liberation Sans Narrow' }"
    )
    return style, _head(label) + "".join(map(_part, label.parts))


_TEMPLATES: dict[str, Callable[[Label], tuple[str, str]]] = {
    "one_column": _one_column,
    "two_column": _two_column,
    "wrap": _wrap,
    "spec_sheet": _spec_sheet,
    "ligatures": _ligatures,
    "hyphenated": _hyphenated,
    "ruled_table": _ruled_table,
    "caps_dense": _caps_dense,
}
