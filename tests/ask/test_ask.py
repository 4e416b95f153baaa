"""An answer says how the question was read, has its sentences, and where it is empty says why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from graph_sample import sample_graph, sample_store

from kg.ask import ask, contract_of
from kg.ask.answering import NUMBER
from kg.ask.grammar import load_grammar
from kg.ask.patterns import read_pattern
from kg.ask.periods import find_periods
from kg.ask.plurals import offices_called
from kg.ask.slips import is_slip
from kg.ask.words import split_question
from kg.cli import main
from kg.identifiers import Identifiers
from kg.model import QueryError
from kg.query import Graph
from kg.sentences import sentence_around
from kg.store import store_of, write_graph

SMD = "India-Japan Strategic Materials Dialogue"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph of the two invented texts."""
    return Graph(sample_store())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph as a build writes it."""
    made = tmp_path_factory.mktemp("graph")
    write_graph(sample_graph(), made, Identifiers())
    return made


def test_an_answer_echoes_its_question(graph: Graph) -> None:
    """In a sentence with the names that the graph has, with the query that was run and its parameters."""
    found = ask(graph, "who co-chared the smd?")
    assert found.reading == f"Who cochaired the {SMD}?"
    assert (found.query, dict(found.parameters)) == ("who-co-chaired", {"forum": SMD})
    assert found.columns == ("person", "side", "meeting", "date", "place")


def test_the_sparql_of_an_answer_can_be_run_again(graph: Graph) -> None:
    """What was run is told, with the terms in it."""
    found = ask(graph, "Which countries are members of the SMD?")
    assert found.sparql is not None
    assert [str(record["member"]) for record in graph.select(found.sparql).records()] == [row[1] for row in found.rows]


def test_an_answer_has_its_sentences(graph: Graph) -> None:
    """At least one for each row, and one from each document that tells it."""
    found = ask(graph, "Which documents mention the SMD?")
    assert {document for document, _ in found.evidence} == {"session", "visit"}
    assert all(found.proofs)


def test_two_documents_prove_what_both_say(graph: Graph) -> None:
    """The members are told twice, and shown once."""
    found = ask(graph, "Which countries are members of the SMD?")
    assert [row[1] for row in found.rows] == ["India", "Japan"]
    assert {document for document, _ in found.evidence} == {"session", "visit"}


def test_an_empty_answer_names_the_clause_that_emptied_it(graph: Graph) -> None:
    """And the nearest question that has an answer, which has one."""
    found = ask(graph, "Who was Japanese Vice Minister before 2019?")
    assert (found.understood, found.rows, found.evidence) == (True, (), ())
    assert found.notes == ("before 2019 leaves no rows; without it there are 2",)
    assert ask(graph, *found.nearest).rows


def test_a_date_of_which_no_document_tells_has_no_rows_and_the_nearest_texts_in_its_notes(graph: Graph) -> None:
    """What was before or after it is no answer."""
    found = ask(graph, "Who was Japanese Vice Minister in 2019?")
    assert (found.understood, found.query, found.rows, found.evidence) == (True, "holder-of", (), ())
    assert found.notes == (
        "no document tells who held the office then",
        "near: Kenji Morita, in office, after, 2025-03-12, session",
        "near: Kenji Morita, in office, undated, visit",
    )


def test_an_unknown_name_is_understood_and_has_no_rows(graph: Graph) -> None:
    """It is said, with the nearest names; no IRI is made of it."""
    found = ask(graph, "Who met Boris Karlsson?")
    assert (found.understood, found.rows) == (True, ())
    assert found.notes[0].startswith("person: no person of the graph is called 'Boris Karlsson'; the nearest names: ")
    assert found.sparql is not None
    assert "karlsson" not in found.sparql.casefold()
    assert ask(graph, *found.nearest).rows


def test_what_only_a_registry_knows_is_no_answer(graph: Graph) -> None:
    """A forum of which no document speaks is understood, and has no rows."""
    found = ask(graph, "Which countries are members of AUKUS?")
    assert (found.understood, found.rows) == (True, ())
    assert "no document speaks of AUKUS; it is known by name only" in found.notes


def test_an_ambiguous_name_lists_what_it_could_be(graph: Graph) -> None:
    """Two offices are called so; neither is taken."""
    found = ask(graph, "Who is the Secretary?")
    assert not found.understood
    assert "Indian Defence Secretary; Indian Foreign Secretary" in found.notes[0]


def test_what_is_not_understood_gets_the_three_nearest(graph: Graph) -> None:
    """Patterns with the names in capitals."""
    found = ask(graph, "Who co-chaired the SMD and wept?")
    assert not found.understood
    assert len(found.nearest) == 3
    assert any("co-chaired FORUM" in question for question in found.nearest)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Who co-chaired the SMD and wept?", "'wept'"),
        ("Did Kenji Morita juggle torches in Osaka?", "'juggle torches'"),
    ],
)
def test_what_is_not_understood_is_named(graph: Graph, words: str, told: str) -> None:
    """The words that are in no pattern and no name, and what to do."""
    note = ask(graph, words).notes[0]
    assert note.startswith(f"neither a name in the graph nor a word of any known question: {told};")
    assert note.endswith("leave it out or say it otherwise")


def test_known_words_in_an_unknown_combination_are_told_so(graph: Graph) -> None:
    """No word of the question is unknown."""
    found = ask(graph, "Who co-chaired the SMD and who hosted Kenji Morita?")
    assert not found.understood
    assert found.notes == (
        "each word is known, but not what they ask together; ask one thing at a time, in fewer words",
    )


def test_an_office_stands_for_the_one_person_who_held_it(graph: Graph) -> None:
    """It is told for whom; where it had several holders, none is taken."""
    found = ask(graph, "Which meetings did the Japanese Vice Minister attend?")
    assert "'Japanese Vice Minister' is taken for Kenji Morita" in found.notes
    several = ask(graph, "Whom did the Indian Foreign Secretary meet?")
    assert not several.understood
    assert "could be more than one: Asha Menon; Dev Rao; Vikas Anand; say which" in several.notes[0]


def test_a_number_of_meetings_says_what_is_counted(graph: Graph) -> None:
    """A text may speak of several meetings and tell none of them apart."""
    found = ask(graph, "How often did Kenji Morita meet Vikas Anand?")
    assert found.rows[0][-1] == 1
    assert any(note.startswith("counted are the meetings that the documents tell apart") for note in found.notes)


def test_a_title_in_the_plural_stands_for_all_its_holders(graph: Graph) -> None:
    """It is told for whom, each counts, and both are parameters of one answer."""
    found = ask(graph, "Which foreign secretaries attended the SMD?")
    assert "'foreign secretaries' is taken for Asha Menon or Dev Rao or Vikas Anand" in found.notes
    assert found.reading == f"Which foreign secretaries attended the {SMD}?"
    assert [value for name, value in found.parameters if name == "person"] == ["Asha Menon", "Dev Rao", "Vikas Anand"]
    assert contract_of(found)["parameters"] == {"person": "Asha Menon or Dev Rao or Vikas Anand", "forum": SMD}


@pytest.mark.parametrize(
    ("words", "offices"),
    [
        ("foreign secretaries", 1),
        ("Indian secretaries", 2),
        ("secretaries of Japan", 0),
        ("vice ministers", 1),
        ("prime ministers", 1),
        ("ministers", 1),
        ("foreign secretary", 0),
        ("secretaries of the weather", 0),
    ],
)
def test_offices_are_found_by_a_title_in_the_plural(graph: Graph, words: str, offices: int) -> None:
    """By the head of their names: a vice minister is no minister; and by their country."""
    assert len(offices_called(graph, words, load_grammar().words)) == offices


@pytest.mark.parametrize("between", ["or", "and"])
def test_each_of_several_things_is_left_out(graph: Graph, between: str) -> None:
    """Whichever word stands between them: of "not A or B" neither is meant."""
    found = ask(graph, f"Besides Kenji Morita {between} Asha Menon, who co-chaired the SMD?")
    assert {row[0] for row in found.rows} == {"Rohan Pillai", "Yumi Arakawa"}


def test_a_number_is_that_of_different_things(graph: Graph) -> None:
    """It stands before each thing that was counted, which are told once each; a noun of another kind counts nothing."""
    found = ask(graph, "How many documents mention Farida Contractor?")
    assert found.query == "most-documents"
    found = ask(graph, "How many people does document visit mention?")
    assert found.columns[0] == NUMBER
    assert {row[0] for row in found.rows} == {len({row[1] for row in found.rows})}
    assert str(found.reading).startswith("How many: ")
    assert not ask(graph, "How many governments did Asha Menon work for in Osaka?").understood


def test_a_document_that_only_names_a_thing_is_proven_by_the_sentence(graph: Graph) -> None:
    """Every document behind a row has a sentence, whether or not a fact stands in it."""
    found = ask(graph, "Which documents mention Japan?")
    assert {str(row[0]) for row in found.rows} <= {document for document, _ in found.evidence}
    found = ask(graph, "How many documents mention Japan?")
    assert {name for row in found.rows for name in str(row[2]).split("; ")} <= {name for name, _ in found.evidence}


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (2, "The U.S. side came."),
        (25, "Asha Rao spoke of the SMD\nand left."),
        (60, "A heading"),
    ],
)
def test_a_sentence_is_found_around_a_place(place: int, sentence: str) -> None:
    """A point in an acronym and a single line's end do not end it; an empty line does."""
    text = "The U.S. side came. Asha Rao spoke of the SMD\nand left.\n\nA heading"
    assert text[slice(*sentence_around(text, place, place + 1))] == sentence


