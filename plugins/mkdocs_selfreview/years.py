"""Finds the year that a report is for (年度), which is not always the year it was written in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_selfreview.folding import fold

_CN_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_CN_YEAR = re.compile(r"二[〇○零Oo0]([〇○零Oo0-9一二三四五六七八九]{2})年")
_ANY = re.compile(r"(?<!\d)(20[0-3]\d)(?=年)")
_BARE = re.compile(r"(?<!\d)(20[0-3]\d)(?!\d)")
_STEM = re.compile(r"(?<!\d)(20[0-3]\d)(?:(?P<month>0[1-9]|1[0-2])(?:\d\d)?)?(?!\d)")
_MEETING = re.compile(
    r"(?<!\d)(20[0-3]\d)\s*年?(?P<early>[123]月)?(?:(?!20\d\d)[^，。；]){0,30}"
    r"(?:民主生活会|组织生活会|对照检查)(?![^。，；]{0,12}整改)"
)
_HELD = re.compile("召开|举行")
_OF_A_LIFE = re.compile(
    r"(?<!\d)20[0-3]\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；\d]{0,8}?"
    r"(?:当选|就任|担任|上任|接任|履新|任职|任现职|任(?!务)|入党|加入|参加工作|毕业|出生|转业|入伍|退伍|调[入到任]|考[入取]|转正|来到|到岗)"
)
_EARLY = re.compile(r"年\s*[12一二]\s*月")
_OPENING = 300


def arabic_years(text: str) -> str:
    """二〇二三年 as 2023年."""
    return _CN_YEAR.sub(lambda match: "20" + match[1].translate(_CN_DIGITS) + "年", text)


def find_year(
    title: str,
    opening: str,
    dates: Sequence[str],
    heads: str,
    stem: str,
    *,
    annual: bool,
    of_campaign: Sequence[int],
    campaign_tells: bool,
) -> int | None:
    """The year that folded words with Arabic years tell, the surest first.

    ``opening`` is the preamble, ``heads`` the lines below the title, ``stem`` the file's name;
    ``annual`` tells that a meeting is named, which is held at the end of its year or soon after;
    ``of_campaign`` are the years of the campaign, which is named in full if ``campaign_tells``.
    """
    if found := _BARE.search(title):
        return int(found[1])
    if found := _MEETING.search(opening):
        return int(found[1]) - bool(found["early"] and _HELD.search(found[0]))
    for date in dates:
        folded = arabic_years(fold(date))
        if found := _BARE.search(folded):
            return int(found[1]) - bool(annual and _EARLY.search(folded))
    mentioned = _mentioned(opening[:_OPENING]) if title else set()
    if len(mentioned) == 1:
        return mentioned.pop()
    around = {int(year) for year in _ANY.findall(heads + opening)}.intersection(of_campaign)
    if len(around) == 1:
        return around.pop()
    if campaign_tells and len(of_campaign) == 1:
        return of_campaign[0]
    found = _STEM.search(arabic_years(fold(stem)))
    return int(found[1]) - bool(annual and found["month"] in ("01", "02")) if found else None


def _mentioned(opening: str) -> set[int]:
    """The years an opening speaks of, but for those in which the writer took office or joined the Party."""
    return {int(year) for year in _ANY.findall(_OF_A_LIFE.sub("", opening))}
