"""What changed between two builds is told as people mean it, and as a patch that makes the one of the other."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from graph_sample import sample_store
from graph_variants import Variant, graph_of, lines_of, note_of, quads_between, quads_of
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse
from servers import FUSEKI, JAVA, Launch, RdfServer, artifact, free_port, running, send

from kg.cli import main
from kg.diff import ChangeNote, FactChange, QuadChanges, Thing, compare_builds, write_patch
from kg.identifiers import Identifiers
from kg.model import GraphError
from kg.query import Graph
from kg.store import NQUADS, TRIG, open_with_lines, write_graph

WHOLE = Variant()
SESSION = Variant(documents=("session",))
SHARED = ("Farida Contractor", "Kenji Morita", "Indian Foreign Secretary", "India-Japan Strategic Materials Dialogue")
APART = Variant(apart=frozenset(SHARED))
MOVED = Variant(prefix="Corrected on Friday. ")
PATCHED = """\
@prefix fuseki: <http://jena.apache.org/fuseki#> .
@prefix ja: <http://jena.hpl.hp.com/2005/11/Assembler#> .
<#service> a fuseki:Service ; fuseki:name "patched" ; fuseki:dataset <#dataset> ;
  fuseki:endpoint [ fuseki:operation fuseki:patch ; fuseki:name "patch" ] ,
    [ fuseki:operation fuseki:gsp-rw ; fuseki:name "data" ] .
