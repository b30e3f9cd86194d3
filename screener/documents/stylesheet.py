"""Which classes and ids a page's own style sheets hide: simple selectors of `<style>`, nothing fetched.

Tells closed text ('display: none', which a click may open) from text that no reader can see. Knows what a
rule says, not what the element holds that it meets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from selectolax.lexbor import LexborHTMLParser


class Hidden(StrEnum):
    """How a rule hides: closed until something opens it, or never to be seen."""

    CLOSED = "closed"
    UNSEEN = "unseen"


_CLOSED = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|"
    r"(?<![a-z-])opacity\s*:\s*(?:0++(?:\.0*+)?|\.0++)\s*(?:;|!|$)"
)
_UNSEEN = re.compile(
    r"font-size\s*:\s*0(?![.\d]*[1-9])|text-indent\s*:\s*-\d{3,}|"
    r"(?<![a-z-])(?:left|top|right|margin-left)\s*:\s*-\d{4,}|"
    r"clip\s*:\s*rect\(\s*[01]\w*[\s,]+[01]\w*[\s,]+[01]\w*[\s,]+[01]\w*\s*\)"
)
#: Without one of these no declaration hides by place, size or display: saves looking at each in turn.
_MAY_HIDE = re.compile(r"none|hidden|collapse|opacity|font-size\s*:\s*0|indent\s*:\s*-|:\s*-\d{4}|rect\(")
_SHOWN = re.compile(
    r"display\s*:\s*(?!none)[a-z]|visibility\s*:\s*visible|(?<![a-z-])opacity\s*:\s*(?:1|0?\.[1-9])"
)
_COLOR = re.compile(r"(?<![a-z-])color\s*:\s*([^;!]{3,40})")
_BACKGROUND = re.compile(r"(?<![a-z-])background(?:-color)?\s*:\s*([^;!]{3,200})")
_COMMENT = re.compile(r"/\*(?:.*?\*/|.*)", re.DOTALL)  # an open one reaches to the end
_AT_BLOCK = re.compile(r"@[a-z-]++[^{};@]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}", re.IGNORECASE)
_RULE = re.compile(r"(?<![^{};@])([^{};@]++)\{([^{}]*+)\}")  # begins behind a mark: linear time
_CLASS_OR_ID = re.compile(r"[.#][\w-]+")
_PAGE_RULE = re.compile(r"(?:^|[\s,}])(?:body|html|:root)\s*\{([^{}]*)\}")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*1(?:\.0*)?\s*)?\)")
_COLOR_NAMES = {"white": "ffffff", "black": "000000"}
_FEW = 50  # names that are looked for in all selectors at once, before each rule is looked at
_LONGEST = 400_000  # characters of style sheets that are read


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """What the page's rules say of '.class' and '#id': which are hidden, what has a colour or background.

    `background` is the page's own, known only where no sheet is fetched from elsewhere.
    """

    hidden: Mapping[str, Hidden] = field(default_factory=dict)
    colored: Mapping[str, str] = field(default_factory=dict)
    on_background: frozenset[str] = frozenset()
    background: str | None = None


def style_sheet(tree: LexborHTMLParser) -> StyleSheet:
    """Read the page's `<style>` elements; rules in `<noscript>` and broken ones are passed over."""
    styles = [node for node in tree.css("style") if node.parent is None or node.parent.tag != "noscript"]
    source = _COMMENT.sub(" ", "\n".join(node.text() for node in styles)[:_LONGEST]).lower()
    if not source.strip():
        return StyleSheet()
    outside = _AT_BLOCK.sub(" ", source) if "@" in source else source
    fetched = tree.css_first("link[rel~=stylesheet i][href]") is not None
    page = None if fetched else _page_background(outside)
    reader = _Rules()
    for rule in _RULE.finditer(outside):
        reader.read(rule[1], rule[2], colors=page is not None)
    for block in _AT_BLOCK.finditer(source):  # what one width of window shows is shown
        for rule in _RULE.finditer(block[0].partition("{")[2]):
            reader.may_show.append((f"@{rule[1].replace(',', ',@')}", rule[2]))  # no selector is simple
    reader.show_what_opens()
    return StyleSheet(reader.hidden, reader.colored, frozenset(reader.on_background), page)


