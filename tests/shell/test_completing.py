"""The shell proposes what could be meant by what stands before the cursor."""

from __future__ import annotations

import pytest
from graph_sample import sample_store

from kg.query import Graph
from kg.shell.completing import Proposal, propose
from kg.shell.names import Names

SMD = "forum:india-japan-strategic-materials-dialogue-5a34b03329"


@pytest.fixture(scope="module")
def names() -> Names:
    """The names of the hand-made graph."""
    return Names(Graph(sample_store()))


def proposals(names: Names, before: str) -> dict[str, Proposal]:
    """The proposals by the whole text that each would make."""
    return {before[: len(before) - found.replaced] + found.text: found for found in propose(names, before)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sel", "SELECT"),
        ("SELECT ?a wh", "SELECT ?a WHERE"),
        ("ASK { opt", "ASK { OPTIONAL"),
        ("SELECT (cou", "SELECT (COUNT"),
        ("ASK { ?a sk", "ASK { ?a skos:"),
        ("ASK { ?a kg:coC", "ASK { ?a kg:coChairs"),
        ("ASK { ?a skos:prefL", "ASK { ?a skos:prefLabel"),
        ("ASK { ?a kg:coc", "ASK { ?a kg:coChairs"),
        ("ASK { ?person kg:met ?pe", "ASK { ?person kg:met ?person"),
        ("ASK { $person kg:met $pe", "ASK { $person kg:met $person"),
        ("ASK { ?a kg:attends @smd", f"ASK {{ ?a kg:attends {SMD}"),
        ("ASK { ?a kg:attends @strategic mat", f"ASK {{ ?a kg:attends {SMD}"),
        ("ASK { ?a ?b forum:india", f"ASK {{ ?a ?b {SMD}"),
        ("ASK { ?a ?b <yumi", "ASK { ?a ?b <https://w3id.org/forum-graph/id/person/yumi-arakawa-7ca814f82e>"),
        ('ASK { ?a ?b "morito', 'ASK { ?a ?b "Kenji Morita'),
        ("ASK { ?a ?b 'kenji m", "ASK { ?a ?b 'Kenji Morita"),
        (".he", ".help"),
        (".format j", ".format json"),
        (".run who-l", ".run who-led"),
        (".run who-led fo", ".run who-led forum="),
        (".run who-led forum=sm", '.run who-led forum="India-Japan Strategic Materials Dialogue"'),
        ('.run who-led forum="sm', '.run who-led forum="India-Japan Strategic Materials Dialogue"'),
        (".explain who-le", ".explain who-led"),
        (".explain ASK { ?a kg:coC", ".explain ASK { ?a kg:coChairs"),
    ],
)
def test_the_text_is_completed(names: Names, before: str, after: str) -> None:
    """Whatever kind of word it is."""
    assert after in proposals(names, before)


@pytest.mark.parametrize(
    ("before", "never"),
    [
        ("SELECT ?a fil", "SELECT ?a FILTER"),
        ("ASK { ?a ?b 'x'@en", "@"),
        ("ASK { 'closed' kg:coC", "'Kenji"),
        (".run who-led person=smd", "India-Japan"),
        ("ASK { ?a < 3", "<"),
        ("", "SELECT"),
    ],
)
def test_what_cannot_be_meant_is_not_proposed(names: Names, before: str, never: str) -> None:
    """A keyword in the wrong place, a name in a language tag, a thing of the wrong kind."""
    assert not any(never in found for found in proposals(names, before) if found != before and never not in before)
    assert never not in proposals(names, before)


def test_a_proposal_says_what_it_means(names: Names) -> None:
    """Definitions for terms, classes and the other name for things, namespaces for prefixes."""
    assert proposals(names, "kg:coC")["kg:coChairs"].meaning == "The person chairs the meeting together with others."
    assert proposals(names, "@morito")["person:kenji-morita-264c5bb63d"].meaning == "Person, also called Morito"
    assert proposals(names, "sko")["skos:"].meaning == "http://www.w3.org/2004/02/skos/core#"


def test_a_name_that_begins_so_comes_first(names: Names) -> None:
    """And each thing comes once, however many of its names fit."""
    found = [proposal.shown for proposal in propose(names, "@quantum")]
    assert found == ["Quantum technologies"]
    assert next(propose(names, "@new")).shown == "India"  # New Delhi is a name of its government
    assert [proposal.shown for proposal in propose(names, "@menon")] == ["Asha Menon"]


def test_a_name_in_a_string_is_escaped(names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a quote in a name does not end the string."""
    from kg.shell.names import Thing

    thing = Thing("http://x/", 'The "Track" \\ 1.5', 'The "Track" \\ 1.5', "Forum")
    monkeypatch.setattr(names, "things", (thing,))
    assert [found.text for found in propose(names, 'ASK { ?a ?b "track')] == ['The \\"Track\\" \\\\ 1.5']