<#dataset> a ja:MemoryDataset .
"""

DESIGNATION = 44
"""The number of the fact "Tara Iyer is designated to be Ambassador" among those of the sample."""


def some_variant(seed: int) -> Variant:
    """A variant drawn by chance."""
    draw = random.Random(seed)
    return Variant(
        documents=tuple(name for name in ("session", "visit") if draw.random() < 0.8),
        apart=frozenset(label for label in SHARED if draw.random() < 0.4),
        without=frozenset(draw.sample(range(53), draw.randrange(6))),
        prefix=draw.choice(["", "", "Corrected. "]),
        labels=(("Farida Contractor", "F. Contractor"),) if draw.random() < 0.3 else (),
    )


PAIRS = [(some_variant(seed), some_variant(seed + 1000)) for seed in range(8)]


def applied(patch: bytes, lines: tuple[bytes, ...]) -> list[bytes]:
    """The sorted lines of a graph after a patch, applied row by row as its specification has it."""
    graph, changing = set(lines), False
    for row in patch.splitlines(keepends=True):
        code, _, rest = row.partition(b" ")
        if code == b"TX":
            changing = True
        elif code == b"TC":
            changing = False
        elif code == b"D":
            assert changing
            graph.remove(rest)
        elif code == b"A":
            assert changing
            assert rest not in graph
            graph.add(rest)
        else:
            assert code == b"H"
    assert not changing
    return sorted(graph)


def names(things: tuple[Thing, ...]) -> set[str]:
    return {thing.label for thing in things}


def read(facts: tuple[FactChange, ...]) -> set[tuple[str, str, str]]:
    return {(fact.subject, fact.predicate, fact.object) for fact in facts}


@pytest.mark.parametrize("variant", [WHOLE, APART, *(pair[0] for pair in PAIRS[:3])])
def test_a_build_does_not_differ_from_itself(variant: Variant) -> None:
    note = note_of(variant, variant)
    assert (note.same, note.tells) == (True, False)
    assert note == ChangeNote()


@pytest.mark.parametrize(("old", "new"), [(WHOLE, APART), (SESSION, WHOLE), (WHOLE, MOVED), *PAIRS])
def test_a_patch_makes_the_new_graph_of_the_old_one(old: Variant, new: Variant) -> None:
    """Nothing is deleted that is not there, nothing added that is."""
    assert applied(write_patch(quads_between(old, new)), lines_of(old)) == list(lines_of(new))


@pytest.mark.parametrize(("old", "new"), [(WHOLE, APART), (SESSION, WHOLE), (WHOLE, MOVED), *PAIRS])
def test_the_way_back_is_the_inverse(old: Variant, new: Variant) -> None:
    """What came goes, what was merged is split, what is was."""
    there, back = note_of(old, new), note_of(new, old)
    entities, others = there.entities, back.entities
    assert (entities.added, entities.removed) == (others.removed, others.added)
    assert {(one.before, one.after) for one in entities.merged} == {(one.after, one.before) for one in others.split}
    assert {(one.before, one.after) for one in entities.renamed} == {(one.after, one.before) for one in others.renamed}
    assert (there.documents.added, there.documents.removed) == (back.documents.removed, back.documents.added)
    for one, other in ((there.facts.added, back.facts.removed), (there.facts.removed, back.facts.added)):
        assert [(fact.before, fact.after) for fact in one] == [(fact.after, fact.before) for fact in other]
    evidence = {(fact.before, fact.after) for fact in there.facts.reevidenced}
    assert evidence == {(fact.after, fact.before) for fact in back.facts.reevidenced}


@pytest.mark.parametrize(("old", "new"), [(WHOLE, SESSION), *PAIRS[:3]])
def test_the_same_builds_give_the_same_patch(old: Variant, new: Variant) -> None:
    """Its name is made of its content."""
    first, again = write_patch(quads_between(old, new)), write_patch(quads_between(replace(old), replace(new)))
    assert first == again
    assert first.startswith(b"H id <urn:uuid:")
    rows = [row for row in first.splitlines() if row[:2] in (b"A ", b"D ")]
    assert [row for row in rows if row.startswith(b"D ")] == sorted(row for row in rows if row.startswith(b"D "))


def test_a_document_more_is_told_with_its_facts_and_things() -> None:
    """What the first document said already is the same fact, which the second one states too."""
    note = note_of(SESSION, WHOLE)
    assert note.documents.added == ("visit",)
    assert {"Vikas Anand", "Tara Iyer", "Osaka"} <= names(note.entities.added)
    assert "Kenji Morita" not in names(note.entities.added)
    assert ("Kenji Morita", "met", "Vikas Anand") in read(note.facts.added)
    assert ("India-Japan Strategic Materials Dialogue", "has_member", "Japan") in read(note.facts.reevidenced)
    shared = next(fact for fact in note.facts.reevidenced if fact.object == "Japan" and fact.predicate == "has_member")
    assert (shared.before, [one.document for one in shared.after]) == ((), ["visit"])
    assert note.facts.removed == ()


def test_a_merge_is_told_and_the_facts_are_the_same_facts() -> None:
    """With the reason for which the parts were judged to be one."""
    note = note_of(APART, WHOLE)
    assert {one.after[0].label for one in note.entities.merged} == set(SHARED)
    assert all(len(one.before) == 2 and len(one.after) == 1 for one in note.entities.merged)
    assert {reason for one in note.entities.merged for reason in one.why} >= {"both texts name Kenji Morita"}
    assert (note.entities.added, note.entities.removed, note.entities.split) == ((), (), ())
    assert (note.facts.added, note.facts.removed, note.facts.reevidenced) == ((), (), ())


def test_a_split_is_told_and_the_facts_are_the_same_facts() -> None:
    note = note_of(WHOLE, APART)
    assert {one.before[0].label for one in note.entities.split} == set(SHARED)
    assert (note.entities.merged, note.entities.added, note.entities.removed) == ((), (), ())
    assert (note.facts.added, note.facts.removed, note.facts.reevidenced) == ((), (), ())


def test_an_iri_that_was_replaced_leads_on() -> None:
    """Every canonical IRI that a merge gives up is known to the new build, by dcterms:isReplacedBy."""
    note = note_of(APART, WHOLE)
    replaced = Identifiers().expand("dcterms:isReplacedBy")
    leads = {quad.subject.value: quad.object.value for quad in quads_of(WHOLE) if quad.predicate.value == replaced}  # type: ignore[union-attr]
    for merge in note.entities.merged:
        for thing in merge.before:
            assert thing.iri == merge.after[0].iri or leads[thing.iri] == merge.after[0].iri
    assert note.entities.readdressed == ()


def test_an_iri_that_leads_nowhere_is_told() -> None:
    """A canonical IRI may be a cluster's of the document that went; what it named has another IRI now."""
    left = {name: note_of(WHOLE, Variant(documents=(name,))).entities.readdressed for name in ("session", "visit")}
    assert {one.before.label for lost in left.values() for one in lost} == set(SHARED) | {
        *("Indian Defence Secretary", "Japanese Vice Minister", "Inaugural India-Japan Strategic Materials Dialogue")
    }
    for name, lost in left.items():
        known = {str(quad.subject) for quad in quads_of(Variant(documents=(name,)))}
        assert not {f"<{one.before.iri}>" for one in lost} & known
        assert {f"<{one.after[0].iri}>" for one in lost} <= known


