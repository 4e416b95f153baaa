"""Places are computed at build time: the same each time, apart from each other, and linked things near."""

from __future__ import annotations

from hashlib import sha256
from itertools import combinations, pairwise
from math import hypot, isfinite
from pathlib import Path
from random import Random
from statistics import mean, median, quantiles

import igraph  # type: ignore[import-untyped]
import networkx
import pytest
from graph_sample import sample_store
from pyoxigraph import NamedNode, Store

from kg.identifiers import Identifiers
from kg.network import Network, build_network, find_groups, read_evidence, stated_links
from kg.render.anchored import draw_anchored
from kg.render.islands import draw_islands
from kg.render.layout import LARGE, MOST_TOGETHER, label_box, lay_out, wrap_label
from kg.store import open_graph, store_of


def network_of(*links: tuple[str, str], alone: tuple[str, ...] = ()) -> Network:
    network: Network = networkx.MultiDiGraph()
    for name in sorted({end for link in links for end in link} | set(alone)):
        network.add_node(name, label=f"Working Group {name}", type=name.split()[0].capitalize())
    for source, target in links:
        network.add_edge(source, target, derived=False, documents=())
    return network


GATHERING = ("Forum", "Country")


def two_groups() -> Network:
    """Two groups of six, each linked all to all, and one link between them."""
    groups = [[f"{name}{number}" for number in range(6)] for name in ("a", "b")]
    within = [(one, other) for group in groups for one in group for other in group if one < other]
    return network_of(*within, ("a0", "b0"))


def test_the_same_network_gets_the_same_places() -> None:
    network = build_network(sample_store())
    assert lay_out(network) == lay_out(build_network(sample_store()))


def test_places_do_not_depend_on_the_order_in_which_things_and_links_were_added() -> None:
    network = two_groups()
    turned: Network = networkx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from(reversed(list(network.edges(data=True))))
    assert lay_out(turned) == lay_out(network)


def spread(places: dict[str, tuple[int, int]]) -> float:
    """How far from the middle of the picture its things lie, on average."""
    return sum(hypot(x, y) for x, y in places.values()) / len(places)


