"""``python -m mkdocs_selfreview``."""

import sys

from mkdocs_selfreview.cli import main

sys.exit(main())
