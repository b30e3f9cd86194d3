"""Is this text markup? And is that markup too deep to be parsed? Answered by scanning, without a parser.

People paste HTML into fields meant for text, and labels hold '<' for 'less than' ('Zn <15 mg', 'a < b').
A false yes eats text, a false no leaves tags between the letters of a name, so only known tags count.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass

from screener.documents.limits import Limits


def tags(names: str) -> frozenset[str]:
    """Names given in one line, as a set."""
    return frozenset(names.split())


_BLOCK_TAGS = (
    "html|head|body|div|p|br|hr|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|h[1-6]|section|article|"
    "main|header|footer|nav|aside|details|summary|figure|figcaption|blockquote|pre|img|form|iframe|script|style|"
    "title|meta|link|input|button|template|noscript|svg|center|fieldset|legend|select|option|label|textarea"
)
_INLINE_TAGS = (
    "span|strong|em|small|mark|font|sup|sub|abbr|code|del|ins|wbr|strike|big|tt|var|cite|dfn|kbd|samp|time|bdi|bdo|"
    "picture|source|a|b|i|u|s|q"
)
_ATTRIBUTES = r"(?:\s+[a-zA-Z_:@][\w:.@-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+))?){0,50}"
_BLOCK = re.compile(rf"<(?:{_BLOCK_TAGS}){_ATTRIBUTES}\s*/?>", re.IGNORECASE)
_CLOSING = re.compile(rf"</(?:{_BLOCK_TAGS}|{_INLINE_TAGS})\s*>", re.IGNORECASE)
_INLINE_WITH_VALUE = re.compile(
    rf"<(?:{_INLINE_TAGS})\s+[a-zA-Z-]+\s*=\s*[\"']?[^<>]{{0,2000}}>|<(?:wbr|span|strong)\s*/?>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--|<!doctype\s", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)

#: Elements that end by themselves, so that many of them in a row are no depth.
_NOT_COUNTED = tags(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd tr td th tbody thead tfoot option optgroup rb rt rtc rp html head body a"
)
_NOT_COUNTED_EITHER_WAY = _NOT_COUNTED | {f"/{name}" for name in _NOT_COUNTED} | {""}
_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9:_-]*))")
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
#: SVG elements that may close themselves; everywhere else '<div/>' opens.
_SELF_CLOSING = tags(
    "path rect circle ellipse line polygon polyline use stop image animate animatetransform set g text tspan"
)
_RAW_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _RAW_TEXT}
_NAME = "[a-zA-Z][a-zA-Z0-9:_-]*+"
_RAW_WHOLE = "|".join(
    f"(?i:{name})(?![a-zA-Z0-9:_-])[^>]*+>?[^<]*+(?:<(?!/(?i:{name}))[^<]*+)*+(?:</(?i:{name}))?"
    for name in sorted(_RAW_TEXT)
)
#: The name of every tag, with its slash; nothing for what is passed over: raw text, icons, comments.
_NAMES = re.compile(
    rf"<(?:(?=[sStTxXiInN])(?:{_RAW_WHOLE})|"
    r"svg(?![a-zA-Z0-9:_-])[^<>]*+>(?:\s*+<(?:path|rect|circle|line|use)(?![a-zA-Z0-9:_-])[^<>]*+(?<=/)>)*+\s*+"
    rf"</svg>|(/?{_NAME})[^>]*+|!--[^-]*+(?:-(?!->)[^-]*+)*+)"
)
_STRETCH = 400  # tags that are counted together
_TAG_START = re.compile("</?[a-zA-Z]")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def holds_markup(text: str) -> bool:
    """Whether `text` holds HTML tags: a known block tag, any known closing tag, a tag with an attribute."""
    if "<" not in text:
        return False
    return bool(
        _CLOSING.search(text)
        or _BLOCK.search(text)
        or _INLINE_WITH_VALUE.search(text)
        or _COMMENT.search(text)
    )


def decode_entities(text: str) -> str:
    """`text` with character references decoded, twice where they were escaped twice ('&amp;lt;')."""
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes markup costly: how deep elements nest; characters of the longest tag outside quotes."""

    depth: int
    longest_tag: int