def test_a_text_that_moved_changes_no_thing_and_no_fact() -> None:
    """Words before a text give all that it speaks of other offsets, and so other clusters."""
    note = note_of(WHOLE, MOVED)
    assert [(one.document, one.what) for one in note.documents.changed] == [("visit", ("text",))]
    assert (note.entities.added, note.entities.removed) == ((), ())
    assert (note.facts.added, note.facts.removed) == ((), ())
    assert note.facts.reevidenced == ()


def test_a_fact_that_is_no_longer_found_is_told() -> None:
    note = note_of(WHOLE, Variant(without=frozenset({DESIGNATION})))
    assert read(note.facts.removed) == {("Tara Iyer", "holds_office", "Ambassador of India to Japan")}
    assert (note.facts.added, note.facts.reevidenced, note.entities.removed) == ((), (), ())


def test_another_label_is_a_new_name_and_no_other_thing() -> None:
    note = note_of(WHOLE, Variant(labels=(("Farida Contractor", "F. Contractor"),)))
    assert [(one.before.label, one.after.label) for one in note.entities.renamed] == [
        ("Farida Contractor", "F. Contractor")
    ]
    assert (note.entities.added, note.facts) == ((), ChangeNote().facts)


def test_builds_under_two_bases_are_refused() -> None:
    """No IRI of the one means anything in the other."""
    other = Graph(sample_store("https://graph.example/kg/"))
    with pytest.raises(GraphError, match=r"begin with https://w3id\.org.*https://graph\.example/kg/.*--base"):
        compare_builds(graph_of(WHOLE), other, QuadChanges((), ()))