def moved(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> float:
    """How far the things that two pictures share have moved, on average, as a part of the spread of the first."""
    shared = before.keys() & after.keys()
    way = (hypot(after[one][0] - before[one][0], after[one][1] - before[one][1]) for one in shared)
    return sum(way) / len(shared) / spread(before)


def hash_of(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def sessions(count: int) -> Network:
    """Twelve forums with so many sessions in turn; each has delegates of its own and some who come often."""
    chance = Random(7)
    links = [(f"forum {number}", f"country {side}") for number in range(12) for side in (number % 5, number % 7)]
    for number in range(count):
        often = [f"delegate {chance.randrange(40)}" for _ in range(3)]
        domains = [f"domain {chance.randrange(25)}" for _ in range(2)]
        session = f"session {number}"
        links += [(session, f"forum {number % 12}"), *((one, session) for one in (*often, f"guest {number}", *domains))]
    return network_of(*links)


def test_a_picture_does_not_jump_when_a_document_is_added() -> None:
    """Two pictures that know nothing of each other differ by more than the spread."""
    before, after = lay_out(sessions(60)), lay_out(sessions(61))
    assert len(after) > len(before)
    assert moved(before, after) < 0.25
    large, larger = lay_out(sessions(720)), lay_out(sessions(721))
    assert LARGE < len(large) < MOST_TOGETHER
    assert moved(large, larger) < 0.12
    by_chance = dict(zip(sorted(before), [before[name] for name in sorted(before, key=hash_of)], strict=True))
    assert moved(before, by_chance) > 1


def without(store: Store, document: str) -> Store:
    """The graph of the seeds without what one document states."""
    graph = NamedNode(Identifiers().graph(f"doc/{document}"))
    return store_of(quad for quad in store if quad.graph_name != graph)


def test_the_picture_of_the_seeds_stays_when_one_of_them_goes(seeds_graph: Path) -> None:
    """Of all things half move by less than a quarter of the spread, and nine of ten by less than six tenths."""
    store = open_graph(seeds_graph)
    before = lay_out(build_network(store))
    medians, nine_of_ten = [], []
    for source in read_evidence(store).sources:
        network = build_network(without(store, source.name))
        after = lay_out(network)
        assert len(after) < len(before)
        shared = sorted(before.keys() & after.keys())
        way = [hypot(*(after[one][axis] - before[one][axis] for axis in (0, 1))) / spread(before) for one in shared]
        medians.append(median(way))
        nine_of_ten.append(quantiles(way, n=10)[-1])
    assert len(medians) == 5
    assert mean(medians) < 0.25
    assert mean(nine_of_ten) < 0.6


def test_no_label_of_the_seeds_lies_on_another(seeds_graph: Path) -> None:
    network = build_network(open_graph(seeds_graph))
    places = lay_out(network)
    boxes = {name: label_box(network.nodes[name]["label"]) for name in network}
    overlaps = [
        (one, other)
        for one, other in combinations(sorted(network), 2)
        if all(
            abs(places[one][axis] - places[other][axis]) < boxes[one][axis] + boxes[other][axis] - 2 for axis in (0, 1)
        )
    ]
    assert overlaps == []


def test_things_without_a_link_do_not_crowd_out_a_large_network() -> None:
    """A thing that is linked to none takes up a tenth of the room that it has in a small picture."""

    def room(count: int) -> float:
        places = lay_out(network_of(alone=tuple(f"lone {number:05}" for number in range(count)))).values()
        width, height = (max(side) - min(side) for side in zip(*places, strict=True))
        return width * height / count

    assert room(LARGE + 1) < room(LARGE) / 5


def test_what_is_linked_to_none_stays_where_it_is_when_another_comes() -> None:
    """Unless there are so many more that all get wider shelves, or more of them."""
    names = [f"lone {number}" for number in range(60)]
    pictures = [lay_out(network_of(("a", "b"), alone=tuple(names[:last]))) for last in range(30, 60)]
    stayed = [sum(before[name] == after[name] for name in before) / len(before) for before, after in pairwise(pictures)]
    assert median(stayed) > 0.9
    assert sum(share > 0.9 for share in stayed) > 15


def test_a_thing_lies_by_the_forum_or_country_to_which_it_is_most_nearly_linked() -> None:
    network = sessions(60)
    groups = find_groups(network, GATHERING)
    assert set(groups) == set(network)
    assert {network.nodes[centre]["type"] for centre in groups.values()} <= set(GATHERING)
    for source, target in network.edges():
        if target.startswith("forum") and source.startswith("session"):
            assert groups[source] == target
    places = lay_out(network, groups)
    near, other = [], []
    for name, centre in groups.items():
        ways = {one: hypot(*(places[name][axis] - places[one][axis] for axis in (0, 1))) for one in groups.values()}
        near.append(ways[centre])
        other.append(mean(ways.values()))
    assert mean(near) < mean(other) / 2


def test_a_part_without_forum_or_country_gathers_around_what_has_most_links() -> None:
    network = network_of(*[("hub", f"ray{number}") for number in range(4)], ("x", "y"))
    assert find_groups(network, GATHERING) == dict.fromkeys(("hub", "ray0", "ray1", "ray2", "ray3"), "hub")


def test_what_gathers_too_few_leaves_them_to_the_next() -> None:
    links = [("forum large", name) for name in "abcdef"]
    network = network_of(*links, ("forum small", "a"), ("forum small", "forum large"))
    assert set(find_groups(network, GATHERING).values()) == {"forum large"}


def test_the_groups_of_a_large_network_lie_apart() -> None:
    network = sessions(500)
    groups = find_groups(network, GATHERING)
    places = draw_islands(stated_links(network), groups)
    names = sorted(network)
    middles = {}
    for group in set(groups.values()):
        inside = [place for name, place in zip(names, places, strict=True) if groups.get(name) == group]
        middles[group] = [sum(side) / len(inside) for side in zip(*inside, strict=True)]
    near = [
        groups[name] == min(middles, key=lambda group: hypot(x - middles[group][0], y - middles[group][1]))
        for name, (x, y) in zip(names, places, strict=True)
    ]
    assert sum(near) / len(near) > 0.9


def test_a_thing_that_is_linked_to_none_of_its_island_has_a_place() -> None:
    """It is linked to things of other islands alone."""
    points = draw_anchored(igraph.Graph(n=3, edges=[(0, 1)], vertex_attrs={"name": ["a", "b", "c"]}))
    assert all(isfinite(number) for point in points for number in point)


def test_groups_do_not_depend_on_the_order_in_which_things_and_links_were_added() -> None:
    network = sessions(30)
    turned: Network = networkx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from(reversed(list(network.edges(data=True))))
    groups = find_groups(network, GATHERING)
    assert find_groups(turned, GATHERING) == groups
    assert len(set(groups.values())) > 3


def test_every_thing_has_one_place_in_whole_pixels() -> None:
    network = build_network(sample_store())
    places = lay_out(network)
    assert set(places) == set(network)
    assert len(set(places.values())) == len(places)
    assert all(isinstance(number, int) for place in places.values() for number in place)


def test_a_densely_linked_group_stands_together() -> None:
    places = lay_out(two_groups())

    def distance(one: str, other: str) -> float:
        return hypot(places[one][0] - places[other][0], places[one][1] - places[other][1])

    within = [distance(f"a{one}", f"a{other}") for one in range(6) for other in range(one)]
    between = [distance(f"a{one}", f"b{other}") for one in range(6) for other in range(6)]
    assert sum(within) / len(within) < sum(between) / len(between)


def test_components_stand_apart_and_things_without_a_link_stay_near() -> None:
    network = network_of(*[("hub", f"ray{number}") for number in range(8)], ("x", "y"), alone=("lone1", "lone2"))
    places = lay_out(network)
    large = [place for name, place in places.items() if name.startswith(("hub", "ray"))]
    width = max(x for x, _ in large) - min(x for x, _ in large)
    for name in ("x", "y", "lone1", "lone2"):
        nearest = min(hypot(places[name][0] - x, places[name][1] - y) for x, y in large)
        assert 60 < nearest < 2 * width + 600


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_smallest_networks_have_places_too(count: int) -> None:
    names = tuple(f"n{number}" for number in range(count))
    assert len(lay_out(network_of(alone=names))) == count


def test_what_only_follows_from_facts_does_not_pull() -> None:
    network = network_of(("a", "b"), ("b", "c"), ("c", "d"))
    before = lay_out(network)
    network.add_edge("a", "d", derived=True, documents=())
    assert lay_out(network) == before


def test_a_long_label_is_set_in_lines() -> None:
    label = "Under Secretary for Industry and Security"
    assert wrap_label(label).split("\n") == ["Under Secretary for", "Industry and Security"]


def test_a_short_label_stays_on_one_line() -> None:
    assert wrap_label("Vikas Anand") == "Vikas Anand"