def shape_of(markup: str) -> Shape:
    """Scan `markup` in linear time, without building a tree.

    Nesting is counted by open minus closing tags, script and style aside; elements that HTML closes by
    itself (`<p>`, `<li>`, `<td>`) do not count. Tags are measured because the parser compares every
    attribute of a tag with every other.
    """
    opened: Counter[str] = Counter()  # by name, because the parser ignores a closing tag that closes nothing
    level = deepest = longest = position = 0
    search, find = _TAG.search, markup.find
    while found := search(markup, position):
        slash, name = found.groups()
        after = found.end()
        if not name:  # a comment
            end = find("-->", after)
            position = len(markup) if end < 0 else end + 3
            continue
        name = name.lower()
        end = find(">", after)
        end = len(markup) if end < 0 else end
        if end - after > longest:
            longest = max(longest, len(_QUOTED.sub("", markup[after:end])))
        position = end + 1
        if name in _NOT_COUNTED:
            continue
        if slash:
            if opened[name] > 0:
                opened[name] -= 1
                level -= 1
        elif name in _RAW_TEXT:
            position = _after_raw_text(markup, name, position)
        elif not (name in _SELF_CLOSING and opened["svg"] > 0 and markup[end - 1 : end] == "/"):
            opened[name] += 1
            level += 1
            if level > deepest:
                deepest = level
    return Shape(deepest, longest)


def _after_raw_text(markup: str, name: str, position: int) -> int:
    end = _RAW_ENDS[name].search(markup, position)
    return end.end() if end else len(markup)


def _is_plainly_flat(markup: str, most: int) -> bool:
    """Whether nesting stays under `most` however the tags of each stretch are ordered: the common case.

    Per name, a stretch leaves open at most what was open less its closing tags, plus its opening tags. Takes
    a third of the time of `shape_of`, and says True only where that would.
    """
    names = _NAMES.findall(markup)
    if len(names) < most:
        return True
    opened: dict[str, int] = {}
    for start in range(0, len(names), _STRETCH):
        seen = Counter(names[start : start + _STRETCH])
        for name in _NOT_COUNTED_EITHER_WAY.intersection(seen):
            del seen[name]
        opening = {name: count for name, count in seen.items() if not name.startswith("/")}
        if sum(opened.values()) + sum(opening.values()) >= most:  # an icon would be one more
            return False
        for name, before in opened.items():
            opened[name] = max(before - seen["/" + name], 0)
        for name, count in opening.items():
            opened[name] = opened.get(name, 0) + count
    return True


def _has_plainly_short_tags(markup: str, most: int) -> bool:
    """Whether no tag can be longer than `most`, its quoted values included: it would hold no '>' so long."""
    position = 0
    while len(markup) - position > most:
        end = markup.rfind(">", position, position + most)
        if end < 0:
            end = markup.find(">", position + most)
            end = len(markup) if end < 0 else end
            start = _TAG_START.search(markup, position, end)
            if start is not None and end - start.start() > most:
                return False
        position = end + 1
    return True


def too_costly(markup: str, limits: Limits) -> str | None:
    """One sentence if parsing `markup` would cost more than linear time, else None."""
    if _is_plainly_flat(markup, limits.html_depth) and _has_plainly_short_tags(
        markup, limits.html_tag_characters
    ):
        return None
    shape = shape_of(markup)
    if shape.depth > limits.html_depth:
        return f"The page's elements are nested {shape.depth:,} deep; the limit is {limits.html_depth:,}."
    if shape.longest_tag > limits.html_tag_characters:
        most = limits.html_tag_characters
        return f"The page holds a tag of {shape.longest_tag:,} characters; the limit is {most:,}."
    return None