def test_a_blank_node_is_refused_in_a_patch() -> None:
    """No other file knows its name."""
    quad = Quad(BlankNode("a"), NamedNode("urn:p"), NamedNode("urn:o"), NamedNode("urn:g"))
    with pytest.raises(GraphError, match="a blank node has no name"):
        write_patch(QuadChanges((), (f"{quad} .\n".encode(),)))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders with graphs: the sample, the same things apart, and hostile names."""
    hostile = (("Vikas Anand", 'Vikas "\n\x1b[31m<b>\u202eAnand\\'), ("Osaka", "Osaka\t\r\n'; DROP"))
    made = {}
    variants = {"whole": WHOLE, "apart": APART, "session": SESSION, "hostile": Variant(labels=hostile)}
    for name, variant in variants.items():
        made[name] = tmp_path_factory.mktemp(name)
        write_graph(quads_of(variant), made[name], Identifiers())
    return made


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["diff", *map(str, arguments)], env={"COLUMNS": "80"})
    return done.exit_code, done.stdout, done.stderr


def test_nothing_changed_is_said(folders: dict[str, Path]) -> None:
    assert run(folders["whole"], folders["whole"]) == (0, "nothing changed: both hold the same quads\n", "")


def test_the_text_tells_merges_and_sentences_in_80_columns(folders: dict[str, Path]) -> None:
    _, merged, _ = run(folders["apart"], folders["whole"])
    assert "  Kenji Morita and Kenji Morita (person) are now one: Kenji Morita (person)\n" in merged
    _, added, _ = run(folders["session"], folders["whole"])
    assert "  Kenji Morita met Vikas Anand\n" in added
    assert "      visit: “Vice Minister Kenji Morita met Foreign Secretary Vikas Anand in\n" in added
    assert "      also in visit: “India and Japan are members of the SMD," in added
    assert max(map(len, (merged + added).splitlines())) <= 80


def test_the_patch_of_folders_makes_one_file_of_the_other(folders: dict[str, Path]) -> None:
    """Names with quotes, line ends and control characters among it."""
    code, patch, _ = run(folders["session"], folders["hostile"], "--format", "patch")
    assert code == 0
    lines = (folders["session"] / NQUADS).read_bytes().splitlines(keepends=True)
    assert b"".join(applied(patch.encode(), tuple(lines))) == (folders["hostile"] / NQUADS).read_bytes()


def test_hostile_names_stay_within_their_line(folders: dict[str, Path]) -> None:
    """No control character of a document reaches the terminal."""
    _, text, _ = run(folders["whole"], folders["hostile"])
    assert 'Vikas Anand (person) is now called Vikas " [31m<b>Anand\\\n' in text
    assert not set(text) & {"\x1b", "\u202e", "\t", "\r"}


def test_a_folder_that_holds_no_graph_is_one_line(folders: dict[str, Path], tmp_path: Path) -> None:
    for old, new in ((tmp_path, folders["whole"]), (folders["whole"], tmp_path / "nowhere")):
        code, out, error = run(old, new)
        assert (code, out) == (1, "")
        assert str(tmp_path) in error
        assert len(error.splitlines()) == 1


def test_a_graph_without_its_store_has_the_same_lines(folders: dict[str, Path], tmp_path: Path) -> None:
    """From graph.trig alone, or from N-Quads in another order."""
    whole = folders["whole"]
    lines = (whole / NQUADS).read_bytes().splitlines(keepends=True)
    (tmp_path / "trig").mkdir()
    (tmp_path / "trig" / "graph.trig").write_bytes((whole / "graph.trig").read_bytes())
    (tmp_path / "mixed").mkdir()
    (tmp_path / "mixed" / NQUADS).write_bytes(b"".join(reversed(lines)))
    for name in ("trig", "mixed"):
        assert list(open_with_lines(tmp_path / name)[1]) == lines


def test_a_store_of_others_applies_the_patch(folders: dict[str, Path], tmp_path: Path) -> None:
    """Fuseki reads RDF patches by itself; afterwards it holds what the new build holds."""
    (tmp_path / "config.ttl").write_text(PATCHED, encoding="utf-8")
    port = free_port()
    root = f"http://127.0.0.1:{port}"
    command = [*JAVA, "-jar", str(artifact(FUSEKI)), "--localhost", "--port", str(port), "--ping"]
    launch = Launch([*command, "--config", str(tmp_path / "config.ttl")], f"{root}/$/ping")
    with running(launch, tmp_path):
        data = f"{root}/patched/data"
        RdfServer("Fuseki", f"{root}/patched/sparql", data, data).load(folders["session"] / TRIG)
        _, patch, _ = run(folders["session"], folders["hostile"], "--format", "patch")
        send(f"{root}/patched/patch", "PATCH", patch.encode(), "application/rdf-patch")
        held = set(parse(send(data, "GET", accept="application/n-quads"), format=RdfFormat.N_QUADS))
    assert held == set(parse((folders["hostile"] / NQUADS).read_bytes(), format=RdfFormat.N_QUADS))
