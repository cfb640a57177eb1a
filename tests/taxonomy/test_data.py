"""The packaged data: complete, referable, and true to the list of canonical names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from mkdocs_selfreview import taxonomy as taxonomy_package
from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Matched
from mkdocs_selfreview.taxonomy import Term, Theme, load_taxonomy
from mkdocs_selfreview.taxonomy.matching import match_dimension
from mkdocs_selfreview.terms import find

TAXONOMY = load_taxonomy()
CANONICAL = Path(__file__).parents[1] / "gold" / "DIMENSIONS.md"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def canonical_names() -> list[str]:
    """All names of the list: what stands behind the colons, without remarks in brackets."""
    text = CANONICAL.read_text(encoding="utf-8").partition("\n")[2]
    names = re.sub(
        r"\([^()]*\)|^- [^:：]*[:：]|Base dimensions[^:]*:|; local|;|安徽", " ", text, flags=re.MULTILINE
    )
    return [name for name in dict.fromkeys(names.split()) if re.search("[\u4e00-\u9fff]", name)]


def test_the_list_of_canonical_names_is_read() -> None:
    assert len(canonical_names()) > 60
    assert "谋事要实" in canonical_names()


@pytest.mark.parametrize("name", canonical_names())
def test_every_canonical_name_is_a_dimension(name: str) -> None:
    assert name in {dimension.name for dimension in TAXONOMY.dimensions}


@pytest.mark.parametrize("dimension", TAXONOMY.dimensions, ids=lambda one: one.id)
def test_a_name_matches_its_own_dimension_exactly(dimension: object) -> None:
    assert dimension in TAXONOMY.dimensions
    name = getattr(dimension, "name", "")
    for heading in (name, f"{name}方面", f"在{name}上存在的问题"):
        match = match_dimension(heading, TAXONOMY)
        assert (match.name, match.matched) == (name, Matched.EXACT)


def test_there_are_eight_base_dimensions() -> None:
    ids = [dimension.id for dimension in TAXONOMY.base_dimensions]
    assert ids == ["theory", "politics", "ability", "duty", "style", "integrity", "character", "governance"]


def test_every_id_is_a_slug_and_every_name_is_used_once() -> None:
    for entries in (
        TAXONOMY.dimensions,
        TAXONOMY.sets,
        TAXONOMY.themes,
        TAXONOMY.roots,
        TAXONOMY.functions,
        TAXONOMY.terms,
    ):
        assert all(SLUG.fullmatch(entry.id) for entry in entries)
    for named in (
        TAXONOMY.dimensions,
        TAXONOMY.themes,
        TAXONOMY.roots,
        TAXONOMY.functions,
        TAXONOMY.terms,
    ):
        names = [entry.name for entry in named]
        assert len(names) == len(set(names))


def test_every_dimension_leads_to_a_base_dimension() -> None:
    base = {dimension.id for dimension in TAXONOMY.base_dimensions}
    assert all(
        dimension.base_ids and base.issuperset(dimension.base_ids) for dimension in TAXONOMY.dimensions
    )


def test_every_year_has_its_sets() -> None:
    years = {year for entry in TAXONOMY.sets for year in entry.years}
    assert years == set(range(2013, 2027))


def test_every_dimension_is_in_a_set_or_a_base_one() -> None:
    used = {id_ for entry in TAXONOMY.sets for id_ in entry.dimensions}
    assert [one.id for one in TAXONOMY.dimensions if one.id not in used and not one.base] == []


@pytest.mark.parametrize("theme", TAXONOMY.themes, ids=lambda theme: theme.id)
def test_a_theme_is_rich_and_found_by_its_own_name(theme: Theme) -> None:
    assert len(theme.cues) >= 8
    assert theme.dimensions
    assert re.search("[\u4e00-\u9fff]", theme.description)
    owners = {hit.owner for hit in TAXONOMY.theme_scanner.hits(fold(theme.name))}
    assert theme.id in owners


def test_there_are_many_themes() -> None:
    assert len(TAXONOMY.themes) >= 40


def test_the_roots_name_known_themes_and_every_theme_has_a_root() -> None:
    named = [id_ for root in TAXONOMY.roots for id_ in (*root.explains, *root.partly)]
    assert set(named) == TAXONOMY.theme_by_id.keys()
    for root in TAXONOMY.roots:
        listed = (*root.explains, *root.partly)
        assert len(listed) == len(set(listed)), root.id


@pytest.mark.parametrize("function", TAXONOMY.functions, ids=lambda function: function.id)
def test_no_function_matches_an_empty_sentence(function: object) -> None:
    assert all(not re.search(cue, "") for cue in getattr(function, "cues", ()))


def test_the_functions_are_those_of_the_site() -> None:
    assert {function.id for function in TAXONOMY.functions} == {
        "basis",
        "transition",
        "lead",
        "concession",
        "example",
        "consequence",
        "reflection",
        "cause",
        "case",
        "measure",
        "commitment",
    }


def test_there_are_many_terms() -> None:
    assert len(TAXONOMY.terms) >= 120


@pytest.mark.parametrize("term", TAXONOMY.terms, ids=lambda term: term.id)
def test_a_term_is_explained_and_found_in_all_its_ways_of_writing(term: Term) -> None:
    assert term.explanation
    assert term.themes
    assert term.dimensions
    written = [f"“{term.name}”" if term.quoted else term.name, *term.aliases]
    for form in written:
        (hit,) = find(f"要讲{form}。", TAXONOMY)
        assert (hit.term, hit.slip) == (term, None), form
    for slip in term.slips:
        (hit,) = find(f"要讲{slip.text}。", TAXONOMY)
        assert (hit.term, hit.slip) == (term, slip)
        assert [found for found in find(slip.right, TAXONOMY) if found.slip] == [], "the right form is right"


def test_terms_name_themes_that_there_are() -> None:
    """Checked in the file itself: the loader forgives a packaged term a theme that the keeper took out."""
    path = Path(taxonomy_package.__file__).with_name("terms.yml")
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]
    assert {id_ for entry in entries for id_ in entry["themes"]} <= set(TAXONOMY.theme_by_id)


def test_terms_say_what_they_stand_for_in_whole_words() -> None:
    counts = dict(zip("两三四五六七八九十", range(2, 11), strict=True))
    for term in TAXONOMY.terms:
        listed = re.split("、|，|；", term.full)
        if re.fullmatch("[两三四五六七八九十]个(意识|自信|自我|过硬|合格|全面|必须坚持)", term.name):
            assert len(listed) == counts[term.name[0]], term.name
