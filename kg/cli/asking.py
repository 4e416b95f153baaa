"""The commands that read a graph: ask, query, facts, explain, stats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kg.cli.endpoints import endpoint_option, run_there
from kg.cli.examples import Command
from kg.cli.model_options import choice_options, choice_settings
from kg.cli.options import format_option, graph_option, open_for_reading, rows_option, timeout_option
from kg.cli.printing import print_answer, print_apart, print_readings
from kg.cli.sparql_files import placed, read_sparql, tell_remarks
from kg.model import UsageError
from kg.query import answer, find_query, library, prepare, read_twin, run_apart

__all__ = ["ask", "explain", "facts", "query", "stats"]


@click.command(
    cls=Command,
    examples=[
        'kg ask "who co-chaired the 2+2 Intersessional Dialogue, and for which side?"',
    ],
)
@click.argument("question")
@format_option("table", "json")
@timeout_option("Wait so many seconds for each answer of an --endpoint.")
@graph_option
@endpoint_option
@choice_options
@click.pass_context
def ask(
    context: click.Context,
    /,
    question: str,
    form: str,
    *,
    timeout: float,
    folder: Path,
    endpoint: str | None,
    **model: Any,
) -> None:
    """Ask in plain English, and see how the question was read.

    Exits with status 2 where the question is not understood, and tells the nearest that are.

    A --model is sent a question that is not understood, and what named queries there are. It may choose one
    of them, with words of the question for the parameters. A key for its server is read from the environment
    variable KG_MODEL_API_KEY.
    """
    from kg.ask import ask as ask_graph
    from kg.cli.replying import print_asked

    settings = choice_settings(**model)
    graph = open_for_reading(folder, endpoint, timeout=timeout)
    found = ask_graph(graph, question)
    if settings is not None:
        from kg.model_choice import ask_model

        found = ask_model(graph, found, settings)
    print_asked(found, form)
    if not found.understood:
        context.exit(2)


@click.command(
    cls=Command,
    examples=[
        "kg query --list",
        'kg query who-co-chaired -p forum="2+2 Intersessional Dialogue" --evidence',
        "echo 'ASK { ?person kg:met ?other }' | kg query -",
        "kg query who-led --explain",
        "kg query connections --cypher",
    ],
)
@click.argument("question", metavar="NAME|FILE|-", required=False)
@click.option("-p", "--parameter", "pairs", metavar="NAME=VALUE", multiple=True, help="A parameter; may be repeated.")
@format_option("table", "csv", "json", "tsv", "xml", "turtle")
@click.option("--evidence", is_flag=True, help="Show the sentence behind each row, and its document.")
@click.option("--ids", is_flag=True, help="Show the IRIs of what is named too.")
@click.option("--list", "listed", is_flag=True, help="List the named questions and stop.")
@click.option("--explain", "explained", is_flag=True, help="Tell how the query is run instead of what it answers.")
@click.option("--cypher", is_flag=True, help="Print the question in Cypher, for a graph in Neo4j, and stop.")
@timeout_option("Stop SPARQL from a file, and each request to an --endpoint, after so many seconds.")
@rows_option("SPARQL from a file")
@graph_option
@endpoint_option
def query(
    question: str | None,
    pairs: tuple[str, ...],
    form: str,
    *,
    evidence: bool,
    ids: bool,
    listed: bool,
    explained: bool,
    cypher: bool,
    timeout: float,
    most_rows: int,
    folder: Path,
    endpoint: str | None,
) -> None:
    """Ask a named question, or SPARQL from a file or stdin."""
    if listed:
        from kg.cli.telling import print_library

        print_library(library(), form)
        return
    if question is None:
        raise UsageError("name a question, a file or -; kg query --list lists the questions")
    if cypher:
        click.echo(read_twin(question), nl=False)
        return
    given = _read_pairs(pairs)
    if explained:
        _explain_query(question, given, form, folder=folder, endpoint=endpoint, timeout=timeout)
        return
    named = find_query(question)
    if named is None:
        if evidence or ids:
            raise UsageError("--evidence and --ids are for named questions; kg query --list lists them")
        _answer_sparql(question, given, form, folder=folder, endpoint=endpoint, timeout=timeout, most_rows=most_rows)
        return
    if form == "turtle":
        raise UsageError("a named question has rows; take another format")
    graph = open_for_reading(folder, endpoint, timeout=timeout)
    found = answer(graph, named, given, evidence=evidence, ids=ids)
    print_readings(found.readings)
    print_answer(found, form)


@click.command(
    cls=Command,
    examples=[
        "kg facts --format jsonl",
    ],
)
@format_option("table", "jsonl", "csv")
@click.option("--inferred", is_flag=True, help="Show what follows from the facts too, with the premises' sentences.")
@click.option("--abstained", is_flag=True, help="Show instead what was seen and not asserted, and why.")
@graph_option
def facts(form: str, *, inferred: bool, abstained: bool, folder: Path) -> None:
    """List the facts that documents state, one row a sentence."""
    from kg.cli.telling import print_facts
    from kg.facts import read_abstentions, read_facts

    if inferred and abstained:
        raise UsageError("--inferred and --abstained ask for different things; take one")
    graph = open_for_reading(folder)
    rows = read_abstentions(graph) if abstained else read_facts(graph, inferred=inferred)
    print_facts(rows, form, reasons=abstained)


@click.command(
    cls=Command,
    examples=[
        'kg explain "2+2 Intersessional Dialogue"',
    ],
)
@click.argument("entity")
@format_option("text", "json")
@graph_option
def explain(entity: str, form: str, folder: Path) -> None:
    """Tell all that is known of one thing, with the sentences.

    ENTITY is the name of a person, office, forum, meeting, ... as people write it, or an IRI.
    """
    from kg.cli.telling import print_explanation
    from kg.explain import explain as explain_thing

    found = explain_thing(open_for_reading(folder), entity)
    print_readings([found.reading])
    print_explanation(found, form)


@click.command(
    cls=Command,
    examples=[
        "kg stats",
    ],
)
@format_option("table", "json")
@graph_option
def stats(form: str, folder: Path) -> None:
    """Count what the graph holds."""
    from kg.cli.telling import print_stats
    from kg.stats import count

    print_stats(count(open_for_reading(folder)), form)


def _answer_sparql(
    question: str,
    given: dict[str, str],
    form: str,
    *,
    folder: Path,
    endpoint: str | None,
    timeout: float,
    most_rows: int,
) -> None:
    """Print the answer to SPARQL from a file or stdin."""
    text = read_sparql(question)
    with placed(question):
        if endpoint is None:
            text = prepare(open_for_reading(folder), text, Path(question), given)
            told = run_apart(folder, text, form, timeout=timeout, most_rows=most_rows)
        else:
            told = run_there(endpoint, text, Path(question), given, form, timeout=timeout, most_rows=most_rows)
    tell_remarks(text, question)
    print_apart(told, form, most_rows)


def _explain_query(
    question: str, given: dict[str, str], form: str, *, folder: Path, endpoint: str | None, timeout: float
) -> None:
    """Print how a named question, or SPARQL from a file or stdin, is run."""
    from kg.cli.explaining import print_query_explanation
    from kg.query.explaining import explain_query
    from kg.query.parameters import bound_query
    from kg.query.processes import QueryClient

    if endpoint is not None:
        raise UsageError("a query is explained on a graph in a folder; leave --endpoint or --explain out")
    if form not in ("table", "json"):
        raise UsageError(f"an explanation is not written as {form}; take table or json")
    graph, named = open_for_reading(folder), find_query(question)
    with placed(question):
        if named is None:
            text = prepare(graph, read_sparql(question), Path(question), given)
        else:
            text, readings = bound_query(graph, named, given)
            print_readings(readings)
        client = QueryClient(folder)
        try:
            found = explain_query(graph, client, text, timeout=timeout)
        finally:
            client.close()
    print_query_explanation(found, form)


def _read_pairs(pairs: Sequence[str]) -> dict[str, str]:
    """The values of -p by their names."""
    given: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not value.strip():
            raise UsageError(f"-p {pair!r}: write -p name=value")
        if name in given:
            raise UsageError(f"-p {name} is given twice")
        given[name] = value.strip()
    return given
