"""Finds the lines at the top of a text that make up its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mkdocs_selfreview.headlines import MAX_HEAD_LINE, PROSE, UNIT, head_kind
from mkdocs_selfreview.items import trimmed
from mkdocs_selfreview.kinds import MAX_TITLE, KindRules
from mkdocs_selfreview.marks import line_mark
from mkdocs_selfreview.model import Span
from mkdocs_selfreview.pieces import is_bare_label, without_label, without_labels

_TITLE_SEARCH = 45
_GLUED_SEARCH = 4
_NOTE_BEFORE_TITLE = 80
"""So much running text may stand before a title: a covering note, a line of a web page."""
_MAX_REST = 8
_MAX_LINES = 3
_OPEN_END = re.compile(
    r"(?:会|年度|活动|工作|精神|专题|个人|班子|领导|的|教育|学习|主题|关于|暨|和|成员|年|对照|检查|剖析|检视|民主|生活|组织|党员|讨论|整顿|行动|实践|建设|思想|”|》|“)$"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,5}[省市县区州盟旗]")
_GLUED = re.compile(
    r"(?=根据|按照|按|为深入|为认真|为贯彻|为(?![什何])|我|现|同志|[一1][、.]|（一）|各位|作为|自|近|今年|一年来|在|通过|本人|下面)"
)
_TITLE_END = re.compile(
    r"(?:材料|报告|提纲|发言稿?)(?:（[^（）]{1,20}）)?(?=[^（的是和中要分在撰写起情存由及与或一、，。；：）》“])"
)
_FULL_STOP = re.compile(r"(?:材料|报告|提纲|发言稿?)(?:（[^（）]{1,20}）)?。(?=.)")
_TELLING = re.compile("[是将把我请，]")
_SHORT_TITLE = re.compile(
    r"(?:个人)?(?:剖析|检查|检视|自查|对照|党性分析)(?:材料|报告|提纲)|发言(?:提纲|材料|稿)|个人(?:剖析|发言|检视)"
)
_BESIDE = re.compile(
    r"^(?:\d{1,3}(?:\s+|[-—_.、]\s*)(?=\d{4}|\D)|【[^【】]{1,6}】|(?:标题|题目|主题|题)[：:])"
    r"|\s*第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?$|\s*[-—_|]+\s*[^-—_|，。]{1,10}(?:网|文库|资料库|公众号)$"
)
"""What stands beside a title on its line: a page number, a site's name or praise, the word 标题."""
_PAIRS = ("《》", "【】", "“”")


@dataclass(frozen=True, slots=True)
class TitleLines:
    """Where a title stands: its lines, the last one cut off from what is glued to it."""

    parts: tuple[Span, ...]
    first: int
    """The number of the line that it begins on."""

    @property
    def last(self) -> int:
        """The number of the line that it ends on."""
        return self.first + len(self.parts) - 1


def shown_title(written: str) -> str:
    """A title as it should read: without blanks, labels, page numbers and signs around it."""
    bare = _BESIDE.sub("", _BESIDE.sub("", without_labels(written.strip())))
    name = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", bare)
    name = re.sub(r"[-—\s]*\d{1,2}$", "", without_label(name)).strip("#*= ：:，。-—")
    wrapped = any(name.startswith(pair[0]) and name.find(pair[1]) == len(name) - 1 for pair in _PAIRS)
    return name[1:-1] if wrapped else name


def find_title(
    shadow: str, lines: Sequence[Span], rules: KindRules, is_heading: Callable[[str], bool]
) -> TitleLines | None:
    """The lines of the title, or None; ``is_heading`` tells of a folded line whether it is a heading."""
    prose = 0
    for position, line in enumerate(lines[:_TITLE_SEARCH]):
        words = shadow[line.start : line.end]
        running = _is_prose(words) or len(words) > MAX_TITLE
        numbered = line_mark(words) is not None
        if not running and not numbered:
            count = _title_length(shadow, lines, position, rules, is_heading)
            if count:
                first = _first_line(shadow, lines, position, is_heading)
                return TitleLines(tuple(lines[first : position + count]), first)
        if (position < _GLUED_SEARCH or numbered) and (cut := _glued_title(shadow, line, rules)):
            first = _first_line(shadow, lines, position, is_heading)
            return TitleLines((*lines[first:position], Span(line.start, cut)), first)
        if running:
            prose += len(words)
            if prose > _NOTE_BEFORE_TITLE:
                return None
    return None