def test_a_word_that_is_shortened_is_told_in_full(graph: Graph) -> None:
    """In the question as it was read."""
    assert str(ask(graph, "Who'll host the next SMD?").reading).startswith("Who will host")


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("who'll host it", ["who", "will", "host", "it"]),
        ("Rao didn’t attend", ["rao", "did", "not", "attend"]),
        ("it can't be", ["it", "can", "not", "be"]),
        ("who's Rao", ["who", "rao"]),
    ],
)
def test_shortened_words_are_read_in_full(written: str, keys: list[str]) -> None:
    """But what belongs to no word."""
    assert [token.key for token in split_question(written).tokens] == keys


@pytest.mark.parametrize(
    "words", ["", "?", "   ", "\u202e", "🙂", '" } UNION { ?s ?p ?o', "a " * 400, "who " * 60, "<http://x>", "\x00"]
)
def test_hostile_questions_are_not_understood(graph: Graph, words: str) -> None:
    """And nothing more."""
    assert not ask(graph, words).understood


def test_a_foreign_graph_is_asked_not_refused() -> None:
    """A graph without any name has no answer."""
    assert ask(Graph(store_of([])), "Who met whom?").rows == ()


def test_the_command_answers_in_json(folder: Path) -> None:
    """With the keys of the contract; the exit code tells whether it was understood."""
    understood = CliRunner().invoke(main, ["ask", "who met whom?", "--format", "json", "-g", str(folder)])
    told = json.loads(understood.stdout)
    assert understood.exit_code == 0
    assert {"question", "understood", "query", "sparql", "columns", "rows", "evidence"} <= told.keys()
    assert told["columns"] == ["person", "other"]
    assert all(set(item) == {"document", "quote"} for item in told["evidence"])
    lost = CliRunner().invoke(main, ["ask", "who won?", "--format", "json", "-g", str(folder)])
    assert (lost.exit_code, json.loads(lost.stdout)["understood"]) == (2, False)


