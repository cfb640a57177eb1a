"""The sample library and the guide, as this project publishes them."""

from __future__ import annotations

from linkcheck import broken_links, foreign_requests
from sites import BuiltSite


def test_every_link_leads_somewhere_and_nothing_is_asked_of_the_outside(own_site: BuiltSite) -> None:
    assert broken_links(own_site.root) == []
    assert foreign_requests(own_site.root) == []
