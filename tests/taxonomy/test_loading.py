"""A keeper's files are laid over the package's, and every mistake is named with its line."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from mkdocs_selfreview.diagnostics import SelfReviewError
from mkdocs_selfreview.taxonomy import Slip, Taxonomy, TaxonomyError, load_taxonomy

PACKAGED = load_taxonomy()


def load(folder: Path, **files: str) -> Taxonomy:
    """Load with the given files (by stem) as a keeper's folder."""
    for stem, content in files.items():
        (folder / f"{stem}.yml").write_text(content, encoding="utf-8")
    return load_taxonomy(folder)


def cues_of(taxonomy: Taxonomy, theme: str) -> dict[str, float]:
    return {cue.text: cue.weight for cue in taxonomy.theme_by_id[theme].cues}


def test_a_missing_or_empty_folder_changes_nothing(tmp_path: Path) -> None:
    assert load_taxonomy(tmp_path / "none").version == PACKAGED.version
    assert load_taxonomy(tmp_path).version == PACKAGED.version


def test_the_version_tells_every_change(tmp_path: Path) -> None:
    first = load(tmp_path, themes="neutral: [甲乙]\n").version
    second = load(tmp_path, themes="neutral: [甲丙]\n").version
    assert len({PACKAGED.version, first, second}) == 3


def test_a_known_id_changes_its_entry(tmp_path: Path) -> None:
    content = "themes:\n  - {id: jiafeng, name: 家风家教, cues: [祖训, {cue: 家属, weight: 0}]}\n"
    taxonomy = load(tmp_path, themes=content)
    before, after = PACKAGED.theme_by_id["jiafeng"], taxonomy.theme_by_id["jiafeng"]
    assert after.name == "家风家教"
    assert after.description == before.description
    cues = cues_of(taxonomy, "jiafeng")
    assert cues["祖训"] == 1
    assert "家属" in cues_of(PACKAGED, "jiafeng")
    assert "家属" not in cues
    assert [theme.id for theme in taxonomy.themes] == [theme.id for theme in PACKAGED.themes]


def test_entries_are_added_and_removed(tmp_path: Path) -> None:
    content = """\
themes:
  - {id: shechi-zhifeng, remove: true}
  - {id: huanbao, name: 生态环保, group: 作风建设, description: 环保责任, cues: [环保督察, 走近<群众>], dimensions: [duty]}
"""
    taxonomy = load(tmp_path, themes=content)
    assert "shechi-zhifeng" not in taxonomy.theme_by_id
    assert taxonomy.themes[-1].name == "生态环保"


def test_a_root_learns_words_and_themes_and_outlives_a_theme_taken_out(tmp_path: Path) -> None:
    roots = "roots:\n  - {id: zongzhi-yishi, cues: [心里没有储户], explains: [jiafeng]}\n"
    themes = "themes:\n  - {id: diaocha-yanjiu, remove: true}\n"
    root = load(tmp_path, roots=roots, themes=themes).root_by_id["zongzhi-yishi"]
    assert root.cues[-1].text == "心里没有储户"
    assert {"jiafeng", "lianxi-qunzhong"} <= set(root.explains)


def test_words_and_neutral_phrases_grow(tmp_path: Path) -> None:
    content = """\
words:
  群众: [船工]
  河湖: [河道, 湖泊]
neutral: [走近科学]
themes:
  - {id: lianxi-qunzhong, cues: [巡查<河湖>]}
"""
    taxonomy = load(tmp_path, themes=content)
    assert [hit.owner for hit in taxonomy.theme_scanner.hits("惠船工")] == ["fuwu-qunzhong"]
    assert PACKAGED.theme_scanner.hits("惠船工") == []
    assert "lianxi-qunzhong" in {hit.owner for hit in taxonomy.theme_scanner.hits("巡查湖泊")}
    assert taxonomy.neutral == (*PACKAGED.neutral, "走近科学")


def test_dimensions_and_sets_of_a_place(tmp_path: Path) -> None:
    taxonomy = load(
        tmp_path,
        dimensions="dimensions:\n  - {id: local, name: 服务大局, description: 说明, maps_to: [duty]}\n"
        "  - {id: style, aliases: [机关作风]}\n",
        dimension_sets="sets:\n  - {id: yunxi-2025, years: [2025], meeting: 民主生活会, level: 云溪县, "
        "dimensions: [local, style], confidence: reported}\n",
    )
    assert taxonomy.dimension_by_id["local"].base_ids == ("duty",)
    assert taxonomy.dimension_by_id["style"].aliases[-1] == "机关作风"
    assert taxonomy.sets[-1].dimensions == ("local", "style")


