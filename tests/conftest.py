"""What all tests share: the graph of the seeds, built once a session, and when a skip is a failure.

No test may change what a session-wide fixture made: copy it first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from neo4j_server import Neo4jServer
    from playwright.sync_api import Browser
    from servers import Maker, RdfServer
    from spacy.language import Language

    from kg.model import Document
    from kg.vocab import Vocabulary

Started = TypeVar("Started")
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

CHECKOUT = Path(__file__).resolve().parent.parent

BROWSERS = ("chromium", "chromium-browser", "chromium-headless-shell", "google-chrome", "google-chrome-stable")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def pytest_configure(config: pytest.Config) -> None:
    """Declares the markers of this suite."""
    config.addinivalue_line("markers", "proof: repeats an experiment; `make soak` runs it at full size")
    config.addinivalue_line("markers", "graphdb: needs GraphDB's engine; KG_TEST_GRAPHDB=1 accepts its licence")
    config.addinivalue_line("markers", "gephi: needs Gephi's library, 83 MB, and a JDK; KG_TEST_GEPHI=1 fetches it")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what needs GraphDB's engine or Gephi's library, unless a variable asks for it."""
    unwanted = [name for name in ("graphdb", "gephi") if os.environ.get(f"KG_TEST_{name.upper()}") != "1"]
    left_out = [item for item in items if any(map(item.get_closest_marker, unwanted))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


@pytest.fixture(scope="session", autouse=True)
def _plain_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No variable of the developer's shell changes what a test sees, nor does what an earlier run kept."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (
            "KG_GRAPH",
            "KG_RDF_USERNAME",
            "KG_RDF_PASSWORD",
            "NEO4J_USERNAME",
            "NEO4J_PASSWORD",
            "FORCE_COLOR",
            "CLICOLOR_FORCE",
        ):
            patch.delenv(name, raising=False)
        for name in ("KG_CORRECTIONS", "KG_AUTHOR", "GIT_AUTHOR_NAME"):
            patch.delenv(name, raising=False)
        patch.setenv("KG_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("NO_COLOR", "1")
        patch.setenv("COLUMNS", "120")
        yield


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of the repository."""
    return CHECKOUT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five seed documents."""
    return CHECKOUT / "seeds"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The vocabulary of `ontology/`."""
    from kg.vocab import load_vocabulary

    return load_vocabulary()


@pytest.fixture(scope="session")
def language() -> Language:
    """The language pipeline, which takes seconds to load."""
    from kg.extract import load_language

    return load_language()


@pytest.fixture(scope="session")
def seeds_graph(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """The folder that `kg build` makes of the seeds: `graph.trig`, `graph.nq`, `store/`, page and report."""
    from kg.identifiers import DEFAULT_BASE
    from kg.pipeline import build

    folder = tmp_path_factory.mktemp("seeds") / "build"
    build([seeds], folder, base=DEFAULT_BASE)
    return folder


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of two invented texts, as a build writes it: `graph.trig`, `graph.nq`, `store/`."""
    from graph_sample import sample_graph

    from kg.identifiers import Identifiers
    from kg.store import write_graph

    folder = tmp_path_factory.mktemp("sample")
    write_graph(sample_graph(), folder, Identifiers())
    return folder


@pytest.fixture(scope="session")
def page_folder(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of page/ with the packages of its lock file, beside an empty copy of what it writes into."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on this machine to install what page/ needs (Debian: apt-get install npm)")
    folder = tmp_path_factory.mktemp("sources") / "page"
    shutil.copytree(checkout / "page", folder, ignore=shutil.ignore_patterns("node_modules"))
    (folder.parent / "kg/templates").mkdir(parents=True)
    (folder.parent / "kg/serve/static").mkdir(parents=True)
    from browsing import run_npm

    run_npm(folder, "ci", "--no-audit", "--no-fund")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome; a test that asks for one is skipped aloud where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium or Chrome on this machine; install one (Debian: apt-get install chromium)")
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """The machine's own Chromium, without a window.

    It is closed with its module: as long as it is open, an event loop runs in the thread of the tests.
    """
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it")
    with driver.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def rdf4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maker]:
    """An RDF4J server, on which stores are made by their names."""
    from servers import rdf4j_server

    with started(rdf4j_server(tmp_path_factory.mktemp("rdf4j"))) as make:
        yield make


@pytest.fixture(scope="session")
def fuseki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maker]:
    """A Fuseki server, on which stores are made by their names."""
    from servers import fuseki_server

    with started(fuseki_server(tmp_path_factory.mktemp("fuseki"))) as make:
        yield make


@pytest.fixture(scope="session")
def graphdb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., RdfServer]]:
    """GraphDB's engine, on which stores are made by their names and rulesets; for tests marked `graphdb` alone."""
    from servers import graphdb_server

    with started(graphdb_server(tmp_path_factory.mktemp("graphdb"))) as make:
        yield make


@pytest.fixture(scope="session")
def neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A Neo4j server with one empty database, which each test empties before it begins."""
    from neo4j_server import neo4j_server

    with started(neo4j_server(tmp_path_factory.mktemp("neo4j"))) as server:
        yield server


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[RdfServer]:
    """An Oxigraph server with an empty store."""
    from servers import oxigraph_server

    with started(oxigraph_server(tmp_path / "oxigraph")) as server:
        yield server


@contextmanager
def started(server: AbstractContextManager[Started]) -> Iterator[Started]:
    """A server that runs; a test that needs one is skipped aloud where this machine lacks what it needs."""
    from servers import UnavailableError

    with ExitStack() as stack:
        try:
            found = stack.enter_context(server)
        except UnavailableError as error:
            pytest.skip(str(error))
        yield found


@pytest.fixture(scope="session")
def soak() -> bool:
    """Whether proofs run at full size, as `make soak` asks, or at the small one of `make test`."""
    return os.environ.get("KG_SOAK") == "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a skip into a failure where KG_REQUIRE_ALL=1 says that nothing may be left out."""
    return _without_skips((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Does the same for a whole module that skips itself."""
    return _without_skips((yield))


def _without_skips(report: Report) -> Report:
    if report.skipped and os.environ.get("KG_REQUIRE_ALL") == "1" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"KG_REQUIRE_ALL=1 and this was skipped: {reason}"
    return report


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were extracted."""
    import kg.extract

    names: list[str] = []
    real = kg.extract.extract_each

    def noted(documents: list[Document], vocabulary: Vocabulary, **options: int | None) -> object:
        names.extend(document.name for document in documents)
        return real(documents, vocabulary, **options)

    monkeypatch.setattr(kg.extract, "extract_each", noted)
    return names
