"""Names in scripts without blanks: when a short name inside a longer run is that name.

Chinese, Japanese and Korean print compounds in one run, so a token boundary says little. A longer
ordinary name that covers a listed one is what is printed ('白藜芦醇' is resveratrol, not veratrum), and a
name of up to three characters needs a neighbour that only says its form ('麻黄提取物') or none.
"""

from __future__ import annotations

from screener.matching.occurrence import Occurrence
from screener.text import BLANK, Squashed

_SHORT = 3

#: What may stand before a short name without making another word of it: contains, without, and, or ...
_BEFORE = (
    "含",
    "有",
    "无",
    "無",
    "不",
    "和",
    "与",
    "與",
    "及",
    "或",
    "加",
    "添",
    "的",
    "是",
    "为",
    "為",
    "生",
    "炙",
    "净",
    "酸",
    "用",
    "服",
)

#: What may stand behind it: extract, powder, leaf, root, content ...
_BEHIND = (
    "的", "の", "で", "に", "や", "が", "を", "は", "も", "로", "으로", "에", "도", "提", "萃", "抽出", "浸", "精", "粉", "末", "油", "叶", "葉", "根", "茎", "莖", "皮", "子", "籽", "果", "花", "草", "片", "丸",
    "汤", "湯", "盐", "鹽", "硫酸", "磷酸", "酒石酸", "枸橼酸", "钠", "鈉", "钾", "鉀", "胶", "膠", "成分", "类", "類", "素片", "含", "量", "和", "与", "與", "及", "等", "エキス", "パウダー", "オイル", "염산", "황산", "추출", "분말", "가루", "농축", "잎", "뿌리", "씨", "등", "을", "를", "이", "가", "은", "는", "과", "와",
)  # fmt: skip


def is_unspaced(text: Squashed, occ: Occurrence) -> bool:
    """Whether the name is printed in Han, kana or Hangul."""
    return text.key[occ.start] >= "\u1100" and text.key[occ.start].isalpha()


def stands_alone(text: Squashed, occ: Occurrence) -> bool:
    """Whether a short name's neighbours leave it that name; always true of longer names."""
    if occ.end - occ.start > _SHORT:
        return True
    before = text.key[occ.start - 1] if occ.start and text.breaks[occ.start] < BLANK else ""
    behind = text.key[occ.end : occ.end + 4] if text.breaks[occ.end] < BLANK else ""
    fits_before = not before or not before.isalpha() or before < "\u1100" or before in _BEFORE
    fits_behind = not behind or behind[0] < "\u1100" or behind.startswith(_BEHIND)
    return fits_before and fits_behind
