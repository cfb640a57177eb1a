"""The templates: autoescaped, strict about names, a site's own before the package's."""

from __future__ import annotations

from pathlib import Path

import jinja2

from mkdocs_selfreview.pages import wording
from mkdocs_selfreview.pages.reading import in_order, line_text, reading_of

_TEMPLATES = Path(__file__).parents[1] / "templates"


def make_environment(overrides: Path | None = None) -> jinja2.Environment:
    """Templates of the package under a site's own in ``overrides``.

    A site's ``report.html`` may begin with ``{% extends "builtin/report.html" %}`` and change one block.
    """
    package = jinja2.FileSystemLoader(_TEMPLATES)
    own = [jinja2.FileSystemLoader(overrides)] if overrides else []
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([*own, package, jinja2.PrefixLoader({"builtin": package})]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        kinds=wording.KINDS,
        report_kinds=wording.REPORT_KINDS,
        roles=wording.ROLES,
        scopes=wording.SCOPES,
        matches=wording.MATCHES,
        severities=wording.SEVERITIES,
        in_order=in_order,
        reading_of=reading_of,
        line_text=line_text,
    )
    return environment