def test_a_keepers_terms_are_added_and_grow(tmp_path: Path) -> None:
    content = """\
terms:
  - {id: si-xia-jiceng, aliases: [“四下”], wrong: [四下基曾]}
  - {id: yunxi-jingyan, name: 云溪经验, kind: 经验做法, full: 河长夜巡, since: 2024, until: 2024, replaced_by: si-feng}
"""
    taxonomy = load(tmp_path, terms=content)
    before, after = PACKAGED.term_by_id["si-xia-jiceng"], taxonomy.term_by_id["si-xia-jiceng"]
    assert after.full == before.full
    assert after.aliases == (*before.aliases, "“四下”")
    assert Slip("四下基曾", "四下基层") in after.wrong
    assert (taxonomy.terms[-1].since, taxonomy.terms[-1].until) == ("2024", 2024)


def test_a_taxonomy_goes_to_another_process() -> None:
    assert PACKAGED.theme_scanner.hits("政治忠诚")
    copy: Taxonomy = pickle.loads(pickle.dumps(PACKAGED))
    assert copy.version == PACKAGED.version
    assert copy.theme_scanner.hits("政治忠诚") == PACKAGED.theme_scanner.hits("政治忠诚")


THEME = "name: 某, group: 某, description: 某, cues: [某某]"
TERM = "name: 某, kind: 某, full: 某"
WRONG = [
    pytest.param(
        "themes", "themes:\n  - {id: x1, 名称: 某, " + THEME + "}\n", 2, "不认识“名称”", id="unknown-key"
    ),
    pytest.param("themes", "theme: []\n", 1, "不认识“theme”", id="unknown-top-key"),
    pytest.param("themes", "themes:\n\n  - {id: x1, name: 某}\n", 3, "缺少“cues”", id="missing-key"),
    pytest.param("themes", "themes:\n  - {name: 某}\n", 2, "缺少“id”", id="missing-id"),
    pytest.param("themes", "themes:\n  - {id: X_1, " + THEME + "}\n", 2, "只能用小写字母", id="bad-id"),
    pytest.param(
        "themes",
        "themes:\n" + 2 * ("  - {id: x1, " + THEME + "}\n"),
        3,
        "重复（第 2 行已有）",
        id="twice",
    ),
    pytest.param(
        "themes", "themes:\n  - {id: x1, remove: true}\n", 2, "没有 id 为“x1”的条目", id="removes-none"
    ),
    pytest.param(
        "themes", "themes:\n  - {id: jiafeng, remove: 好}\n", 2, "应是 true 或 false", id="bad-remove"
    ),
    pytest.param(
        "roots",
        "roots:\n  - id: zongzhi-yishi\n    partly: [jiafen]\n",
        3,
        "没有 id 为“jiafen”的主题",
        id="root-of-no-theme",
    ),
    pytest.param("themes", "themes: 家风\n", 1, "“themes”一项应是列表", id="no-list"),
    pytest.param("themes", "themes:\n  - 家风\n", 2, "缺少“id”", id="text-for-entry"),
    pytest.param("themes", "words: [群众]\n", 1, "这里应是键值对", id="words-as-list"),
    pytest.param("themes", "neutral:\n  - 2023\n", 2, "这里应是文字", id="number-as-phrase"),
    pytest.param("themes", "themes:\n  - id: jiafeng\n    cues: [家]\n", 3, "至少要有两个字", id="short-cue"),
    pytest.param(
        "themes", "themes:\n  - id: jiafeng\n    cues: [见<丙>]\n", 3, "词类“丙”没有", id="unknown-words"
    ),
    pytest.param(
        "themes",
        "themes:\n  - id: jiafeng\n    cues:\n      - {cue: 家里, weight: 高}\n",
        4,
        "应是数字",
        id="weight",
    ),
    pytest.param(
        "themes",
        "themes:\n  - {id: jiafeng, dimensions: [loyalty]}\n",
        2,
        "没有 id 为“loyalty”的基础维度",
        id="base",
    ),
    pytest.param(
        "dimensions",
        "dimensions:\n  - {id: x1, name: 某, description: 某}\n",
        2,
        "两者写一个",
        id="maps-nowhere",
    ),
    pytest.param(
        "dimensions",
        "dimensions:\n  - {id: theory, remove: true}\n",
        None,
        "没有 id 为“theory”",
        id="still-used",
    ),
    pytest.param(
        "dimension_sets",
        "sets:\n  - {id: x1, years: [2025], meeting: 会, dimensions: [none], confidence: reported}\n",
        2,
        "没有 id 为“none”的维度",
        id="unknown-dimension",
    ),
    pytest.param(
        "dimension_sets",
        "sets:\n  - {id: x1, years: [二〇二五], meeting: 会, dimensions: [], confidence: sure}\n",
        2,
        "可用的是：confirmed、reported、unverified",
        id="unknown-confidence",
    ),
    pytest.param("functions", "functions:\n  - id: lead\n    cues: ['不够(']\n", 3, "写法有误", id="regex"),
    pytest.param(
        "functions", "functions:\n  - id: lead\n    cues: ['(不够)']\n", 3, "请写成 (?:…)", id="group"
    ),
    pytest.param(
        "functions", "functions:\n  - {id: lead, kinds: [problems]}\n", 2, "“problems”不能用在这里", id="kind"
    ),
    pytest.param(
        "terms", "terms:\n  - {id: x1, name: 某, kind: 某}\n", 2, "缺少“full”", id="term-without-full"
    ),
    pytest.param(
        "terms",
        "terms:\n  - {id: x1, since: 去年, " + TERM + "}\n",
        2,
        "请写成 2021、2021-11",
        id="term-since",
    ),
    pytest.param(
        "terms",
        "terms:\n  - {id: x1, " + TERM + ", outdated: [{text: 某某}]}\n",
        2,
        "缺少“until”",
        id="term-outdated-since-when",
    ),
    pytest.param(
        "terms",
        "terms:\n  - {id: x1, " + TERM + ", outdated: [{text: 某某, until: 前年}]}\n",
        2,
        "四位数的年份",
        id="term-year",
    ),
    pytest.param(
        "terms", "terms:\n  - {id: x1, until: 2020, " + TERM + "}\n", 2, "要一起写", id="term-until-alone"
    ),
    pytest.param(
        "terms",
        "terms:\n  - {id: x1, until: 2020, replaced_by: x2, " + TERM + "}\n",
        2,
        "没有 id 为“x2”的表述",
        id="term-replaced-by-none",
    ),
    pytest.param(
        "terms",
        "terms:\n\n  - {id: x1, aliases: [三会一课], " + TERM + "}\n",
        3,
        "“三会一课”在“san-hui-yi-ke”和“x1”里都写了",
        id="term-twice",
    ),
    pytest.param(
        "terms",
        "terms:\n  - {id: x1, themes: [none], " + TERM + "}\n",
        2,
        "没有 id 为“none”的主题",
        id="term-theme",
    ),
    pytest.param(
        "terms",
        "terms:\n  - {id: x1, dimensions: [none], " + TERM + "}\n",
        2,
        "没有 id 为“none”的基础维度",
        id="term-dimension",
    ),
    pytest.param(
        "terms",
        "terms:\n  - {id: x1, confidence: sure, " + TERM + "}\n",
        2,
        "可用的是：confirmed、reported、unverified",
        id="term-confidence",
    ),
    pytest.param(
        "terms",
        "terms:\n  - {id: x1, wrong: [{right: 某}], " + TERM + "}\n",
        2,
        "缺少“text”",
        id="term-wrong-what",
    ),
    pytest.param("theme", "themes: []\n", 1, "文件名不认识", id="unknown-file"),
    pytest.param("themes", "themes: [\n", 2, "YAML 写法有误", id="broken-yaml"),
]


