"""Sources of a site for the browser: many small reports with hostile texts and names, and a study page."""

from __future__ import annotations

TEXT = """{year}年度民主生活会{scope}对照检查材料
云溪县{unit}

一、存在的突出问题
（一）理论学习方面
一是理论学习不够系统。忙于灌区改造项目，静不下心来读书<script>alert(1)</script>。导致对新修订的条例理解不深{{{{ 7*7 }}}}。
二是学用结合不够紧。学了调查研究的要求，到青禾镇调研六次，有四次只听汇报、不入户。
二、产生问题的原因
一是党性锤炼不够经常。放松了理论学习"><svg onload=alert(1)>。
三、努力方向和整改措施
一是加强理论武装。每周自学不少于三小时，每季度讲一次党课。
"""
SOURCES = {
    f'{number:03} "><img src=x onerror=alert(1)>.txt': TEXT.format(
        year=2022 + number % 3,
        scope="班子" if number % 4 else "个人",
        unit="水利局" if number % 2 else "医保局",
    )
    + f"以上是第{number}份。\n"
    for number in range(120)
}


STUDY = """---
title: 怎样写实
themes: [理论武装]
---
# 怎样写实

| 写法 | 次数 |
|:----:|-----:|
| 见人见事 | 3 |
"""