def _title_length(
    shadow: str, lines: Sequence[Span], position: int, rules: KindRules, is_heading: Callable[[str], bool]
) -> int:
    """How many lines from a position on are a title; 0 if none is."""
    words = [shadow[line.start : line.end] for line in lines[position : position + _MAX_LINES]]
    bare = _BESIDE.sub("", without_label(words[0]))
    near_top = position < 3 or all(
        is_heading(shadow[before.start : before.end]) for before in lines[:position]
    )
    if rules.is_title(bare) or (near_top and _SHORT_TITLE.fullmatch(re.sub(r"\s", "", bare))):
        return 1 + _rest_follows(words, rules)
    if near_top and rules.is_other_title(bare) and not is_heading(words[0]):
        return 1
    if len(words[0]) <= _MAX_REST // 2 or is_heading(words[0]):
        return 0
    for count in range(2, len(words) + 1):
        joined = "".join(words[:count])
        if len(joined) > MAX_TITLE or line_mark(words[count - 1]) is not None or PROSE.search(joined):
            return 0
        if rules.is_title(words[count - 1]):
            return 0
        if rules.is_title(joined):
            return count + _rest_follows([joined, *words[count:]], rules)
    return 0


def _rest_follows(words: Sequence[str], rules: KindRules) -> bool:
    """Whether the second of two lines is the last word or two of the title on the first."""
    if len(words) < 2 or len(words[1]) > _MAX_REST or rules.is_title(words[1]):
        return False
    return rules.is_title(words[0] + words[1])


def _first_line(shadow: str, lines: Sequence[Span], position: int, is_heading: Callable[[str], bool]) -> int:
    """The line that a title begins on which is known by its last lines."""
    first = position
    while first and position - first < 2 and _goes_on(shadow, lines[first - 1], lines[first], is_heading):
        first -= 1
    return first


def _goes_on(shadow: str, before: Span, line: Span, is_heading: Callable[[str], bool]) -> bool:
    """Whether a title begins on the line before: that line ends openly, or this one is a mere rest."""
    head = shadow[before.start : before.end]
    rest = shadow[line.start : line.end]
    if (
        is_heading(head)
        or "：" in head
        or len(head) + len(rest) > MAX_TITLE
        or PROSE.search(head)
        or is_bare_label(head)
    ):
        return False
    if head.endswith("班子") or rest.startswith(("领导班子", "班子")):
        return True
    if rest.startswith("关于") and UNIT.fullmatch(head):
        return True
    if _PLACE.fullmatch(head):
        return UNIT.match(rest) is not None
    return _OPEN_END.search(head) is not None and not re.match(r"20|二〇", rest)


def _glued_title(shadow: str, line: Span, rules: KindRules) -> int | None:
    """Where a title ends that runs into the text, or the unit and name, behind it without a break."""
    words = shadow[line.start : line.end]
    cuts = {match.start() for match in _GLUED.finditer(words, 6, MAX_TITLE)}
    for match in _TITLE_END.finditer(words, 0, MAX_TITLE):
        rest = trimmed(shadow, line.start + match.end(), line.end)
        named = rest.end - rest.start <= MAX_HEAD_LINE and (
            head_kind(shadow, rest) != "note" or UNIT.match(shadow, rest.start, rest.end) is not None
        )
        if named or _is_prose(words):
            cuts.add(match.end())
    if (stop := _FULL_STOP.search(words, 0, MAX_TITLE)) and not _TELLING.search(words, 0, stop.start()):
        cuts.add(stop.end())
    for cut in sorted(cuts):
        if words[cut:].strip() and rules.is_title(without_label(words[:cut].strip(" 。"))):
            return line.start + cut
    return None


def _is_prose(words: str) -> bool:
    return re.search(r"。.|，.*。$|，.*，", words) is not None
