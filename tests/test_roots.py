"""What a cause goes back to, by its words and its theme, and which problems that explains."""

from __future__ import annotations

import pytest
from small_reports import TAXONOMY, cause

from mkdocs_selfreview.roots import HEADED, PARTLY, best_root, roots_of
from mkdocs_selfreview.taxonomy import load_taxonomy

NOWHERE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("lead", "body", "themes", "expected"),
    [
        pytest.param("宗旨淡薄", "", {}, {"masses": 1.0}, id="in the lead"),
        pytest.param("认识不足", "宗旨淡薄。", {}, {"masses": 0.5}, id="in the body: less sure"),
        pytest.param("理论功底差", "宗旨淡薄。", {}, {"thinking": 1.0, "masses": 0.5}, id="two roots"),
        pytest.param("走得少", "", {"survey": 1.0}, {"masses": 0.75}, id="by its theme"),
        pytest.param(
            "理论功底差",
            "",
            {"survey": 1.0},
            {"thinking": 1.0},
            id="its theme brings in no other beside a sure one",
        ),
        pytest.param(
            "认识不足",
            "理论功底差。",
            {"survey": 1.0},
            {"masses": 0.75, "thinking": 0.5},
            id="its theme beside words that leave it open",
        ),
        pytest.param("认识不足", "", {}, {}, id="none"),
    ],
)
def test_roots(lead: str, body: str, themes: dict[str, float], expected: dict[str, float]) -> None:
    assert roots_of(cause(lead, body), themes, TAXONOMY) == expected


@pytest.mark.parametrize(
    ("roots", "leanings", "dimensions", "expected"),
    [
        pytest.param({"masses": 1.0}, {"survey": 0.8}, NOWHERE, ("宗旨意识淡化", 0.8), id="mostly"),
        pytest.param({"thinking": 1.0}, {"use": 0.8}, NOWHERE, ("理论根基不牢", PARTLY * 0.8), id="partly"),
        pytest.param({"thinking": 1.0}, {}, frozenset({"theory"}), ("理论根基不牢", HEADED), id="dimension"),
        pytest.param(
            {"masses": 0.5, "thinking": 1.0},
            {"survey": 0.9},
            frozenset({"theory"}),
            ("宗旨意识淡化", 0.45),
            id="the better of two",
        ),
        pytest.param({"masses": 1.0}, {"study": 1.0}, NOWHERE, ("", 0.0), id="another matter"),
        pytest.param({}, {"study": 1.0}, NOWHERE, ("", 0.0), id="no roots"),
    ],
)
def test_best_root(
    roots: dict[str, float],
    leanings: dict[str, float],
    dimensions: frozenset[str],
    expected: tuple[str, float],
) -> None:
    name, part = best_root(roots, leanings, dimensions, TAXONOMY)
    assert name == expected[0]
    assert part == pytest.approx(expected[1])


@pytest.mark.parametrize(
    ("lead", "root"),
    [
        ("理论学习抓得不紧，把学习当成软任务", "lilun-genji"),
        ("宗旨意识有所淡化，与群众的感情疏远了", "zongzhi-yishi"),
        ("理想信念“总开关”拧得不紧", "dangxing-duanlian"),
        ("担当精神不足，遇事怕得罪人", "dandang-jingshen"),
        ("全面从严治党的压力没有传导到底", "guandang-zeren"),
        ("纪律意识不强，看轻小节", "jilv-guiju"),
        ("政绩观有偏差，急功近利", "zhengji-guan"),
        ("两个维护喊得响、落得虚，执行力打了折扣", "zhengzhi-zhanwei"),
        ("听不得不同意见，习惯一言堂", "quanli-guan"),
        ("批评怕伤感情，睁一只眼闭一只眼", "haoren-zhuyi"),
        ("内控形同虚设，干好干坏一个样", "jiandu-zhidu"),
        ("图省事、粗枝大叶，抓而不实", "zuofeng-piaofu"),
        ("知识结构老化，老办法不管用", "benling-konghuang"),
    ],
)
def test_the_packaged_roots_know_the_usual_causes(lead: str, root: str) -> None:
    roots = roots_of(cause(lead), {}, load_taxonomy())
    assert max(roots, key=lambda id_: roots[id_]) == root
