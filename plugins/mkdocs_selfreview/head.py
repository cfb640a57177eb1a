"""Finds where each report of a text begins, its title, the lines below it and its sign-off."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.kinds import KindRules
from mkdocs_selfreview.model import Passage, Span
from mkdocs_selfreview.outline import line_mark

_CN = "一二三四五六七八九十"
_PIECE = re.compile(
    rf"[【（\[]?\s*(?:第\s*[{_CN}\d]+\s*篇|篇\s*[{_CN}\d]+|(?:范文|材料|例文)[{_CN}\d]+)\s*[】）\]]?[：、，\s]*"
)
_PIECE_BEHIND = re.compile(rf"[【（\[]\s*(?:第\s*[{_CN}\d]+\s*篇|篇\s*[{_CN}\d]+)\s*[】）\]]$")
_DATE = re.compile(
    r"（?\s*(?:\d{2,4}|[二一][〇○零Oo0九一二三四五六七八]{3}|[X×*]{2,4}|20[X×*_]{2})\s*年"
    rf"\s*(?:[\d{_CN}X×*]{{1,3}}\s*月)?(?:\s*[\d{_CN}X×*]{{1,3}}\s*日)?\s*）?"
)
_UNIT_END = (
    r"(?:委员会|委|党组|党委|总支|支部|局|厅|部|办|院|校|学|公司|集团|中心|镇|乡|街道|村|社区|班子"
    r"|所|站|处|科|室|会|行|厂|队|馆)"
)
_UNIT = re.compile(rf"(?:中共|中国共产党)?[^\s，。；：]{{2,40}}{_UNIT_END}")
_PERSON = re.compile(
    r"(?:（?(?:汇报人|发言人|报告人|检查人|对照检查人|签名|姓名)[：）]?\s*)?(?:(?P<role>[^\s，。；：]{2,30})(?:\s+|：\s*))?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff×XxＸ*某○]{1,3}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]|[×XxＸ*]{2,3})）?"
)
ROLE_WORD = re.compile(
    r"书记|主任|局长|处长|科长|校长|院长|所长|站长|经理|委员|主席|镇长|乡长|县长|部长|组长|厅长|行长|董事长|干部|教师|教授|党员|法官|检察官|医[生师]|主管|队长|股长|庭长|馆长|会长|秘书|调研员|主播|工程师|专员|专干|[员长]$"
)
_DATED = re.compile(r"关于|20\d\d年|二〇..年")
_LABEL = re.compile(r"序号|问题|措施|备注|时限|责任人?|单位|内容|清单|目录|附件|签名|日期|姓名|职务")
# The hundred or so family names that nine in ten people bear.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦"
    "付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温葛殷尤俞贝季童房裴耿施"
)
_PROSE = re.compile(r"[。；]")
_MAX_TITLE = 64
_MAX_NAME = 4
_MAX_HEAD_LINE = 34
_TITLE_SEARCH = 45
_GLUED_SEARCH = 4
_NOTE_BEFORE_TITLE = 80
"""So much running text may stand before a title: a covering note, a line of a web page."""
_MIN_BODY = 150
_MIN_LABELLED = 40
_MAX_REST = 8
_OPEN_END = re.compile(
    r"(?:会|年度|活动|工作|精神|专题|个人|班子|领导|的|教育|学习|主题|关于|暨|和|成员|年|对照|检查|剖析|检视|民主|生活|组织|党员|讨论|整顿|行动|实践|建设|”|》|“)$"
)
_GLUED = re.compile(
    r"(?=根据|按照|按|为深入|为认真|为贯彻|为(?![什何])|我|现|同志|[一1][、.]|（一）|各位|作为|自|近|今年|一年来|在|通过|本人|下面)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the running text of a report."""

    title: str
    passages: tuple[Passage, ...]
    body_start: int


def split(shadow: str, lines: Sequence[Span], rules: KindRules, end: int) -> list[Span]:
    """The stretches of a text of a length ``end`` that hold one report each; most texts are one stretch."""
    starts = [0]
    prose = 0
    in_head = True
    for position, line in enumerate(lines):
        words = shadow[line.start : line.end]
        begins = _is_label(words)
        anew = line_mark(words) is None and (
            rules.is_title(words) or (rules.is_other_title(words) and _DATED.search(words) is not None)
        )
        if position and (
            (begins and prose >= _MIN_LABELLED) or (prose >= _MIN_BODY and anew and not in_head)
        ):
            starts.append(line.start)
            prose = 0
            in_head = True
        if _PROSE.search(words):
            prose += len(words)
            in_head = False
    return [Span(start, stop) for start, stop in zip(starts, [*starts[1:], end], strict=True)]


def _is_label(words: str) -> bool:
    """Whether a line is, or bears, the label of one text of several (【篇一】)."""
    return len(words) <= _MAX_TITLE and bool(_PIECE.match(words) or _PIECE_BEHIND.search(words))


