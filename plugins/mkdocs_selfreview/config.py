"""The plugin's options in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

from mkdocs_selfreview.settings import DEFAULT_STUDY

DEFAULT_SOURCES = "sources"
"""The reports' folder unless the site names another; what lies in it is never published unasked."""


class ScreeningConfig(Config):  # type: ignore[no-untyped-call]
    """What is masked besides numbers, before anything is read."""

    names = c.ListOfItems(c.Type(str), default=[])
    """Persons and units that are masked wherever they occur."""

    titled_names = c.Type(bool, default=False)
    """Whether surnames before a title are masked too: 张局长, 王某某书记."""


class SelfReviewConfig(Config):  # type: ignore[no-untyped-call]
    """All folders are relative to ``docs_dir`` or absolute."""

    sources = c.Type(str, default=DEFAULT_SOURCES)
    """Folder of the reports; it is read, not published."""

    study = c.Type(str, default=DEFAULT_STUDY)
    """Folder of the study pages (学习资料) in ``docs_dir``, Markdown by the keepers."""

    taxonomy = c.Type(str, default="taxonomy")
    """Folder of the keeper's own YAML files over the package's taxonomy; need not exist."""

    templates = c.Type(str, default="templates")
    """Folder of the site's own templates over the package's; need not exist."""

    screening = c.SubConfig(ScreeningConfig)
    """Names to be masked."""

    publish_originals = c.Type(bool, default=False)
    """Whether the report pages offer their original files for download."""
