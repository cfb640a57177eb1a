"""Chinese names that the pages use for the model's values."""

from __future__ import annotations

from mkdocs_selfreview.diagnostics import Severity
from mkdocs_selfreview.model import ItemKind, Matched, ReportKind, SectionRole

KINDS = {
    ItemKind.PROBLEM: "问题",
    ItemKind.CAUSE: "原因",
    ItemKind.MEASURE: "措施",
}
REPORT_KINDS = {
    ReportKind.REPORT: "完整材料",
    ReportKind.FRAGMENT: "片段",
    ReportKind.OUTLINE: "提纲",
    ReportKind.OTHER: "非对照检查材料",
}
ROLES = {
    SectionRole.PREAMBLE: "开头",
    SectionRole.RECTIFICATION: "上次整改落实",
    SectionRole.PROBLEMS: "存在问题",
    SectionRole.CASES: "案例剖析",
    SectionRole.CAUSES: "原因剖析",
    SectionRole.MEASURES: "整改措施",
    SectionRole.CLOSING: "结尾",
    SectionRole.OTHER: "其他",
}
SCOPES = {"personal": "个人", "team": "班子"}
MATCHES = {
    Matched.EXACT: "按标题识别",
    Matched.ALIAS: "按别名识别",
    Matched.FUZZY: "标题近似",
    Matched.CONTENT: "按内容推断",
    Matched.NONE: "未能识别",
}
SEVERITIES = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.INFO: "提示",
}
