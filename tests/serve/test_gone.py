"""An IRI that an earlier build gave out leads on, or says that what it named is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from graph_variants import Variant, quads_of
from service import Service, serving

from kg.diff import ChangeNote, compare_builds, compare_lines
from kg.identifiers import Identifiers
from kg.query import Graph
from kg.store import open_with_lines, write_graph

IDENTIFIERS = Identifiers()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build without a document that the build before it had."""
    folder = tmp_path_factory.mktemp("gone") / "build"
    for place, variant in ((folder.with_name("build.previous"), Variant()), (folder, Variant(documents=("visit",)))):
        place.mkdir()
        write_graph(quads_of(variant), place, IDENTIFIERS)
    return folder


@pytest.fixture(scope="module")
def note(folder: Path) -> ChangeNote:
    """What changed from the one build to the other."""
    (old, before), (new, after) = (open_with_lines(one) for one in (folder.with_name("build.previous"), folder))
    return compare_builds(Graph(old), Graph(new), compare_lines(before, after))


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Service]:
    """The later build, served."""
    with serving(folder) as found:
        yield found


def path_of(iri: str) -> str:
    """Where the service has an IRI."""
    return quote("/" + iri.removeprefix(IDENTIFIERS.base), safe="/")


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_a_thing_of_which_nothing_is_left_is_gone(service: Service, note: ChangeNote, accept: str) -> None:
    """With its name, and not as if it had never been."""
    assert note.entities.gone
    for thing in note.entities.gone:
        answer = service.send(path_of(thing.iri), accept=accept)
        assert answer.status == 410, answer.text
        assert answer.text.startswith(f"{thing.label} was here in the build before this one; no document")


def test_a_thing_that_lost_its_iri_leads_to_the_one_that_it_has(service: Service, note: ChangeNote) -> None:
    """Along its parts of the build before."""
    assert note.entities.readdressed
    for one in note.entities.readdressed:
        answer = service.send(path_of(one.before.iri), accept="text/html")
        assert (answer.status, answer.headers["location"]) == (303, path_of(one.after[0].iri))


def test_a_document_that_was_removed_is_gone(service: Service) -> None:
    """By its name."""
    answer = service.send("/doc/session", accept="text/html")
    assert (answer.status, answer.text.split(" was ")[0]) == (410, "session")


@pytest.mark.parametrize("path", ["/id/person/nobody-0123456789", "/doc/nothing", "/id/person/a%20b"])
def test_what_never_was_is_not_found(service: Service, path: str) -> None:
    """No build knows it."""
    assert service.send(path, accept="text/html").status == 404


def test_what_is_gone_is_listed_with_its_iri(note: ChangeNote) -> None:
    """Removed things but for those that the registry knows, which keep their pages."""
    removed = {thing.iri for thing in note.entities.removed}
    gone = {thing.iri for thing in note.entities.gone}
    assert gone < removed
    assert all("-" in iri.rsplit("/", 1)[-1] for iri in gone)
