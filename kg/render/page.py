"""A dataset in, the page out: one HTML document that asks the network for nothing.

pyvis writes the picture's tables, our template writes the page around them. All text passes the template
engine's escaping; the only markup taken as it is are our own scripts and styles and those that pyvis
ships, each named by its hash in the page's Content-Security-Policy. Nothing is written to disk here.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib import resources
from math import sqrt
from typing import Any

import pyvis.network  # type: ignore[import-untyped]
from jinja2 import ChoiceLoader, PackageLoader
from pyvis.edge import Edge  # type: ignore[import-untyped]
from pyvis.node import Node  # type: ignore[import-untyped]

from kg.collector import collector_spared
from kg.conflicts import Conflict
from kg.identifiers import DEFAULT_BASE
from kg.network import Evidence, Network, build_network, find_groups, read_evidence
from kg.page_templates import WRITING
from kg.projection import Dataset, Projections
from kg.render.content import Row, make_content
from kg.render.display import gathering_classes, load_looks
from kg.render.engine import NO_ENGINE, Engine, make_engine
from kg.render.layout import lay_out, wrap_label
from kg.render.packing import pack
from kg.render.questions import make_questions
from kg.render.wording import load_wording, word_reasons

__all__ = ["render_network", "render_page"]

SMALLEST, LARGEST = 11, 30
"""Half the width of the least and the most linked thing, in pixels of the picture."""

BEND = 0.22
"""How far the next of several parallel links curves away, as vis-network's roundness."""

VIS = "lib/vis-9.1.2/vis-network"
"""The build of vis-network inside pyvis that comes with its stylesheet and inserts no styles at run time."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "keyboard": False, "selectConnectedEdges": False},
    "edges": {"smooth": False, "width": 1.4, "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}},
    "nodes": {"borderWidth": 2},
}


LANGUAGES = ("en", "hi")
"""The languages that the page's own words are in, each in a file of words; the first is shown where none is chosen."""


def render_page(
    dataset: Dataset,
    lines: Iterable[bytes] | None = None,
    *,
    title: str = "Knowledge graph",
    quotes_only: bool = False,
) -> str:
    """The page of a dataset; the same dataset, title and choice give the same text.

    `lines` are the dataset's sorted N-Quads, where they are at hand: to write them anew takes time.
    With `quotes_only` the full texts of documents are left out, and the sentences that facts rest on stay.
    """
    known = Projections(dataset)
    return render_network(
        build_network(known),
        read_evidence(known),
        title=title,
        base=known.graph.base,
        engine=make_engine(dataset, lines, without_texts=quotes_only),
        quotes_only=quotes_only,
    )


@collector_spared()
def render_network(
    network: Network,
    evidence: Evidence,
    *,
    title: str = "Knowledge graph",
    base: str = DEFAULT_BASE,
    engine: Engine = NO_ENGINE,
    quotes_only: bool = False,
) -> str:
    """The page of a network and of the evidence for it; without an engine it answers no questions."""
    groups = find_groups(network, gathering_classes())
    content = make_content(network, evidence, load_looks(), groups, with_texts=not quotes_only)
    picture = pyvis.network.Network(directed=True, heading=title)
    _add_nodes(picture, lay_out(network, groups), content)
    _add_edges(picture, content["links"])
    picture.options = OPTIONS
    environment = picture.templateEnv.overlay(
        loader=ChoiceLoader([PackageLoader("kg", "templates"), picture.templateEnv.loader]),
        **WRITING,
    )
    environment.globals |= {
        "content": content,
        "questions": make_questions(base),
        "engine": engine,
        "languages": _languages(),
        "wording": _wording(evidence.disputes),
        "assets": _assets(),
        "licences": _template_file("page.LICENSES.txt"),
        "quotes_only": quotes_only,
        "pack": pack,
    }
    picture.templateEnv, picture.path = environment, "page.html"
    page: str = picture.generate_html()
    return page


def _add_nodes(picture: Any, places: Mapping[str, tuple[int, int]], content: dict[str, list[Row]]) -> None:
    most = max((thing["importance"] for thing in content["things"]), default=0) or 1
    for number, thing in enumerate(content["things"]):
        look = content["classes"][thing["class"]]
        x, y = places[thing["iri"]]
        node = Node(
            number,
            "dot" if look["shape"] == "ring" else look["shape"],
            label=wrap_label(thing["label"]) or number,
            group=look["name"],
            size=round(SMALLEST + (LARGEST - SMALLEST) * sqrt(thing["importance"] / most)),
            x=x,
            y=y,
        )
        # Network.add_node looks through all nodes for one of that number: of 50,000 it would take minutes.
        picture.nodes.append(node.options)


def _add_edges(picture: Any, links: Sequence[Row]) -> None:
    """Draw every link; several between one pair bend away from each other, stated ones nearest to the middle."""
    between: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, link in sorted(enumerate(links), key=lambda pair: (pair[1]["derived"], pair[0])):
        between[min(link["source"], link["target"]), max(link["source"], link["target"])].append(number)
    bends: dict[int, float] = {}
    for numbers in between.values():
        stated = sum(not links[number]["derived"] for number in numbers)
        for position, number in enumerate(numbers):
            bends[number] = _bend(position, straight=stated != 2)
    for number, link in enumerate(links):
        turned = link["source"] > link["target"]
        edge = Edge(
            link["source"],
            link["target"],
            directed=True,
            id=number,
            label=link["label"],
            dashes=link["derived"],
            hidden=link["derived"],
            arrows="" if link["symmetric"] else "to",
            **_curve(-bends[number] if turned else bends[number]),
        )
        picture.edges.append(edge.options)


def _bend(position: int, *, straight: bool) -> float:
    """How the link at a position among parallel ones bends: to either side in turn, the first straight if it may be."""
    step = (position + 1) // 2 if straight else position // 2 + 0.5
    return round(BEND * step * (1 if position % 2 else -1), 3)


def _curve(bend: float) -> dict[str, Any]:
    if not bend:
        return {}
    return {"smooth": {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}}


def _languages() -> dict[str, dict[str, str]]:
    """The page's own words by language and name."""
    return {language: json.loads(_template_file(f"words.{language}.json")) for language in LANGUAGES}


def _wording(conflicts: Sequence[Conflict]) -> dict[str, dict[str, str]]:
    """What English words of the ontology, of questions and of reasons are in the other languages."""
    words, reasons = load_wording(LANGUAGES[1:]), word_reasons(conflicts, LANGUAGES[1:])
    return {language: words[language] | reasons[language] for language in words}


@cache
def _assets() -> dict[str, dict[str, str]]:
    """The scripts and styles of the page, each with its hash for the Content-Security-Policy."""
    package = resources.files("pyvis")
    return {
        "vis_style": _asset(package.joinpath(f"{VIS}.css").read_text(encoding="utf-8")),
        "vis_script": _asset(package.joinpath(f"{VIS}.min.js").read_text(encoding="utf-8")),
        "page_style": _asset(_package_file("serve/static/palette.css") + _style()),
        "page_script": _asset(_template_file("page.js")),
    }


def _style() -> str:
    """The rules for paper come last: they put what is for a screen out of force."""
    return "".join(map(_template_file, ("page.css", "finding.css", "print.css")))


def _asset(text: str) -> dict[str, str]:
    # A browser reads CR LF as LF before it takes the hash of what stands between the tags.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
    return {"text": text, "hash": f"'sha256-{digest}'"}


def _template_file(name: str) -> str:
    return _package_file(f"templates/{name}")


def _package_file(path: str) -> str:
    return resources.files("kg").joinpath(path).read_text(encoding="utf-8")