def find_head(
    text: str, shadow: str, span: Span, rules: KindRules, is_heading: Callable[[str], bool]
) -> Head:
    """The title and head lines (unit, role and name, date) of the report in ``span``.

    ``is_heading`` tells of a folded line whether the body begins with it.
    """
    lines = [line for line in _lines(shadow, span) if line.start < line.end]
    label = next((k for k, line in enumerate(lines[:6]) if _is_label(shadow[line.start : line.end])), 0)
    title = _find_title(shadow, lines[label:], rules, is_heading)
    if title is None:
        return _headless(text, shadow, span, lines, rules, is_heading)
    before, title_lines, cut = title
    before = [*lines[:label], *before]
    found = [Passage(text[line.start : line.end], line, _head_kind(shadow, line)) for line in before]
    parts = [Span(line.start, line.end) for line in title_lines]
    if cut is not None:
        parts[-1] = Span(parts[-1].start, cut)
    found += [Passage(text[part.start : part.end], part, "title") for part in parts]
    written = "".join(text[part.start : part.end] for part in parts)
    name = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", written)
    name = re.sub(r"[-—\s]*\d{1,2}$", "", _PIECE_BEHIND.sub("", name)[_label_length(name) :]).strip(
        "#*= ：:，。-—"
    )
    if cut is not None:
        return Head(name, tuple(found), cut)
    at = lines.index(title_lines[-1]) + 1
    while at < len(lines):
        line = lines[at]
        words = shadow[line.start : line.end]
        kind = _head_kind(shadow, line)
        again = re.sub(r"\s", "", words) == re.sub(r"\s", "", shadow[parts[0].start : parts[-1].end])
        if again or (
            rules.is_title(words)
            and (words in shadow[parts[0].start : parts[-1].end] or words.endswith(fold(name)))
        ):
            kind = "title"
        elif (
            len(words) > _MAX_HEAD_LINE
            or is_heading(words)
            or _PROSE.search(words)
            or words[-1] in "：，、！"
        ):
            break
        found.append(Passage(text[line.start : line.end], line, kind))
        at += 1
    return Head(name, tuple(found), lines[at].start if at < len(lines) else span.end)


def _label_length(name: str) -> int:
    """How many characters of a title are the label of one text of several (第一篇：)."""
    match = _PIECE.match(name)
    return match.end() if match else 0


def _find_title(
    shadow: str, lines: Sequence[Span], rules: KindRules, is_heading: Callable[[str], bool]
) -> tuple[list[Span], list[Span], int | None] | None:
    """The lines before the title, the title's lines, and where it is cut off from text glued to it."""
    prose = 0
    for position, line in enumerate(lines[:_TITLE_SEARCH]):
        words = shadow[line.start : line.end]
        bare = _PIECE_BEHIND.sub("", words[_label_length(words) :])
        if _is_prose(words) or len(words) > _MAX_TITLE:
            if (cut := _glued_title(words, rules)) and position < _GLUED_SEARCH:
                return list(lines[:position]), [line], line.start + cut
            prose += len(words)
            if prose > _NOTE_BEFORE_TITLE:
                return None
            continue
        if line_mark(words) is not None:
            if cut := _glued_title(words, rules):
                return list(lines[:position]), [line], line.start + cut
            continue
        first_lines = position < 3 or all(
            is_heading(shadow[before.start : before.end]) for before in lines[:position]
        )
        if rules.is_title(bare) or (rules.is_other_title(bare) and first_lines and not is_heading(words)):
            first = position
            while first and position - first < 2 and _goes_on(shadow, lines[first - 1], line, is_heading):
                first -= 1
            last = position + 1 + _rest_follows(shadow, lines[position : position + 2], rules)
            return list(lines[:first]), list(lines[first:last]), None
        if (cut := _glued_title(words, rules)) and position < _GLUED_SEARCH:
            return list(lines[:position]), [line], line.start + cut
        if position + 1 < len(lines) and not is_heading(words):
            after = lines[position + 1]
            joined = words + shadow[after.start : after.end]
            if (
                len(joined) <= _MAX_TITLE
                and rules.is_title(joined)
                and len(words) > 3
                and not rules.is_title(shadow[after.start : after.end])
            ):
                return list(lines[:position]), [line, after], None
    return None


def _rest_follows(shadow: str, lines: Sequence[Span], rules: KindRules) -> bool:
    """Whether the second of two lines is the last word or two of the title on the first."""
    if len(lines) < 2 or lines[1].end - lines[1].start > _MAX_REST:
        return False
    if rules.is_title(shadow[lines[1].start : lines[1].end]):
        return False
    return rules.is_title(shadow[lines[0].start : lines[0].end] + shadow[lines[1].start : lines[1].end])


