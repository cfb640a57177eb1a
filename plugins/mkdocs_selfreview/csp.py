"""The content security policy: a page runs the site's own scripts, and nothing that its text smuggles in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser

# A browser looks for the charset in the first kilobyte, so the policy stands behind it.
_CHARSET = re.compile(r"<meta\s+charset[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)
# Firefox loads these ahead of time, which the policy forbids; their targets are linked in the page as well.
_AHEAD = re.compile(r"<link\s+rel=[\"']?(?:next|prefetch)\b[^>]*>", re.IGNORECASE)
# Not all tags are read, most of which are the navigation's: that took a good part of a build.
_SCRIPT = re.compile(r"<script\b.*?</script\s*>", re.IGNORECASE | re.DOTALL)
# What holds data, which no browser runs.
_DATA_TYPES = re.compile(r"application/(ld\+)?json|text/(template|plain)", re.IGNORECASE)
_FOREIGN = re.compile(r"\s*(https?:)?//", re.IGNORECASE)
_LOADING = {"src", "srcset", "poster", "data"}


def policy(scripts: Iterable[str] = ()) -> str:
    """The policy under which a page works that has these inline scripts; the same for http and ``file://``.

    Each script is named by the digest of its text (CSP Level 3, §6.6.2.3), so no other one runs.
    """
    digests = sorted({hashlib.sha256(script.encode()).digest() for script in scripts})
    allowed = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'none'; script-src 'self'{allowed}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'"
    )


def inline_scripts(page: str) -> set[str]:
    """The texts of the scripts that stand in a page itself and would run."""
    return _read("".join(_SCRIPT.findall(page))).scripts


def with_policy(page: str, scripts: Iterable[str]) -> str:
    """The page with its policy before anything that it is about; what has no head stays as it is."""
    found = _CHARSET.search(page) or _HEAD.search(page)
    if not found:
        return page
    head, rest = page[: found.end()], page[found.end() :]
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    return head + tag + _AHEAD.sub("", rest)


def forbidden(fragment: str) -> list[str]:
    """What a browser will not run, apply or load of a keeper's HTML, in words that tell the keeper."""
    found = _read(fragment)
    written = [
        "写在页面里的脚本" if found.scripts or found.active else "",
        "写在页面里的样式（style）" if found.styled else "",
        *(f"外部的资源 {address}" for address in found.foreign),
    ]
    return [words for words in written if words]


def nginx_header(scripts: Iterable[str]) -> str:
    """A line for nginx with the policy of the whole site; as a header it can also forbid foreign frames."""
    return f"add_header Content-Security-Policy \"{policy(scripts)}; frame-ancestors 'self'\" always;\n"


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


class _Reader(HTMLParser):
    """Notes of a page's HTML what a policy is about."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: set[str] = set()
        self.active = False
        """Whether an attribute holds a script."""
        self.styled = False
        self.foreign: list[str] = []
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" not in values and not _DATA_TYPES.match(values.get("type", "")):
            self._script = []
        self.styled = self.styled or tag == "style" or "style" in values
        self.active = self.active or any(name.startswith("on") for name in values)
        loaded = [values[name] for name in sorted(_LOADING & values.keys())]
        self.foreign += [address for address in loaded if _FOREIGN.match(address)]

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.scripts.add("".join(self._script))
            self._script = None
