"""Year, meeting, campaign, scope, unit, person and date of a report, from its head and preamble."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.headlines import ROLE_WORD, SURNAMES, UNIT
from mkdocs_selfreview.model import Passage
from mkdocs_selfreview.pieces import without_label
from mkdocs_selfreview.years import arabic_years, find_year

_TEAM = re.compile(
    r"班子(?!成员)|党委(?!书记|委员|副)|委员会(?=20|领导)|党组(?!书记|成员|副)|(?:党)?支部(?!书记|委员|副|[\u4e00-\u9fff]{0,3}党员)(?:委员会|班子)?(?=对照|检视|剖析|20|组织生活会对照)"
)
_OFFICE = re.compile(
    r"(?:书记|主任|[局院校镇乡县区市部处科股所站厅行馆队]长|委员|经理|主席|教师|党员|干部)(?:在|20|民主|组织|主题|对照|检视|剖析)"
)
_LABELLED = re.compile(r"(姓名|职务|单位|部门|汇报人|发言人|报告人|检查人)[：:]\s*([^\s：:]+)")
_I = re.compile(
    r"(?<!自)自[己已知]|参加工作|自认为|(?<!自)我(?![们国市县区省局委院校党军镇乡办厂司部馆站所处科室街村社支组会军州盟旗系厅队行班公])|本人"
)
_WE = re.compile(
    r"班子|党委(?!书记|委员)|党组(?!书记|成员)|我们|支部(?!书记|委员|大会|会|工作条例|党员|学习)"
)
_UNIT_IN_TITLE = re.compile(
    r"^(?:关于|在)?(.{2,40}?(?:委员会|党委|党组|党总支|支部|局|(?<!常)委|办公室|厅|镇|乡|街道|社区|村|学校|大学|学院|中学|小学"
    r"|医院|公司|集团|中心|院|部|所|站|馆|队))(?=领导班子|班子|常委|党政|党委|党组|党支部|党总支|机关|副|局长|主任|院长|校长|书记"
    r"|镇长|乡长|经理|所长|站长|行长|馆长|队长|教师|干部|法官|检察官|20|[\u4e00-\u9fff]{2,4}同志|个人|关于|年度|主题|民主|组织|对照"
    r"|党员|“)"
)
_NAME_IN_TITLE = re.compile(
    r"(?:—|-|（|\s)([\u4e00-\u9fff]{2,3})）?$|([\u4e00-\u9fff]{2,3})同志(?=20|个人|民主|组织|对照)"
    rf"|(?:书记|主任|[局院校镇乡县区市部处科股所站]长|经理)([{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?=20\d\d|个人)"
)
_PAGE_DATE = re.compile(r"(?<!\d)20[0-3]\d(?=[-/年.])")
# One unit goes by several names over the years; its party committee's is left off.
_OF_PARTY = re.compile(
    r"^(?:中共|中国共产党)|(?:领导)?班子$|(?<=[局院校司镇乡道团心站所厅])(?:党委|党组|委员会|工委)$"
)
_STEM_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        r"[-+＋—－_ （(]([\u4e00-\u9fff]{2,3})[）)]?$",
        r"^([\u4e00-\u9fff]{2,3})[-+＋—－_ ]",
        r"^([\u4e00-\u9fff]{2,3}?)(?=个人|对照检查|检视|剖析|发言|20\d\d|主题教育|组织生活会|民主生活会)",
    )
)
_PREAMBLE = 800
_SCOPE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign (专题): how it is named in full and in short, and the years it took place in."""

    name: str
    full: re.Pattern[str]
    short: re.Pattern[str]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """The names of ``meetings.yml``."""

    meetings: tuple[tuple[str, re.Pattern[str]], ...]
    campaigns: tuple[Campaign, ...]
    """The most specific first."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report besides its text."""

    year: int | None = None
    meeting: str = ""
    campaign: str = ""
    scope: str | None = None
    unit: str = ""
    role: str = ""
    name: str = ""
    date: str = ""


def meeting_rules(data: Mapping[str, Any]) -> MeetingRules:
    """Compile the contents of ``meetings.yml`` (already validated)."""
    return MeetingRules(
        meetings=tuple((entry["name"], _any(entry["patterns"])) for entry in data["meetings"]),
        campaigns=tuple(
            Campaign(entry["name"], _any(entry["patterns"]), _any(entry["short"]), tuple(entry["years"]))
            for entry in data["campaigns"]
        ),
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) or "(?!)")


