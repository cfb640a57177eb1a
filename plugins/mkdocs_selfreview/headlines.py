"""What the short lines above and below a report give: unit, person, date."""

from __future__ import annotations

import re

from mkdocs_selfreview.model import Span

_CN = "一二三四五六七八九十"
_DATE = re.compile(
    r"（?\s*(?:\d{2,4}|[二一][〇○零Oo0九一二三四五六七八]{3}|[X×*]{2,4}|20[X×*_]{2})\s*年"
    rf"\s*(?:[\d{_CN}X×*]{{1,3}}\s*月)?(?:\s*[\d{_CN}X×*]{{1,3}}\s*日)?\s*）?"
)
_UNIT_END = (
    r"(?:委员会|委|党组|党委|总支|支部|局|厅|部|办|院|校|学|公司|集团|中心|镇|乡|街道|村|社区|班子"
    r"|所|站|处|科|室|会|行|厂|队|馆)"
)
UNIT = re.compile(rf"(?:中共|中国共产党)?[^\s，。；：]{{2,40}}{_UNIT_END}")
_PERSON = re.compile(
    r"(?:（?(?:汇报人|发言人|报告人|检查人|对照检查人|签名|姓名)[：）]?\s*)?(?:(?P<role>[^\s，。；：]{2,30}(?:\s+[^\s，。；：]{2,14})?)(?:\s+|：\s*))?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff×XxＸ*某○]{1,3}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]|[×XxＸ*]{2,3})）?"
)
ROLE_WORD = re.compile(
    r"书记|主任|局长|处长|科长|校长|院长|所长|站长|经理|委员|主席|镇长|乡长|县长|部长|组长|厅长|行长|董事长|干部|教师|教授|党员|法官|检察官|医[生师]|主管|队长|股长|庭长|馆长|会长|秘书|调研员|主播|工程师|专员|专干|[员长]$"
)
_LABEL = re.compile(r"序号|问题|措施|备注|时限|责任人?|单位|内容|清单|目录|附件|签名|日期|姓名|职务")
# The family names that all but a few people bear.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦"
    "付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温葛殷尤俞贝季童房裴耿施"
    "柳章傅兰易康樊庞柯翟牛左鲁洪詹欧骆游柴甘辛申祝鲍涂岳聂宁项鞠晏冉焦缪蒙谷卜蔺简饶穆臧瞿褚娄窦符阮芦卞佟冼邝麦楚匡晋冷"
)
PROSE = re.compile(r"[。；]")
_MAX_NAME = 4
MAX_HEAD_LINE = 34
"""No line of a head or sign-off has more characters."""


def head_kind(shadow: str, line: Span) -> str:
    """What a short line of a head or sign-off gives: unit, person, date or a note."""
    words = shadow[line.start : line.end].strip("（）() -—")
    if _DATE.fullmatch(words):
        return "date"
    person = None if _LABEL.fullmatch(words) else _PERSON.fullmatch(words)
    if person and ((person["role"] is None and _is_name(person["name"])) or _is_role(person["role"])):
        return "person"
    if UNIT.fullmatch(words):
        return "unit"
    if ROLE_WORD.search(words) and len(words) <= MAX_HEAD_LINE and not PROSE.search(words):
        return "person"
    return "note"


def _is_name(words: str) -> bool:
    """Whether some words can be a person's name, or the mask of one."""
    return len(words) <= _MAX_NAME and (words[0] in SURNAMES or not words.isalpha() or words[0] in "×XxＸ某")


def _is_role(words: str | None) -> bool:
    """Whether the words before a name are an office or a unit."""
    return words is not None and bool(ROLE_WORD.search(words) or re.search(_UNIT_END + "$", words))


def lines_of(shadow: str, span: Span) -> list[Span]:
    """The lines of a stretch of text."""
    lines = []
    start = span.start
    while start < span.end:
        stop = shadow.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        lines.append(Span(start, stop))
        start = stop + 1
    return lines