@pytest.mark.parametrize(("stem", "content", "line", "message"), WRONG)
def test_mistakes(tmp_path: Path, stem: str, content: str, line: int | None, message: str) -> None:
    with pytest.raises(TaxonomyError) as raised:
        load(tmp_path, **{stem: content})
    lines = str(raised.value).splitlines()
    place = f"{(tmp_path / stem).as_posix()}.yml:{line}: " if line else ".yml:"
    assert any(place in found and message in found for found in lines), lines


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    with pytest.raises(SelfReviewError) as raised:
        load(
            tmp_path,
            themes="themes:\n  - {id: jiafeng, cues: [家]}\n  - {id: x1}\n",
            functions="functions:\n  - {id: lead, cues: ['[']}\n",
        )
    text = str(raised.value)
    assert "themes.yml:2: " in text
    assert "themes.yml:3: " in text
    assert "functions.yml:2: " in text


def test_a_keepers_frames_are_added(tmp_path: Path) -> None:
    phrasing = load(tmp_path, phrases="frames: [只顾…不顾…]\nmeasures: [趟]\n").phrasing
    assert phrasing.frames == (*PACKAGED.phrasing.frames, "只顾…不顾…")
    assert phrasing.measures[-1] == "趟"


@pytest.mark.parametrize("frame", ["掌握不够", "……", "对…，…不够", "对…\u3000不够", "“…”不够"])
def test_a_frame_is_words_and_gaps(tmp_path: Path, frame: str) -> None:
    with pytest.raises(TaxonomyError, match=f"句式“{frame}”"):
        load(tmp_path, phrases=f"frames:\n  - '{frame}'\n")
