"""Links by name in Markdown."""

from __future__ import annotations

import markdown
import pytest
from markdown.extensions import Extension

from mkdocs_selfreview.studylinks import BrokenLink, StudyLinks, lines_of


def convert(text: str) -> tuple[str, list[BrokenLink]]:
    def resolve(kind: str, name: str) -> str:
        if name == "没有":
            raise LookupError(f"没有这个{kind}")
        return f"../{kind}/{name}.md"

    broken: list[BrokenLink] = []
    extensions: list[str | Extension] = [
        StudyLinks(resolve, broken.append),
        "footnotes",
        "pymdownx.superfences",
        "toc",
    ]
    return markdown.markdown(text, extensions=extensions), broken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见[[主题:联系群众]]。", '<p>见<a href="../主题/联系群众.md">联系群众</a>。</p>'),
        ("[[维度：担当作为]]", '<p><a href="../维度/担当作为.md">担当作为</a></p>'),
        ("[[报告: 甲局材料 | 看这份 ]]", '<p><a href="../报告/甲局材料.md">看这份</a></p>'),
        ("[[主题:甲]]、[[主题:乙]]", '<p><a href="../主题/甲.md">甲</a>、<a href="../主题/乙.md">乙</a></p>'),
        ("[[主题:甲|**不是强调** <b>]]", '<p><a href="../主题/甲.md">**不是强调** &lt;b&gt;</a></p>'),
        ("[[表述:两个确立]]", '<p><a href="../表述/两个确立.md">两个确立</a></p>'),
        ("`[[主题:甲]]`", "<p><code>[[主题:甲]]</code></p>"),
        ("[文字](a.md)", '<p><a href="a.md">文字</a></p>'),
    ],
)
def test_links(text: str, expected: str) -> None:
    assert convert(text) == (expected, [])


@pytest.mark.parametrize("written", ["[[栏目:甲]]", "[[甲]]", "[[ 主題:甲|乙 ]]"])
def test_a_link_of_no_known_kind_is_reported(written: str) -> None:
    text, (broken,) = convert(f"见{written}。")
    assert "sr-unresolved" in text
    assert broken.written == written
    assert "主题、维度、报告、表述" in broken.reason


def test_a_link_in_a_heading() -> None:
    assert '<a href="../主题/甲.md">甲</a></h2>' in convert("## 谈[[主题:甲]]")[0]


def test_code_blocks_stay_as_they_are() -> None:
    text, broken = convert("```\n[[主题:没有]]\n```\n")
    assert ("[[主题:没有]]" in text, broken) == (True, [])


def test_broken_links_are_marked_and_reported() -> None:
    text, broken = convert("见[[主题:没有|那个]]。")
    assert text == '<p>见<span class="sr-unresolved" title="没有这个主题">那个</span>。</p>'
    assert broken == [BrokenLink("[[主题:没有|那个]]", "没有这个主题")]


def test_lines_of_broken_links_count_repeated_ones_apart() -> None:
    source = "---\ntitle: x\n---\n\n[[主题:没有]]\n\n再说[[主题:没有]]和[[维度:没有]]\n"
    assert lines_of(source, convert(source.split("---\n", 2)[2])[1]) == [5, 7, 7]