def _goes_on(shadow: str, before: Span, line: Span, is_heading: Callable[[str], bool]) -> bool:
    """Whether a title begins on the line before: that line ends openly, or this one is a mere rest."""
    head = shadow[before.start : before.end]
    rest = shadow[line.start : line.end]
    if (
        is_heading(head)
        or "：" in head
        or len(head) + len(rest) > _MAX_TITLE
        or _PROSE.search(head)
        or _PIECE.fullmatch(head)
    ):
        return False
    if head.endswith("班子") or rest.startswith(("领导班子", "班子")):
        return True
    if rest.startswith("关于") and _UNIT.fullmatch(head):
        return True
    return _OPEN_END.search(head) is not None and not re.match(r"20|二〇", rest)


def _glued_title(words: str, rules: KindRules) -> int | None:
    """Where a title ends that runs into the text behind it without a break."""
    for match in _GLUED.finditer(words, 6, _MAX_TITLE):
        if words[match.start() :].strip() and rules.is_title(words[: match.start()].strip()):
            return match.start()
    return None


def _headless(
    text: str,
    shadow: str,
    span: Span,
    lines: Sequence[Span],
    rules: KindRules,
    is_heading: Callable[[str], bool],
) -> Head:
    """The head of a text without a title: labels, a person, a unit or a date at most."""
    found = []
    for line in lines[:4]:
        words = shadow[line.start : line.end]
        kind = _head_kind(shadow, line)
        label = _PIECE.fullmatch(words)
        if is_heading(words) or not (label or (kind != "note" and len(words) <= _MAX_HEAD_LINE)):
            break
        found.append(Passage(text[line.start : line.end], line, kind))
    start = lines[len(found)].start if len(found) < len(lines) else span.end
    return Head("", tuple(found), start)


def _is_prose(words: str) -> bool:
    return re.search(r"。.|，.*。$|，.*，", words) is not None


def _lines(shadow: str, span: Span) -> list[Span]:
    """The lines of a stretch of text."""
    lines = []
    start = span.start
    while start < span.end:
        stop = shadow.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        lines.append(Span(start, stop))
        start = stop + 1
    return lines


def _head_kind(shadow: str, line: Span) -> str:
    """What a short line of a head or sign-off gives: unit, person, date or a note."""
    words = shadow[line.start : line.end].strip("（）() ")
    if _DATE.fullmatch(words):
        return "date"
    person = None if _LABEL.fullmatch(words) else _PERSON.fullmatch(words)
    if person and ((person["role"] is None and _is_name(words)) or _is_role(person["role"])):
        return "person"
    if _UNIT.fullmatch(words):
        return "unit"
    if ROLE_WORD.search(words) and len(words) <= _MAX_HEAD_LINE and not _PROSE.search(words):
        return "person"
    return "note"


def _is_name(words: str) -> bool:
    """Whether some words can be a person's name, or the mask of one."""
    return len(words) <= _MAX_NAME and (words[0] in SURNAMES or not words.isalpha() or words[0] in "×XxＸ某")


def _is_role(words: str | None) -> bool:
    """Whether the words before a name are an office or a unit."""
    return words is not None and bool(ROLE_WORD.search(words) or re.search(_UNIT_END + "$", words))


def find_signoff(
    text: str, shadow: str, start: int, end: int, is_heading: Callable[[str], bool]
) -> tuple[int, tuple[Passage, ...]]:
    """Where the body ends, and the lines below it: unit, person, date, enclosures (附件)."""
    lines = [line for line in _lines(shadow, Span(start, end)) if line.start < line.end]
    first = len(lines)
    enclosures = False
    for position in range(len(lines) - 1, 0, -1):
        words = shadow[lines[position].start : lines[position].end].strip()
        if re.match(r"附件?[\d一二三]?[：:]", words) and position >= len(lines) * 0.5:
            first, enclosures = position, True
            continue
        if enclosures and position >= first:
            continue
        if (
            len(words) > _MAX_HEAD_LINE
            or is_heading(words)
            or words[-1] in "。；：，！"
            or position < first - 1
        ):
            if not _later_enclosure(shadow, lines, position):
                break
            continue
        if _head_kind(shadow, lines[position]) != "note":
            first = position
    tail = lines[first:]
    if not any(_head_kind(shadow, line) in ("date", "person") for line in tail) and not enclosures:
        return end, ()
    found = tuple(Passage(text[line.start : line.end], line, _head_kind(shadow, line)) for line in tail)
    return (tail[0].start if tail else end), found


def _later_enclosure(shadow: str, lines: Sequence[Span], position: int) -> bool:
    """Whether a list of enclosures begins before a line, so that the line is one of its pages."""
    return any(
        re.match(r"附件?[\d一二三]?[：:]", shadow[line.start : line.end])
        for line in lines[int(len(lines) * 0.5) : position]
    )
