"""Writes the page of a network as another library makes it, with that library's own settings.

    python draw_page.py LIBRARY NETWORK.json PAGE.html

NETWORK.json holds `nodes` ([label, class]) and `edges` ([source, target, label]) by number. Runs in the environment of
the library, which knows nothing of kg.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    """Write the page of the arguments."""
    library, source, target = sys.argv[1:]
    network = json.loads(Path(source).read_text(encoding="utf-8"))
    writers = {"pyvis": write_pyvis, "neo4j_viz": write_neo4j_viz, "ipysigma": write_ipysigma}
    writers[library](network, Path(target))


def write_pyvis(network: dict[str, list], target: Path) -> None:
    """Stock pyvis; directed, without which it keeps one of several edges and takes hours to add them."""
    from pyvis.network import Network

    picture = Network(directed=True, cdn_resources="in_line", height="800px")
    for number, (label, group) in enumerate(network["nodes"]):
        picture.add_node(number, label=label, group=group)
    for start, end, label in network["edges"]:
        picture.add_edge(start, end, title=label)
    target.write_text(picture.generate_html(), encoding="utf-8")


def write_neo4j_viz(network: dict[str, list], target: Path) -> None:
    """Stock neo4j-viz; its limit on nodes is lifted."""
    from neo4j_viz import Node, Relationship, VisualizationGraph

    nodes = [
        Node(id=number, caption=label, properties={"class": group})
        for number, (label, group) in enumerate(network["nodes"])
    ]
    links = [Relationship(source=start, target=end, caption=label) for start, end, label in network["edges"]]
    picture = VisualizationGraph(nodes=nodes, relationships=links)
    target.write_text(picture.render(max_allowed_nodes=max(10_000, len(nodes)), height="800px").data, encoding="utf-8")


def write_ipysigma(network: dict[str, list], target: Path) -> None:
    """Stock ipysigma, as the page that it exports."""
    import networkx
    from ipysigma import Sigma

    graph = networkx.MultiDiGraph()
    for number, (label, group) in enumerate(network["nodes"]):
        graph.add_node(number, label=label, group=group)
    graph.add_edges_from((start, end, {"label": label}) for start, end, label in network["edges"])
    Sigma(graph, node_color="group", node_label="label", height=800).to_html(str(target))


if __name__ == "__main__":
    main()
