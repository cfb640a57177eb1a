"""What type of unit a report comes from, told from the unit's name."""

from __future__ import annotations

import re

_TYPES = (
    ("村", r"村(?:民委员会|委会|两委)?$"),
    ("社区", r"社区(?:居委会)?$"),
    ("支部", r"支部$|党总支$"),
    ("乡镇街道", r"[镇乡]$|街道(?:办事处|办)?$|[镇乡](?:人民政府|政府)$"),
    ("学校", r"大学$|学院$|[中小]学$|学校$|幼儿园$"),
    ("医院", r"医院$|卫生院$|疾控中心$|保健院$"),
    ("法院检察院", r"法院$|检察院$"),
    ("企业", r"公司$|集团$|厂$|银行$|支行$|合作社$"),
    ("党委部门", r"委办公室$|[部委]$|委员会办公室$|巡察办$"),
    ("政府部门", r"[局厅署]$|办公室$|[局厅]党[委组]$"),
    ("事业单位", r"中心$|[所站馆队院社台]$"),
)
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _TYPES)


def unit_type(unit: str) -> str:
    """Name of the type, or nothing where the name does not tell."""
    return next((name for name, pattern in _PATTERNS if pattern.search(unit)), "")