def read_metadata(
    title: str,
    head: Sequence[Passage],
    signoff: Sequence[Passage],
    preamble: str,
    body: str,
    rules: MeetingRules,
    *,
    around: str = "",
    above: str = "",
    stem: str = "",
) -> Metadata:
    """Read what the title, the head lines, the sign-off, the preamble and the body tell.

    ``above`` is the title that a text shares with others of its file; it tells the year if nothing else
    does. ``around`` is what a web page wrote around the text; its date is a late resort for the year, the
    file's name (``stem``) the last one for year and person.
    """
    bare = arabic_years(fold(title))
    opening = arabic_years(fold(preamble[:_PREAMBLE]))
    dates = [passage.text.strip("（）() ") for passage in (*head, *signoff) if passage.kind == "date"]
    units = [passage.text for passage in (*head, *signoff) if passage.kind == "unit"]
    persons = [passage.text for passage in (*head, *signoff) if passage.kind == "person"]
    own_unit, role, name = _person(persons[0]) if persons else ("", "", "")
    if not name and (found := _NAME_IN_TITLE.search(title)):
        name = next(filter(None, found.groups()))
    if not name and "个人" in bare + stem:
        name = _name_in_stem(stem)
    if role and not ROLE_WORD.search(role):
        units, role = [*units, role], ""
    unit = _unit_in(re.sub(r"^20\d\d年度?", "", bare)) or own_unit or (units[0] if units else _unit_in(role))
    meeting = _first(rules.meetings, bare, opening)
    campaign = _campaign(rules.campaigns, bare, opening)
    heads = arabic_years(fold(" ".join(passage.text for passage in head if passage.kind != "title")))
    year = find_year(
        bare,
        opening,
        [*dates, above, *_PAGE_DATE.findall(around)],
        heads,
        stem,
        annual=bool(meeting),
        of_campaign=campaign.years if campaign else (),
        campaign_tells=campaign is not None and campaign.full.search(bare) is not None,
    )
    return Metadata(
        year=year,
        meeting=meeting,
        campaign=campaign.name if campaign else "",
        scope=_scope(bare, fold(" ".join(units)), bool(persons or name), fold(body)),
        unit=_OF_PARTY.sub("", re.sub(r"\s", "", unit)),
        role=role,
        name=name,
        date=re.sub(r"\s", "", dates[0]) if dates else "",
    )


def _campaign(campaigns: Sequence[Campaign], title: str, opening: str) -> Campaign | None:
    """The campaign that the title names, else the opening; of several with a short name the later one."""
    latest_first = campaigns[::-1]
    meant = [each for each in latest_first if each.short.search(title)]
    told = [each for each in campaigns if each.full.search(opening)]
    ways = (
        [each for each in campaigns if each.full.search(title)],
        [each for each in meant if each in told],
        [each for each in meant if any(f"{year}年" in title + opening for year in each.years)],
        meant,
        told,
        [each for each in latest_first if each.short.search(opening)],
    )
    return next((found[0] for found in ways if found), None)


def _unit_in(words: str) -> str:
    """The unit that a title or a role begins with (云溪县税务局 in 云溪县税务局党委委员、副局长)."""
    found = _UNIT_IN_TITLE.match(words)
    return "" if found is None or found[1].endswith("干部") else found[1]


def _name_in_stem(stem: str) -> str:
    """The person that a file's name gives: 个人对照检查材料-周明远, 周明远+2025年度…, …（周明远）."""
    bare = re.sub(r"(?:v\d+|（[^（）]{1,3}稿）|\(\d+\)|修订|终稿)+$", "", stem, flags=re.IGNORECASE)
    for pattern in _STEM_NAMES:
        found = pattern.search(bare)
        if found and found[1][0] in SURNAMES:
            return found[1]
    return ""


def _first(names: Sequence[tuple[str, re.Pattern[str]]], *texts: str) -> str:
    """The first name that one of the texts holds, the earlier texts first."""
    for text in texts:
        for name, pattern in names:
            if pattern.search(text):
                return name
    return ""


def _scope(title: str, unit: str, person: bool, body: str) -> str | None:
    """Whether one person or a team (班子) reviews itself."""
    if re.search(r"个人|本人|同志", title):
        return "personal"
    if _TEAM.search(title):
        return "team"
    if person or _OFFICE.search(title):
        return "personal"
    if "班子" in unit:
        return "team"
    persons, teams = len(_I.findall(body)), len(_WE.findall(body))
    if persons >= _SCOPE_WORDS and persons * 2 > teams:
        return "personal"
    if teams >= _SCOPE_WORDS and teams > persons:
        return "team"
    return "personal" if persons else None


def _person(line: str) -> tuple[str, str, str]:
    """Unit, role and name of a head line; in 县水利局副局长  周明远 the unit is a part of the role."""
    labels = dict(_LABELLED.findall(line))
    if len(labels) > 1:
        name = next(
            (labels[key] for key in ("姓名", "汇报人", "发言人", "报告人", "检查人") if key in labels), ""
        )
        return "", labels.get("职务") or labels.get("单位") or labels.get("部门") or "", name
    words = re.sub(
        r"^（?(?:汇报人|发言人|报告人|检查人|签名|姓名)[：:）]\s*", "", without_label(line.strip("（）() —-"))
    )
    parts = re.split(r"[\s\u3000：:]+", words)
    if len(parts) == 1:
        return ("", "", words) if len(words) <= 4 else ("", words, "")
    *before, name = parts
    if len(name) == len(parts[-2]) == 1:
        *before, name = *parts[:-2], parts[-2] + name
    if len(before) > 1 and UNIT.fullmatch(before[0]):
        return before[0], "".join(before[1:]), name
    return "", "".join(before), name