def test_the_command_prints_rows_and_sentences(folder: Path) -> None:
    """Rows on stdout; the reading, and what helps, on stderr."""
    found = CliRunner().invoke(main, ["ask", "who met Vikas Anand?", "-g", str(folder)])
    assert "Kenji Morita" in found.stdout
    assert "visit: “Vice Minister Kenji Morita met" in found.stdout
    assert "kg query who-met-whom" in found.stderr
    lost = CliRunner().invoke(main, ["ask", "who won?", "-g", str(folder)])
    assert lost.stdout == ""
    assert lost.stderr.count("try: ") == 3


def test_a_sentence_that_an_answer_has_as_a_column_is_printed_once(folder: Path) -> None:
    """Under its row, as that of any other answer."""
    found = CliRunner().invoke(main, ["ask", "tell me about Vikas Anand", "-g", str(folder)], env={"COLUMNS": "80"})
    assert found.stdout.splitlines()[0].split() == ["subject", "relation", "object", "basis"]
    assert "visit: “Vice Minister Kenji Morita met" in found.stdout


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("in 2023", ("2023-01-01", "2023-12-31")),
        ("in May 2023", ("2023-05-01", "2023-05-31")),
        ("on 28 May 2025", ("2025-05-28", "2025-05-28")),
        ("on May 28, 2025", ("2025-05-28", "2025-05-28")),
        ("since 2024-02", ("2024-02-01", None)),
        ("after Feb 2024", ("2024-03-01", None)),
        ("before 2024", (None, "2023-12-31")),
        ("until 2024", (None, "2024-12-31")),
        ("between 2022 and 2024", ("2022-01-01", "2024-12-31")),
        ("from 2022 to March 2024", ("2022-01-01", "2024-03-31")),
        ("from 2022", ("2022-01-01", "2022-12-31")),
        ("from 2022 onwards", ("2022-01-01", None)),
        ("between March and May 2025", ("2025-03-01", "2025-05-31")),
    ],
)
def test_a_period_is_read(words: str, bounds: tuple[str | None, str | None]) -> None:
    """With the precision that is given; the whole of it is read."""
    tokens = split_question(words).tokens
    period = max(find_periods(tokens, 0, load_grammar().words), key=lambda one: one.end)
    assert ((period.since, period.until), period.end) == (bounds, len(tokens))


@pytest.mark.parametrize("words", ["in 12", "last year", "in Mai 2023", "on 31 June 2023", "between 2022", "2023-13"])
def test_what_is_no_period_is_none(words: str) -> None:
    """Knows no today and no wrong day."""
    tokens = split_question(words).tokens
    assert all(period.end < len(tokens) for period in find_periods(tokens, 0, load_grammar().words))


@pytest.mark.parametrize(
    ("word", "meant", "told"),
    [
        ("chiared", "chaired", True),
        ("chared", "chaired", True),
        ("wich", "which", True),
        ("hwo", "who", False),
        ("posted", "hosted", False),
        ("sold", "hold", False),
        ("left", "led", False),
        ("attneded", "attended", True),
    ],
)
def test_a_slip_of_the_pen_is_told_from_another_word(word: str, meant: str, told: bool) -> None:
    """Letters are swapped or lack in the middle; another first letter makes another word."""
    assert is_slip(word, meant) is told


@pytest.mark.parametrize("line", ["who <nobody> {forum}", "who [met {person}", "who met) {person}"])
def test_a_wrong_pattern_is_an_error_that_names_it(line: str) -> None:
    """Set, bracket and file are told."""
    with pytest.raises(QueryError, match=r"who-met\.rq: "):
        read_pattern(line, load_grammar().sets, "who-met.rq")
