"""Terms are found as a careful reader finds them, and what is written wrongly is told from what was right then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from libraries import taxonomy

from mkdocs_selfreview.diagnostics import Severity
from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.taxonomy import Slip, Taxonomy, Term
from mkdocs_selfreview.terms import find, misuses


def names(text: str) -> list[tuple[str, str]]:
    """What is found, as it is written, with the term's name."""
    return [(text[hit.start : hit.end], hit.term.name) for hit in find(text, taxonomy())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("深刻领悟“两个确立”的决定性意义", [("两个确立", "两个确立")], id="quoted"),
        pytest.param("深刻领悟两个确立的决定性意义", [("两个确立", "两个确立")], id="bare"),
        pytest.param("做到「兩個維護」", [("兩個維護", "两个维护")], id="traditional"),
        pytest.param('增强"四个意识"', [("四个意识", "四个意识")], id="straight-quotes"),
        pytest.param("三会一课和主题党日", [("三会一课", "三会一课"), ("主题党日", "主题党日")], id="two"),
        pytest.param(
            "“三严三实”专题教育", [("“三严三实”专题教育", "三严三实")], id="quotes-within-a-longer-form"
        ),
        pytest.param("三严三实专题教育", [("三严三实专题教育", "三严三实")], id="its-quotes-left-out"),
        pytest.param(
            "学习贯彻习近平新时代中国特色社会主义思想主题教育",
            [
                (
                    "学习贯彻习近平新时代中国特色社会主义思想主题教育",
                    "学习贯彻习近平新时代中国特色社会主义思想主题教育",
                )
            ],
            id="longest",
        ),
        pytest.param("纠治“四风”", [("四风", "四风")], id="short"),
        pytest.param("防范化解四风险", [], id="looks-like-one"),
        pytest.param("落实双减政策", [], id="needs-its-quotes"),
        pytest.param("落实“双减”政策", [("双减", "双减")], id="has-its-quotes"),
        pytest.param("他说有四个意思", [], id="words-of-everyday"),
        pytest.param("", [], id="empty"),
    ],
)
def test_find(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


TINY = Taxonomy(
    dimensions=(),
    sets=(),
    themes=(),
    roots=(),
    functions=(),
    neutral=(),
    version="tiny",
    terms=(
        Term("a", "甲乙", "", "", aliases=("甲乙丙丁", "甲“乙”戊"), slips=(Slip("乙乙", "甲乙"),)),
        Term("b", "丙丁", "", "", exclude=("丁丙丁", "丙丁甲乙丙"), slips=(Slip("“丁甲”", "丙丁", 2016),)),
        Term("c", "乙丙", "", "", quoted=True, aliases=("丁丁丁丁",)),
    ),
)
PLAIN = {
    **{"甲乙": "a", "甲乙丙丁": "a", "甲“乙“戊": "a", "甲乙戊": "a", "乙乙": "a", "丙丁": "b", "“丁甲“": "b"},
    **{"“乙丙“": "c", "丁丁丁丁": "c", "丁丙丁": "", "丙丁甲乙丙": ""},
}


def naive(text: str) -> list[tuple[int, int, str]]:
    """What stands in a text by trying every form at every place, the longest first."""
    folded, place, found = fold(text), 0, []
    while place < len(folded):
        fitting = [form for form in PLAIN if folded.startswith(form, place)]
        if not fitting:
            place += 1
            continue
        form = max(fitting, key=len)
        quotes = int(form in ("“丁甲“", "“乙丙“"))
        if PLAIN[form]:
            found.append((place + quotes, place + len(form) - quotes, PLAIN[form]))
        place += len(form)
    return found


@given(st.text(alphabet='甲乙丙丁戊“”"「」 \n', max_size=60))
def test_the_recogniser_agrees_with_trying_every_form(text: str) -> None:
    hits = [(hit.start, hit.end, hit.term.id) for hit in find(text, TINY)]
    assert hits == naive(text)


@given(st.lists(st.sampled_from([*(term.name for term in taxonomy().terms), "，", "我", "“", "”", "的"])))
def test_hits_stand_in_order_and_apart_within_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    hits = find(text, taxonomy())
    places = [place for hit in hits for place in (hit.start, hit.end)]
    assert places == sorted(places)
    assert all(hit.start < hit.end for hit in hits)
    assert not places or places[-1] <= len(text)


@pytest.mark.parametrize(
    ("text", "year", "code", "said"),
    [
        pytest.param("树牢“四个意思”。", None, "term-miswritten", "应写作“树牢‘四个意识’”", id="wrong"),
        pytest.param("反对形势主义。", 2016, "term-miswritten", "应写作“形式主义”", id="wrong-then-and-now"),
        pytest.param(
            "违反中央八项规定问题", 2024, "term-miswritten", "违反中央八项规定精神问题", id="spirit"
        ),
        pytest.param("违反中央八项规定精神问题", 2024, "", "", id="spirit-named"),
        pytest.param("2012年制定中央八项规定", 2024, "", "", id="the-rules-themselves"),
        pytest.param("党的二十大会议精神", 2023, "term-miswritten", "党的二十大精神", id="meeting"),
        pytest.param("坚定“三个自信”", 2016, "", "", id="right-in-its-year"),
        pytest.param("坚定“三个自信”", 2017, "term-outdated", "以后写作“四个自信”", id="outdated-since"),
        pytest.param("坚定“三个自信”", None, "", "", id="of-no-known-year"),
        pytest.param("学习“八个明确”", 2021, "", "", id="term-in-use"),
        pytest.param("学习“八个明确”", 2023, "term-outdated", "以后写作“十个明确”", id="term-replaced"),
        pytest.param("“两个一百年”", 2024, "", "", id="nothing-wrong"),
    ],
)
def test_misuses(text: str, year: int | None, code: str, said: str) -> None:
    found = misuses(text, taxonomy(), year)
    assert [misuse.code for misuse in found] == ([code] if code else [])
    assert all(said in misuse.message for misuse in found)
    severity = Severity.WARNING if code == "term-miswritten" else Severity.INFO
    assert all(misuse.severity is severity for misuse in found)


def test_each_way_of_writing_is_told_once_with_its_place_and_count() -> None:
    text = "一要反对形势主义，\n二要整治形势主义，三要反对奢糜之风。"
    first, second = misuses(text, taxonomy(), 2024)
    assert text[first.place :].startswith("形势主义")
    assert "“…一要反对形势主义， 二要整治形势…”中的“形势主义”（共 2 处）" in first.message
    assert "奢靡之风" in second.message
    assert "共" not in second.message
