"""The whole flow: documents in, a folder with their graph, page and report out, all of it or nothing.

    read -> mark copies -> extract -> correct -> resolve -> assert, leaving out what violates a shape -> infer
    -> find spans of tenures -> find conflicts -> store -> render -> report

A build is a function of documents, ontology, corrections and base: the same input gives the same bytes. Where a
language model is asked, its claims join between extract and correct, and its recorded answers are part of the input.
None of its facts helps to decide who is who. What earlier builds found out (`kg.cache`) saves work and changes no
byte: it ends with extraction, so that all that is decided later, such as who is who, is decided anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from kg.assertions import Ontology, read_ontology
from kg.cache import PassedChecks, StandingBuilds
from kg.collector import collector_spared
from kg.conflicts import record_conflicts
from kg.copies import mark_copies
from kg.corrections import Corrected, Correction, apply_corrections, problems_of
from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.inference import record_inferred
from kg.matches import GivenMatch, match_entities, match_quads
from kg.model import Document, Extraction, InputError, Problem
from kg.query import Graph
from kg.read import read_documents
from kg.render import render_page
from kg.report import BuildReport, make_report, read_report
from kg.resolve import resolve
from kg.store import NQUADS, store_of, write_graph
from kg.swap import REPORT, previous_of, replaced
from kg.tenures import record_spans
from kg.validate import Passed, assert_valid_graph, check_ontology
from kg.vocab import Vocabulary, load_vocabulary

__all__ = ["PAGE", "Claim", "Extract", "Progress", "build"]

PAGE = "network.html"

Progress = Callable[[str, int, int], None]
"""Is told the stage ("extract"), how much of it is done, and how much there is."""

Extract = Callable[[Sequence[Document], Vocabulary, Callable[[Document], None]], tuple[Extraction, ...]]
"""Makes extractions of documents, in their order, and tells each that is done."""

Claim = Callable[
    [Sequence[Document], Sequence[Extraction], Vocabulary, Callable[[Document], None]], tuple[Extraction, ...]
]
"""Adds claims to extractions of documents, in their order, and tells each that is done."""


def build(
    paths: Sequence[Path],
    output: Path,
    *,
    base: str = DEFAULT_BASE,
    progress: Progress | None = None,
    extract: Extract | None = None,
    claim: Claim | None = None,
    corrections: Sequence[Correction] = (),
    leave_out: Sequence[Path] = (),
    matches: Sequence[GivenMatch] = (),
    jobs: int | None = 1,
    standing: StandingBuilds | None = None,
    checks: PassedChecks | None = None,
) -> BuildReport:
    """Build the graph of the documents at some paths into a folder, which is replaced as a whole.

    `extract` takes the place of `kg.extract.extract_documents` in `jobs` processes (None: as many as are of use);
    `claim` adds a language model's claims. What is to `leave_out` is not read below a path. One of the `standing`
    builds is left as it is; what `checks` hold is not checked again. Raises InputError, OntologyError, GraphError.
    """
    tell = progress or tell_nobody
    refuse_input_in_output(paths, output)
    tell("read", 0, 1)
    found, unread = read_documents(paths, leave_out=[output, previous_of(output), *leave_out])
    key = standing.key(output, found, unread, base) if standing else ""
    if standing and (written := standing.read(key, output, REPORT)):
        tell("done", 1, 1)
        return read_report(written)
    check_ontology()
    vocabulary, ontology = load_vocabulary(), read_ontology()
    with replaced(output) as folder:
        documents = mark_copies(found, vocabulary)
        extractions = extract_all(documents, vocabulary, tell, extract or extractor(jobs), claim)
        corrected = apply_corrections(documents, extractions, corrections, vocabulary)
        passed = Passed(checks.read(output, base)) if checks else None
        report = build_graph(
            documents, unread, corrected, matches, vocabulary, ontology, Identifiers(base), folder, tell, passed
        )
    if checks and passed:
        checks.keep(output, base, passed.found)
    if standing:
        standing.keep(key, output)
    tell("done", 1, 1)
    return report


@collector_spared()
def build_graph(
    documents: Sequence[Document],
    unread: Sequence[Problem],
    corrected: Corrected,
    matches: Sequence[GivenMatch],
    vocabulary: Vocabulary,
    ontology: Ontology,
    identifiers: Identifiers,
    folder: Path,
    tell: Progress,
    passed: Passed | None,
) -> BuildReport:
    """Write what was extracted from documents, and corrected, into an empty folder: graph, page and report."""
    tell("resolve", 0, 1)
    copies = {document.name: document.copy_of for document in documents if document.copy_of}
    extractions, by_rules = corrected.extractions, [found_by_rules(found) for found in corrected.extractions]
    resolution = resolve(by_rules, vocabulary, identifiers, copies=copies, decisions=corrected.decisions)
    outcomes = corrected.told(resolution.unheeded)
    matched, unmatched = match_entities(matches, resolution.entities, identifiers)
    tell("assert", 0, 1)
    texts = (*documents, *corrected.statements)
    stated, withheld = assert_valid_graph(
        texts, extractions, resolution, ontology, identifiers, passed=passed, corrections=outcomes
    )
    tell("infer", 0, 1)
    links = tuple(match_quads(matched, identifiers))
    store = store_of(stated)
    found = record_inferred(store, identifiers)
    store.bulk_extend(links)
    spans = record_spans(store, vocabulary, identifiers)
    conflicts = record_conflicts(store, vocabulary, identifiers)
    quads = (*stated, *found, *links, *spans, *conflicts)
    tell("store", 0, 1)
    write_graph(quads, folder, identifiers)
    tell("render", 0, 1)
    with (folder / NQUADS).open("rb") as lines:
        write(folder / PAGE, render_page(store, lines))
    of_texts = (problem for found in extractions for problem in found.problems)
    problems = (*unread, *unmatched, *withheld, *of_texts, *problems_of(outcomes))
    report = make_report(Graph(store), documents, resolution.judgements, problems, outcomes)
    write(folder / REPORT, report.to_json())
    return report


def extractor(jobs: int | None) -> Extract:
    """The way documents are read unless another one is given, in some processes."""
    from kg.extract import extract_documents  # loads the libraries of the language model

    return partial(extract_documents, jobs=jobs)


def extract_all(
    documents: Sequence[Document], vocabulary: Vocabulary, tell: Progress, extract: Extract, claim: Claim | None
) -> tuple[Extraction, ...]:
    """The extractions of all documents with what a language model claims; each is told when it is done."""
    extractions = extract(documents, vocabulary, counted(tell, "extract", len(documents)))
    if claim is None:
        return extractions
    return claim(documents, extractions, vocabulary, counted(tell, "claim", len(documents)))


def counted(tell: Progress, stage: str, total: int) -> Callable[[Document], None]:
    """Tell that a stage begins; give what tells of each document that is done."""
    done: list[str] = []

    def tell_document(document: Document) -> None:
        done.append(document.name)
        tell(stage, len(done), total)

    tell(stage, 0, total)
    return tell_document


def found_by_rules(extraction: Extraction) -> Extraction:
    """An extraction without a language model's facts, which must not decide who is who."""
    return replace(extraction, facts=tuple(fact for fact in extraction.facts if not fact.by_model))


def refuse_input_in_output(paths: Sequence[Path], output: Path) -> None:
    """Raise InputError for a path in the folder that a build replaces: it would be gone after the next one."""
    folder = output.resolve()
    for path in paths:
        if path.resolve().is_relative_to(folder):
            raise InputError(f"{path}: lies in {output}, which the build replaces; choose another -o")


def write(file: Path, text: str) -> None:
    """Write a text with the line ends that it has."""
    file.write_text(text, encoding="utf-8", newline="")


def tell_nobody(_stage: str, _done: int, _total: int) -> None:
    """Take no notice of progress."""
