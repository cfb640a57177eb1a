"""The content security policy, from HTML alone."""

from __future__ import annotations

import base64
import hashlib

import pytest

from mkdocs_selfreview import csp


def allowed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_without_scripts_nothing_but_the_sites_own_files_is_allowed() -> None:
    assert csp.policy() == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'"
    )


def test_scripts_are_named_by_their_digests_in_one_order() -> None:
    one = csp.policy(["b()", "a()", "b()"])
    assert one == csp.policy(["a()", "b()"])
    assert all(f" {allowed(script)}" in one for script in ("a()", "b()"))
    assert "unsafe" not in one


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        pytest.param(
            "<script>a()</script><p>x</p><script>\n b < 3 \n</script>", {"a()", "\n b < 3 \n"}, id="two"
        ),
        pytest.param('<script src="a.js"></script>', set(), id="file"),
        pytest.param('<script type="application/json">{"a": 1}</script>', set(), id="data"),
        pytest.param('<script type="text/javascript">a()</script>', {"a()"}, id="typed"),
        pytest.param("<SCRIPT defer>'&lt;'</SCRIPT>", {"'&lt;'"}, id="upper"),
        pytest.param("<p>&lt;script&gt;a()&lt;/script&gt;</p>", set(), id="escaped"),
    ],
)
def test_finds_the_scripts_that_would_run(page: str, scripts: set[str]) -> None:
    assert csp.inline_scripts(page) == scripts


@pytest.mark.parametrize(
    ("page", "before"),
    [
        pytest.param(
            '<html><head>\n<meta charset="utf-8"><script>a()</script>', '<meta charset="utf-8">', id="charset"
        ),
        pytest.param("<head lang='zh'><script>a()</script>", "<head lang='zh'>", id="head"),
    ],
)
def test_the_policy_stands_before_what_it_is_about(page: str, before: str) -> None:
    guarded = csp.with_policy(page, ["a()"])
    head, _, rest = guarded.partition('<meta http-equiv="Content-Security-Policy" content="')
    assert head.endswith(before)
    assert rest == f'{csp.policy(["a()"])}"><script>a()</script>'


def test_nothing_is_left_that_a_browser_loads_ahead_of_time() -> None:
    guarded = csp.with_policy(
        '<head><link rel="next" href="b.html"><link rel="icon" href="i.svg"></head>', []
    )
    assert 'rel="next"' not in guarded
    assert 'rel="icon"' in guarded


def test_what_is_no_page_stays_as_it_is() -> None:
    assert csp.with_policy("<urlset></urlset>", []) == "<urlset></urlset>"


@pytest.mark.parametrize(
    ("fragment", "told"),
    [
        pytest.param("<p class='a'>好<img src='a.png'></p>", [], id="nothing"),
        pytest.param("<script>a()</script>", ["写在页面里的脚本"], id="script"),
        pytest.param("<p onclick='a()'>", ["写在页面里的脚本"], id="handler"),
        pytest.param("<p style='color: red'>", ["写在页面里的样式（style）"], id="attribute"),
        pytest.param("<style>p {}</style>", ["写在页面里的样式（style）"], id="style"),
        pytest.param(
            "<img src='http://a.cn/b.png'><script src='//c.cn/d.js'></script><a href='http://e.cn'>e</a>",
            ["外部的资源 http://a.cn/b.png", "外部的资源 //c.cn/d.js"],
            id="foreign",
        ),
    ],
)
def test_keepers_are_told_what_will_not_work(fragment: str, told: list[str]) -> None:
    assert csp.forbidden(fragment) == told


def test_the_web_server_gets_a_line_of_its_own() -> None:
    line = csp.nginx_header(["a()"])
    assert (
        line
        == f"add_header Content-Security-Policy \"{csp.policy(['a()'])}; frame-ancestors 'self'\" always;\n"
    )