@dataclass(slots=True)
class _Rules:
    """What has been read so far; a later rule for the same selector counts."""

    hidden: dict[str, Hidden] = field(default_factory=dict)
    colored: dict[str, str] = field(default_factory=dict)
    on_background: set[str] = field(default_factory=set)
    may_show: list[tuple[str, str]] = field(default_factory=list)

    def read(self, selectors: str, body: str, *, colors: bool) -> None:
        """Take one rule over; `colors` are of use only beside a known background of the page."""
        how = hidden_by(body)
        if how is not None:
            self.hidden.update((selector, how) for selector in _simple(selectors))
        elif "display" in body or "visib" in body or "opacity" in body:
            self.may_show.append((selectors, body))
            if self.hidden and _SHOWN.search(body):
                for selector in _simple(selectors):
                    self.hidden.pop(selector, None)
        if not colors or ("color" not in body and "background" not in body):
            return
        background = background_of(body)
        if background is not None:
            self.on_background.update(_CLASS_OR_ID.findall(selectors))
            return
        color = color_of(body)
        if color is not None:
            self.colored.update((selector, color) for selector in _simple(selectors))

    def show_what_opens(self) -> None:
        """Forget what some rule shows under a condition: '.more.open { display: block }' opens '.more'."""
        together = "\n".join(selectors for selectors, _ in self.may_show)
        if len(self.hidden) <= _FEW and not any(name in together for name in self.hidden):
            return
        for selectors, body in self.may_show if self.hidden else ():
            named = [name for name in _CLASS_OR_ID.findall(selectors) if name in self.hidden]
            if not named:
                continue
            conditional = any(name not in _simple(selectors) for name in named)
            if conditional and _SHOWN.search(body):
                for name in named:
                    if self.hidden[name] is Hidden.CLOSED:
                        del self.hidden[name]


def _simple(selectors: str) -> list[str]:
    """The selectors of a rule that are one class or one id."""
    return [part for part in map(str.strip, selectors.split(",")) if _CLASS_OR_ID.fullmatch(part)]


def _page_background(source: str) -> str | None:
    found = None
    for rule in _PAGE_RULE.finditer(source):
        found = background_of(rule[1]) or found
    return found


def hidden_by(style: str) -> Hidden | None:
    """How declarations in lower case hide what they apply to: by place, size, colour or display."""
    if _MAY_HIDE.search(style):
        if _UNSEEN.search(style):
            return Hidden.UNSEEN
        if _CLOSED.search(style):
            return Hidden.CLOSED
    color = color_of(style) if "background" in style else None
    if color is not None and color == background_of(style):
        return Hidden.UNSEEN
    return None


def color_of(style: str) -> str | None:
    """The text colour as six hexadecimal digits; None where it is not said in a form that can be compared."""
    found = _COLOR.search(style)
    return _as_hexadecimal(found[1]) if found else None


def background_of(style: str) -> str | None:
    """The background as six hexadecimal digits, 'other' for anything else; None where none is set."""
    found = _BACKGROUND.search(style)
    return (_as_hexadecimal(found[1]) or "other") if found else None


def _as_hexadecimal(value: str) -> str | None:
    value = value.strip()
    if value in _COLOR_NAMES:
        return _COLOR_NAMES[value]
    if value.startswith("#"):
        digits = value[1:]
        if re.fullmatch(r"[0-9a-f]{3}", digits):
            return "".join(digit * 2 for digit in digits)
        return digits if re.fullmatch(r"[0-9a-f]{6}", digits) else None
    rgb = _RGB.fullmatch(value)
    return "".join(f"{min(int(part), 255):02x}" for part in rgb.groups()) if rgb else None
