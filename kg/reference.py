"""The ontology, the shapes and the rules in, the reference page out, in Markdown.

Everything on the page is read from the files that the program itself goes by. Never writes a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from kg.identifiers import Identifiers
from kg.inference import load_rules
from kg.turtle import Resource, read_resources
from kg.vocab import ontology_folder

__all__ = ["reference_page"]

DECLARED = Identifiers()

ROWS = {
    "A kind of": ("rdfs:subClassOf", "rdfs:subPropertyOf"),
    "Close to": ("skos:closeMatch",),
    "In facts": ("skos:notation",),
    "Where the qualifier is": ("kg:forQualifier",),
    "From": ("schema:domainIncludes",),
    "To": ("schema:rangeIncludes",),
    "Is": ("rdf:type",),
    "For example": ("kg:example",),
    "Drawn as an edge": ("kg:edgeLabel",),
    "Folds to an edge": ("kg:foldSource", "kg:foldTarget", "kg:foldRole"),
    "Makes a participation as": ("kg:participationRole",),
}
"""What the page tells of a term beside its definition, and the properties that it is read from."""

UNTOLD = frozenset({"owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty"})
"""The classes of terms that the page's sections tell already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term as the page shows it.

    `called` is its label where the name does not give it away; `rows` are titles with values.
    """

    name: str
    called: str | None
    definition: str
    note: str | None
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page."""

    title: str
    introduction: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape as the page shows it."""

    name: str
    message: str
    remedy: str


def reference_page(folder: Path | None = None) -> str:
    """The reference page of an ontology's folder (default: `ontology_folder()`)."""
    folder = ontology_folder() if folder is None else folder
    resources = read_resources(folder / "kg.ttl")
    header = next(resource for resource in resources if _is(resource, "owl:Ontology"))
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).resolve().parent / "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("ontology.md").render(
        header={
            "label": header.required(DECLARED.expand("rdfs:label")),
            "version": header.required(DECLARED.expand("owl:versionInfo")),
            "description": header.required(DECLARED.expand("dcterms:description")),
            "note": header.required(DECLARED.expand("skos:editorialNote")),
        },
        prefixes=DECLARED.prefixes.items(),
        sections=_sections([resource for resource in resources if resource is not header]),
        rules=load_rules(),
        shapes=_shapes(folder / "shapes.ttl"),
    )


def _sections(resources: Iterable[Resource]) -> tuple[Section, ...]:
    """The terms by what they are, each in the first section that takes it."""
    kinds: list[tuple[str, str, Callable[[Resource], bool]]] = [
        ("Classes", "What the graph speaks of.", lambda term: _is(term, "owl:Class")),
        (
            "Facts",
            "The properties that facts are told with; the notation is the predicate of `kg facts`.",
            lambda term: bool(term.all(DECLARED.expand("skos:notation"))),
        ),
        (
            "Other properties",
            "Evidence, identity, dates, participations and tenures; and what the registries know, to recognise names.",
            lambda term: _is(term, "owl:ObjectProperty") or _is(term, "owl:DatatypeProperty"),
        ),
        (
            "Declarations",
            "Annotations of classes and properties that the program goes by.",
            lambda term: _is(term, "owl:AnnotationProperty"),
        ),
        ("Values", "Roles, statuses and formats.", lambda term: True),
    ]
    left, sections = list(resources), []
    for title, introduction, takes in kinds:
        terms = tuple(sorted((_term(resource) for resource in left if takes(resource)), key=lambda term: term.name))
        left = [resource for resource in left if not takes(resource)]
        sections.append(Section(title=title, introduction=introduction, terms=terms))
    return tuple(sections)


def _term(resource: Resource) -> Term:
    name = _short(resource.iri)
    rows = []
    for title, properties in ROWS.items():
        values = [_short(value) for name in properties for value in resource.all(DECLARED.expand(name))]
        told = tuple(f"`{value}`" for value in values if value not in UNTOLD)
        if told:
            rows.append((title, told))
    label = resource.required(DECLARED.expand("rdfs:label"))
    plain = label.replace(" ", "").replace("-", "").lower()
    return Term(
        name=name,
        called=None if plain == name.partition(":")[2].lower() else label,
        definition=resource.required(DECLARED.expand("skos:definition")),
        note=resource.one(DECLARED.expand("skos:editorialNote")),
        rows=tuple(rows),
    )


def _shapes(file: Path) -> tuple[Shape, ...]:
    """The shapes and constraints that say something; rdflib reads them, because their paths have no names."""
    from rdflib import Graph, URIRef
    from rdflib.namespace import SH

    graph = Graph().parse(file, format="turtle")
    shapes = [
        Shape(
            name=str(shape).rpartition("#")[2],
            message=str(message),
            remedy=str(graph.value(shape, URIRef(DECLARED.kg("remedy"))) or ""),
        )
        for shape, message in graph.subject_objects(SH.message)
    ]
    return tuple(sorted(shapes, key=lambda shape: shape.name.lower()))


def _is(resource: Resource, name: str) -> bool:
    return DECLARED.expand(name) in resource.all(DECLARED.expand("rdf:type"))


def _short(value: str) -> str:
    """An IRI as a prefixed name, anything else as it is."""
    for prefix, namespace in DECLARED.prefixes.items():
        if value.startswith(namespace):
            return f"{prefix}:{value.removeprefix(namespace)}"
    return value
