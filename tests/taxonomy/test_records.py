"""YAML with lines: values are typed, and every problem is noted with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_selfreview.taxonomy import TaxonomyError
from mkdocs_selfreview.taxonomy.records import (
    Node,
    Problems,
    children,
    choice,
    fields,
    flag,
    number,
    read_records,
    text,
    texts,
    unknown_keys,
)


def write(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "x.yml"
    path.write_text(content, encoding="utf-8")
    return path


def read(tmp_path: Path, content: str) -> tuple[dict[str, Node], Problems]:
    problems = Problems()
    node = read_records(write(tmp_path, content), problems)
    assert isinstance(node.value, dict)
    return node.value, problems


def test_values_know_their_lines(tmp_path: Path) -> None:
    top, problems = read(tmp_path, "# 注释\na: 文字\nb:\n  - 一\n  - x: 2\n    y: 0.5\n    z: true\n")
    assert text(top["a"], problems) == "文字"
    assert top["a"].line == 2
    first, second = children(top["b"], problems)
    assert (first.value, first.line) == ("一", 4)
    inner = fields(second, problems, ("x", "y"), ("z",))
    assert (number(inner["x"], problems), number(inner["y"], problems)) == (2, 0.5)
    assert flag(inner["z"], problems) is True
    assert inner["y"].line == 6
    assert problems.found == []


@pytest.mark.parametrize("content", ["", "# 只有注释\n", "---\n"], ids=["empty", "comment", "marker"])
def test_a_file_without_content_is_an_empty_mapping(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == ({}, Problems())


def test_what_is_absent_has_its_default() -> None:
    problems = Problems()
    assert (text(None, problems, "甲"), texts(None, problems), number(None, problems, 1)) == ("甲", (), 1)
    assert flag(None, problems) is False
    assert problems.found == []


BROKEN = [
    pytest.param("a: [一, 二\nb: 三\n", 2, "YAML 写法有误", id="unclosed-list"),
    pytest.param("a: 一\n b: 二\n", 2, "YAML 写法有误", id="indentation"),
    pytest.param("a: 一\nb: 二\na: 三\n", 3, "“a”写了两次", id="duplicate-key"),
    pytest.param("a: 一\x07\n", 1, "控制字符", id="control-character"),
    pytest.param("a: &x [*x]\n", 1, "嵌套太深", id="endless"),
    pytest.param("a: 一\nname：陈国栋\nb: 二\n", 2, "冒号要用半角", id="wide-colon"),
    pytest.param("name：陈国栋\n", 1, "冒号要用半角", id="wide-colon-alone"),
    pytest.param("a: 一\nname：陈国栋\n", 2, "冒号要用半角", id="wide-colon-last"),
]


@pytest.mark.parametrize(("content", "line", "message"), BROKEN)
def test_broken_files(tmp_path: Path, content: str, line: int, message: str) -> None:
    problems = Problems()
    path = write(tmp_path, content)
    read_records(path, problems)
    assert problems.found[0].startswith(f"{path.as_posix()}:{line}: ")
    assert message in problems.found[0]


def test_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes("a: 理论学习方面".encode("gb18030"))
    problems = Problems()
    assert read_records(path, problems).value == {}
    assert "请另存为 UTF-8" in problems.found[0]


WRONG = [
    pytest.param("a: [一]", text, "“a”一项应是文字，现在是列表", id="list-for-text"),
    pytest.param("a: 2023", text, "数字和 yes/no 请加引号", id="number-for-text"),
    pytest.param("a:", text, "现在是空白", id="nothing-for-text"),
    pytest.param('a: ""', text, "现在是空白", id="empty-text"),
    pytest.param("a: 一", children, "“a”一项应是列表", id="text-for-list"),
    pytest.param("a: 一", number, "“a”一项应是数字", id="text-for-number"),
    pytest.param("a: true", number, "“a”一项应是数字", id="flag-for-number"),
    pytest.param("a: 1", flag, "“a”一项应是 true 或 false", id="number-for-flag"),
    pytest.param("a: 12:30", number, "“a”一项应是数字", id="odd-number"),
    pytest.param("a: 一", fields, "“a”一项应是键值对", id="text-for-mapping"),
]


@pytest.mark.parametrize(("content", "reader", "message"), WRONG)
def test_wrong_types(tmp_path: Path, content: str, reader: object, message: str) -> None:
    top, problems = read(tmp_path, content)
    assert callable(reader)
    reader(top["a"], problems)
    assert len(problems.found) == 1
    assert message in problems.found[0]


def test_keys_are_checked(tmp_path: Path) -> None:
    top, problems = read(tmp_path, "a:\n  x: 1\n  y: 2\n")
    assert set(fields(top["a"], problems, ("x", "z"), ("w",))) == {"x"}
    place = (tmp_path / "x.yml").as_posix()
    assert problems.found == [
        f"{place}:3: 不认识“y”，可用的是：w、x、z",
        f"{place}:2: 缺少“z”，请补上",
    ]


def test_a_wide_colon_within_the_words_is_none(tmp_path: Path) -> None:
    top, problems = read(tmp_path, "a: 甲：乙\nb: |\n  name：甲\n")
    assert (top["a"].value, problems.found) == ("甲：乙", [])


def test_unknown_keys_are_guessed_and_the_known_ones_listed_once() -> None:
    known = ("meeting", "title", "year")
    assert list(unknown_keys(("metting", "会议", "单位", "year：2023"), known)) == [
        "不认识“metting”，是不是“meeting”？",
        "不认识“会议”，可用的是：meeting、title、year",
        "不认识“单位”，也请改正或删去",
        "“year：2023”里的冒号要用半角的“:”（英文输入法），后面空一格",
    ]


@pytest.mark.parametrize(("written", "value"), [("是", True), ("否", False), ("yes", True), ("false", False)])
def test_flags_may_be_written_in_chinese(tmp_path: Path, written: str, value: bool) -> None:
    top, problems = read(tmp_path, f"a: {written}\n")
    assert (flag(top["a"], problems, not value), problems.found) == (value, [])


def test_a_choice_names_what_is_allowed(tmp_path: Path) -> None:
    top, problems = read(tmp_path, "a: 红\nb: 蓝\n")
    assert choice(top["b"], problems, ("蓝", "绿")) == "蓝"
    choice(top["a"], problems, ("蓝", "绿"))
    assert "“红”不能用在这里，可用的是：蓝、绿" in problems.found[0]


def test_all_problems_are_raised_together(tmp_path: Path) -> None:
    top, problems = read(tmp_path, "a: 1\nb: 2\n")
    text(top["a"], problems)
    text(top["b"], problems)
    with pytest.raises(TaxonomyError) as raised:
        problems.raise_any()
    assert [line.split(":")[-2] for line in str(raised.value).splitlines()] == ["1", "2"]


def test_no_problem_raises_nothing() -> None:
    Problems().raise_any()
