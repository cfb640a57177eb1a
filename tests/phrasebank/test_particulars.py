"""What belongs to one case is found; what anybody may say stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from libraries import simple_report, taxonomy

from mkdocs_selfreview.phrasebank.frames import read_frame
from mkdocs_selfreview.phrasebank.particulars import Particulars

PARTICULARS = Particulars(taxonomy().phrasing)
REPORT = simple_report("r1", unit="云溪县水务集团有限公司", name="陶志刚")


def masked(text: str) -> str:
    shown, at = "", 0
    for slot in PARTICULARS.find(text, REPORT):
        shown += text[at : slot.start] + "×"
        at = slot.end
    return shown + text[at:]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("去年走访37户、召开座谈会4场。", "去年走访×户、召开座谈会×场。", id="figures"),
        pytest.param("投入1,200.5万元。", "投入×万元。", id="a figure with its marks"),
        pytest.param("走访了二十三户。", "走访了×户。", id="a numeral before a measure"),
        pytest.param("二〇二四年以来。", "×年以来。", id="a year in numerals"),
        pytest.param("把它们订在一起。", "把它们订在一起。", id="一 that counts nothing"),
        pytest.param("拨付一百万元。", "拨付×元。", id="一 that begins a number"),
        pytest.param(
            "“三会一课”不规范，四个意识不强。", "“三会一课”不规范，四个意识不强。", id="set phrases"
        ),
        pytest.param("张伟局长没有到场。", "×局长没有到场。", id="a name before its title"),
        pytest.param("陶志刚没有到场。", "×没有到场。", id="the author's name"),
        pytest.param("云溪县水务集团有限公司存在短板。", "×存在短板。", id="the author's unit"),
        pytest.param("到临河区青禾镇调研。", "到×区×镇调研。", id="places"),
        pytest.param("在青禾镇石桥村调研。", "在×镇×村调研。", id="a village"),
        pytest.param("对基层单位、相关部门指导不够。", "对基层单位、相关部门指导不够。", id="no names"),
        pytest.param(
            "顾全大局不够，全局观念不强。", "顾全大局不够，全局观念不强。", id="words that end like units"
        ),
        pytest.param("各乡镇、街道、社区推进不平衡。", "各乡镇、街道、社区推进不平衡。", id="kinds of units"),
    ],
)
def test_particulars_are_found(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    ("wording", "whole"),
    [
        ("对…掌握不够", True),
        ("…条件不足", True),
        ("每季度…一次", True),
        ("走访…户", False),
        ("中心组学习…次", False),
        ("…了四个月", False),
        ("青禾镇…不够", False),
    ],
)
def test_frames_of_one_case_are_told(wording: str, whole: bool) -> None:
    assert PARTICULARS.leave_whole(read_frame(wording)) is whole


@given(st.text(alphabet="在县区镇村局公司张伟三会一课户万元0123，。、云溪青禾", max_size=40))
def test_slots_stand_in_the_text_in_order_and_apart_and_leave_no_figure(text: str) -> None:
    slots = PARTICULARS.find(text, REPORT)
    bounds = [bound for slot in slots for bound in (slot.start, slot.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= slot.start < slot.end <= len(text) for slot in slots)
    assert not re.search("[0-9]", masked(text))
