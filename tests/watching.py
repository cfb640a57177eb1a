"""What no page of the site may do in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a run without browser tests needs no Playwright
    from playwright.sync_api import BrowserContext


def watch(context: BrowserContext) -> list[str]:
    """Note from now on what no page may do: raise an error, log one, break its policy, ask the outside."""
    complaints: list[str] = []
    inside = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:")
    context.on("weberror", lambda raised: complaints.append(f"error: {raised.error}"))
    context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    context.on(
        "request", lambda asked: None if asked.url.startswith(inside) else complaints.append(asked.url)
    )
    # Where a page's own script caught the event, the console might say nothing.
    context.add_init_script(
        "addEventListener('securitypolicyviolation', (broken) => "
        "console.error('policy: ' + broken.violatedDirective + ' ' + broken.blockedURI));"
    )
    return complaints
