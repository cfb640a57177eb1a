"""Study pages for problems, and problems for study pages."""

from __future__ import annotations

from libraries import ItemText, make_library, simple_report

from mkdocs_selfreview.pages.catalogue import build_catalogue
from mkdocs_selfreview.pages.serving import OFFERED, Serving
from mkdocs_selfreview.pages.study_page import StudyPage

LEARNING, USE, MASSES = "lilun-wuzhuang", "xueyong-zhuanhua", "lianxi-qunzhong"


def page(name: str, *themes: str, dimensions: tuple[str, ...] = (), date: str = "") -> StudyPage:
    return StudyPage(f"study/{name}.html", name, "讲稿", date, "", themes, dimensions)


def serving(*study: StudyPage, items: tuple[ItemText, ...] = ()) -> Serving:
    return Serving(study, build_catalogue(make_library([simple_report("r1", *items, year=2024)])))


def offered(found: Serving, anchor: str = "p1") -> list[tuple[str, tuple[str, ...]]]:
    return [(one.page.title, one.themes) for one in found.offers(found.catalogue.items["r1", anchor])]


def test_what_shares_most_comes_first() -> None:
    item = ItemText("学习不够", themes=(LEARNING, USE))
    found = serving(page("群众", MASSES), page("学习", LEARNING), page("学用", USE, LEARNING), items=(item,))
    assert offered(found) == [("学用", (LEARNING, USE)), ("学习", (LEARNING,))]


def test_a_rare_theme_tells_more_than_a_common_one() -> None:
    item = ItemText("学习不够", themes=(LEARNING, USE))
    common = [page(f"学习{number}", LEARNING, date="2026") for number in range(5)]
    found = offered(serving(*common, page("学用", USE), items=(item,)))
    assert found[0] == ("学用", (USE,))
    assert len(found) == OFFERED


def test_a_shared_dimension_then_the_date_decide_between_equals() -> None:
    pages = (
        page("旧", LEARNING, date="2020"),
        page("新", LEARNING, date="2025"),
        page("同维度", LEARNING, dimensions=("theory",)),
    )
    assert [title for title, _ in offered(serving(*pages))] == ["同维度", "新", "旧"]


def test_a_page_without_themes_serves_its_dimensions() -> None:
    pages = page("维度", dimensions=("theory",)), page("别的", MASSES, dimensions=("theory",))
    assert offered(serving(*pages)) == [("维度", ())]


def test_nothing_in_common_is_no_offer() -> None:
    assert offered(serving(page("群众", MASSES), page("作风", dimensions=("style",)))) == []


def test_both_ways_say_the_same() -> None:
    items = tuple(
        ItemText(f"第{number}条", themes=themes)
        for number, themes in enumerate([(LEARNING,), (USE,), (MASSES,), (LEARNING, MASSES), ()])
    )
    one, other = page("甲", LEARNING, USE), page("乙", dimensions=("theory",))
    found = serving(one, other, items=items)
    assert {placed.item.anchor for placed in found.served(one)} == {"p1", "p2", "p4"}
    assert {placed.item.anchor for placed in found.served(other)} == {"p1", "p2", "p3", "p4", "p5"}
    for study in (one, other):
        served = {placed.key for placed in found.served(study)}
        for placed in found.catalogue.dimension("theory").problems:
            assert (placed.key in served) == (study in [offer.page for offer in found.offers(placed)])


def test_typical_problems_share_most() -> None:
    items = (
        ItemText("一", themes=(LEARNING,)),
        ItemText("二", themes=(LEARNING, USE)),
        ItemText("三", themes=()),
    )
    found = serving(page("甲", LEARNING, USE), items=items)
    assert [placed.item.anchor for placed in found.typical(found.study[0])] == ["p2", "p1"]
