"""Secrecy marks are recognised by how they are set; talk of secrets is not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.model import Document, Paragraph
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.screening.secrecy import Mark, secrecy_mark
from mkdocs_selfreview.taxonomy import TaxonomyError

MARKS = load_rules().secrecy
TITLE = "2024年度民主生活会个人对照检查材料"
BODY = [
    f"（{number}）第{number}个方面。平时忙于事务，读原著少，到基层调研不多，服务群众办法不够。"
    for number in "一二三四五六七八九十"
] * 2


def document(*lines: str, style: str = "") -> Document:
    return Document(tuple(Paragraph(line, at, style=style) for at, line in enumerate(lines, 1)), "txt")


def found(*lines: str) -> Mark | None:
    return secrecy_mark(document(*lines), MARKS)


HEAD_MARKS = [
    "绝密★30年",
    "机密★10年",
    "秘密★启用前",
    "秘密★1年",
    "秘密★6个月",
    "机密★长期",
    "绝 密 ★ 长期",
    "机　密　★　十年",
    "机密☆",
    "机密★",
    "★机密★",
    "秘密⭐5年",
    "秘密※5年",
    "秘密*10年",
    "秘密★2026年3月前",
    "秘密★至2026年3月1日",
    "秘密★2026-03-01",
    "秘密★公布前",
    "絕密★長期",
    "机密★10年　特急",
    "特急　机密★10年",
    "000012 机密★10年",
    "第12份　秘密★3年",
    "中共云溪县委文件　　机密★5年",
    "机密★10年 2024年度民主生活会个人对照检查材料",
    "秘密10年",
    "秘密 长期",
    "机密·5年",
    "密级：机密",
    "密级:秘密",
    "密　级：机　密",
    "密级：机密★10年",
    "“密级：机密”".strip("“”") + "　份号：000003",
    "份号：000003　密级：秘密",
    "保密等级：绝密",
    "秘密等级：机密",
    "密级（秘密）",
    "密级：工作秘密",
    "密级 机密",
    "密级\t机密",
    "份号：000003，密级：机密，共5页",
    "**机密★10年**",
    "密级：【机密】",
    "【机密】",
    "［秘密］",
    "[绝密]",
    "（秘密）",
    "〔机密〕",
    "【机密★10年】",
    "【密级：秘密】",
    "（ 机 密 ）",
    "秘密",
    "机  密",
    "绝\u200b密",
    "—机密—",
    "机密级",
    "秘密件",
    "机密 特急",
    "工作秘密",
    "核心商密",
    "普通商密★3年",
    "云党发〔2024〕3号　　秘密",
    "云党发〔2024〕3号 机密",
    "会议材料之三\t机密",
    "秘密　　2024年度民主生活会材料",
    f"{TITLE}（秘密）",
    f"【机密】{TITLE}",
    "内部资料 注意保存",
    "内部资料　注意保密",
    "内部资料★妥善保管",
    "内部文件 严禁外传",
    "内部文件，请勿外传。",
    "（内部资料，不得外传）",
    "【内部资料】",
    "内部参考",
    "党内文件　注意保存",
    "仅供内部使用",
    "仅供机关内部工作参考",
    "本材料仅供内部学习",
    "仅限内部传阅",
    "限领导阅知",
    "不得公开",
    "（此件不公开）",
    "此件不予公开",
    "公开属性：不予公开",
    "严禁复制、外传",
    "涉密",
    "涉密文件 严禁复印",
    "本文件涉密",
    "阅后退回",
    "会后收回",
    "未经批准，不得翻印",
    "密级：内部资料",
    f"{TITLE}（内部资料 注意保存）",
    f"{TITLE}　　内部资料",
]
ANYWHERE = [
    "机密★10年",
    "【机密】",
    "秘密",
    "密级：机密",
    "内部资料 注意保存",
    "绝 密 ★ 长期",
    "仅供内部使用",
]


@pytest.mark.parametrize("line", HEAD_MARKS)
def test_a_mark_in_the_head(line: str) -> None:
    mark = found(line, TITLE, *BODY)
    assert mark is not None
    assert mark.line == 1
    assert mark.text
    assert TITLE not in mark.text


@pytest.mark.parametrize("line", HEAD_MARKS)
def test_a_mark_in_the_tail(line: str) -> None:
    mark = found(TITLE, *BODY, line)
    assert mark is not None
    assert mark.line == len(BODY) + 2


@pytest.mark.parametrize("line", ANYWHERE)
def test_a_mark_alone_on_its_line_in_the_midst(line: str) -> None:
    mark = found(TITLE, *BODY, line, *BODY)
    assert mark is not None
    assert mark.line == len(BODY) + 2


def test_a_mark_in_a_cell_counts_at_the_ends_only() -> None:
    cell = Paragraph("秘密", 30, style="cell")
    rest = document(TITLE, *BODY).paragraphs
    assert secrecy_mark(Document((cell, *rest), "docx"), MARKS)
    assert not secrecy_mark(Document((*rest, cell, *rest), "docx"), MARKS)


def test_a_mark_after_a_break_within_a_paragraph() -> None:
    assert found(f"中共云溪县委员会\n机密★10年\n{TITLE}") == Mark("机密★10年", 1)


HARMLESS = [
    "保密工作",
    "（三）保密工作方面",
    "秘密战线",
    "观看电影《秘密战线》《机密》",
    "机密性要求",
    "严守党的秘密",
    "严守党的秘密。",
    "保守国家秘密",
    "国家秘密",
    "严　守　秘　密",
    "保 守 秘 密",
    "涉密人员管理",
    "涉密载体管理不规范。",
    "泄露工作秘密的案例",
    "一是保守秘密意识不强。",
    "二、严守秘密方面",
    "机密文件管理不严",
    "绝密级文件由专人保管",
    "密级：公开",
    "密级：无",
    "密级：一般",
    "密级：",
    "密级管理不规范",
    "密级：机密的文件应当由专人保管",
    "该文件编号：3，密级：机密，存放随意，登记不全。",
    "“机密★10年”的标注不规范",
    "秘密★1年的文件没有按期清退",
    "机密★10年、秘密★5年两种标注混用",
    "对标有机密★10年字样的文件登记不及时",
    "个别同志把标注（秘密）的文件带回家",
    "（秘密）级文件的传阅登记不全",
    "在处理（机密）文件时不够细心。",
    "内部资料管理不规范",
    "（四）内部资料、注意保存意识不强",
    "把内部资料，注意保存的要求当作摆设",
    "内部审计",
    "内部管理",
    "内部监督",
    "内部控制不严",
    "党内监督",
    "党内政治生活",
    "内部文件严禁外传的规定执行不严",
    "仅供内部使用的材料随意摆放",
    "不得公开发表与中央精神不一致的言论",
    "妄议中央、不得公开发表违背党章的言论等要求",
    "注意保密意识",
    "四是注意保密不够。",
    "政务公开",
    "信息公开属性：主动公开",
    "依申请公开",
    "保密承诺书",
    "保密教育",
    "保密委员会",
    "商业秘密保护工作",
    "对工作秘密的范围把握不准",
    "秘密举报",
    "领导干部秘密出国（境）问题",
    "无记名秘密投票",
    "揭开成长的秘密",
    "机密工作人员",
    "机要保密",
    "涉密事项报告不及时",
    "定密工作",
    "脱密期管理",
    "严禁上班时间炒股",
    "请勿在会场吸烟",
    "本报告共三个部分",
    "阅后签字制度落实不严",
    "未经批准，不得外出",
    "★★★",
    "学习内部参考资料少",
    "对内部资料保管不善。",
    "会议资料　　学习材料",
]


@pytest.mark.parametrize("line", HARMLESS)
def test_talk_of_secrets_is_no_mark(line: str) -> None:
    assert found(line, TITLE, *BODY) is None
    assert found(TITLE, *BODY, line) is None
    assert found(TITLE, *BODY, line, *BODY) is None


@pytest.mark.parametrize("line", HARMLESS)
def test_talk_of_secrets_in_a_sentence_is_no_mark(line: str) -> None:
    assert found(TITLE, f"三是学习不深入，{line.rstrip('。')}，落实要求有差距。", *BODY) is None


@given(
    st.lists(st.text(alphabet="党员干部学习不深守好秘机保工作，。（）一二12　 \n", max_size=40), max_size=8)
)
def test_without_a_mark_or_its_signs_nothing_is_refused(lines: list[str]) -> None:
    harmless = [line.replace("密", "蜜") for line in lines]
    assert found(*harmless) is None


@pytest.mark.parametrize(
    "unit", ["0 ", "秘密", "机密★", "特急", "第1份", "严禁外传、", "【密级：", "　秘 密", "秘  "]
)
def test_long_lines_of_signs_take_no_time(unit: str) -> None:
    began = time.process_time()
    for size in (70 // len(unit), 20_000):
        found(unit * size + "其", "甲" + unit * size + "其")
    assert time.process_time() - began < 2


def test_a_broken_pattern_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "screening.yml").write_text("levels: [限阅]\nnotices:\n  - '('\n", encoding="utf-8")
    with pytest.raises(TaxonomyError, match=r"screening\.yml:3"):
        load_rules(tmp_path)


def test_keepers_add_levels_and_notices(tmp_path: Path) -> None:
    assert found("县内掌握", TITLE) is None
    (tmp_path / "screening.yml").write_text("levels: [限阅]\nnotices: ['县内掌握']\n", encoding="utf-8")
    own = load_rules(tmp_path).secrecy
    assert secrecy_mark(document("限阅★2年", TITLE), own) == Mark("限阅★2年", 1)
    assert secrecy_mark(document("县内掌握", TITLE), own)
    assert secrecy_mark(document("机密★2年", TITLE), own)
