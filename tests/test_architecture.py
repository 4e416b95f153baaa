"""The house stands as it was drawn: data flows one way, and each library has its place.

The rules are read off the syntax trees of `kg/`; nothing is imported, except where a test says so.
"""

from __future__ import annotations

import ast
import configparser
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from spacy.lang.en.stop_words import STOP_WORDS

PACKAGE = Path(__file__).resolve().parent.parent / "kg"

FLOW = (
    {"model"},
    {
        "collector",
        "csv_rows",
        "http_library",
        "identifiers",
        "loopback",
        "page_templates",
        "turtle",
        "partial_dates",
        "processes",
        "sentences",
        "web_addresses",
    },
    {"registries", "chat"},
    {"vocab"},
    {"read"},
    {"copies"},
    {"extract"},
    {"cache"},
    {"model_claims"},
    {"corrections"},
    {"resolve", "matches"},
    {"assertions"},
    {"store", "swap"},
    {"inference", "validate"},
    {"query"},
    {"projection", "stated_spans"},
    {"conflicts"},
    {"tenures"},
    {"ask", "facts", "network", "property_graph"},
    {"compare", "diff", "explain", "gaps", "model_choice", "reference", "review", "stats"},
    {"report"},
    {"render", "report"},
    {"export"},
    {"serve"},
    {"pipeline"},
    {"shell"},
    {"cli"},
    {"__main__"},
)
"""From left to right: a module imports what lies to its left, never its neighbours or what lies right."""

PLACES = {
    "anyio": {"serve"},
    "click": {"cli"},
    "docx": {"read"},
    "httpx": {"chat", "export", "query", "http_library"},
    "igraph": {"network", "render"},
    "jinja2": {"page_templates", "render", "reference", "serve"},
    "lark": {"query"},
    "lxml": {"read"},
    "neo4j": {"export"},
    "numpy": {"render"},
    "networkx": {"network", "render", "export"},
    "prompt_toolkit": {"shell"},
    "pyarrow": {"export"},
    "pygments": {"shell"},
    "pypdfium2": {"read"},
    "pyoxigraph": {
        "turtle",
        "vocab",
        "assertions",
        "inference",
        "validate",
        "store",
        "query",
        "conflicts",
        "facts",
        "explain",
        "compare",
        "diff",
        "gaps",
        "network",
        "projection",
        "property_graph",
        "review",
        "export",
        "matches",
        "tenures",
    },
    "pyshacl": {"validate"},
    "pyvis": {"render"},
    "rapidfuzz": {"copies", "corrections", "extract", "resolve", "query", "gaps", "ask", "serve"},
    "rdflib": {"vocab", "assertions", "validate", "store", "query", "network", "reference"},
    "spacy": {"extract"},
    "starlette": {"serve"},
    "trafilatura": {"read"},
    "uvicorn": {"serve"},
    "yaml": {"corrections", "read"},
    "xlsxwriter": {"export"},
}
"""The modules in which a library may be imported at all."""

NAMES_WITHOUT_MEANING = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "tools"}
LONGEST_MODULE = 320
LONGEST_FUNCTION = 45
LONGEST_WORD_LIST = 9

CLOCK_AND_ENVIRONMENT = re.compile(
    r"""
    \b (?:
        datetime \. (?:now|utcnow|today) | date \. today
      | time \. (?:time|time_ns|localtime|gmtime)
      | os \. (?:environ|getenv)
      | random \. \w+ | uuid \. uuid[14]
    ) \b
    """,
    re.VERBOSE,
)
SPARQL = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|INSERT|DELETE)\b[^{]*\{ .* [?$]\w+", re.VERBOSE | re.DOTALL)
HTML = re.compile(r"</?(?:a|b|body|br|div|h[1-6]|head|html|i|li|p|script|span|style|table|td|th|tr|ul)\b[^<]*>")


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def parts(path: Path) -> str:
    """The name of a module by which this file speaks of it: that of the file or, in a package, the package's."""
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The dotted names of the modules that a file imports anywhere in it, with the line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def strings(path: Path) -> Iterator[tuple[str, int]]:
    """The string constants of a file with their lines, docstrings left out."""
    documentation = {
        id(node.value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value, node.lineno


def word_lists(path: Path) -> Iterator[tuple[list[str], int]]:
    """Collections of string constants that read like words, with their lines; grammar's own words left out."""
    named = {id(node.value) for node in tree(path).body if isinstance(node, ast.Assign) and is_public_names(node)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.List | ast.Tuple | ast.Set) and id(node) not in named:
            words = [item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)]
            telling = [word for word in words if re.search(r"[a-z]", word) and "_" not in word]
            yield [word for word in telling if word.lower() not in STOP_WORDS], node.lineno


def is_public_names(node: ast.Assign) -> bool:
    return isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"


def test_every_module_has_a_place_in_the_flow() -> None:
    """A new module says where in the flow it stands, here, before it can import anything."""
    placed = set().union(*FLOW) | {"__init__"}
    assert {parts(path) for path in sources()} - placed == set()


def test_data_flows_one_way() -> None:
    """A module of kg imports only what lies to its left in the flow."""
    rank = {name: index for index, names in enumerate(FLOW) for name in names}
    wrong = []
    for path in sources():
        for imported, line in imports(path):
            package, _, rest = imported.partition(".")
            target = rest.partition(".")[0]
            if package != "kg" or target == parts(path) or target == "__version__":
                continue
            if rank[target] >= rank[parts(path)]:
                wrong.append(f"{path.relative_to(PACKAGE)}:{line} imports kg.{target}")
    assert wrong == []


def test_each_library_stays_in_its_place() -> None:
    """Libraries that shape a stage are known to that stage only; `pip`'s others may be used anywhere."""
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {library}"
        for path in sources()
        for library, line in ((name.partition(".")[0], line) for name, line in imports(path))
        if library in PLACES and parts(path) not in PLACES[library]
    ]
    assert wrong == []


def test_nothing_outside_the_declared_dependencies_is_imported(checkout: Path) -> None:
    """What `kg/` imports is Python's own, kg itself, or named in setup.cfg, be it for an extra."""
    metadata = configparser.ConfigParser()
    metadata.read(checkout / "setup.cfg", encoding="utf-8")
    extras = [value for name, value in metadata["options.extras_require"].items() if name != "dev"]
    lines = "\n".join((metadata["options"]["install_requires"], *extras)).split("\n")
    declared = {re.split(r"[<>=!~ ;\[]", line)[0].lower() for line in lines}
    distributions = packages_distributions()
    imported = {name.partition(".")[0] for path in sources() for name, _ in imports(path)}
    strange = imported - sys.stdlib_module_names - {"kg"}
    assert {
        name for name in strange if not {found.lower() for found in distributions.get(name, ())} & declared
    } == set()


def test_nothing_happens_at_import() -> None:
    """The top level of a module holds imports, definitions and names for values, and no loop or call for its effect."""
    quiet = (
        ast.Import,
        ast.ImportFrom,
        ast.Assign,
        ast.AugAssign,
        ast.AnnAssign,
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.Expr,
        ast.If,
    )
    wrong = []
    for path in sources():
        for node in tree(path).body:
            calls = isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)
            conditional = isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.dump(node.test)
            if not isinstance(node, quiet) or calls or (conditional and "__name__" not in ast.dump(node.test)):
                wrong.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert [place for place in wrong if not place.startswith("__main__.py")] == []


def test_a_module_says_what_enters_and_what_leaves() -> None:
    """Every module begins with a docstring."""
    assert [
        str(path.relative_to(PACKAGE))
        for path in sources()
        if path.stat().st_size and not ast.get_docstring(tree(path))
    ] == []


def test_a_module_is_read_in_one_sitting() -> None:
    """A module has about three hundred lines at most."""
    lengths = {str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_a_function_fits_on_one_screen() -> None:
    """A function has about forty lines at most, its docstring among them."""
    lengths = {
        f"{path.relative_to(PACKAGE)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_a_module_is_named_after_what_it_is_about() -> None:
    """No module is called utils or the like."""
    assert {path.stem for path in sources()} & NAMES_WITHOUT_MEANING == set()


def test_lists_of_words_live_in_the_ontology() -> None:
    """A long list of words in Python is a bug: it belongs in `ontology/`, where a reader can add one."""
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} {words[:3]}..."
        for path in sources()
        for words, line in word_lists(path)
        if len(words) > LONGEST_WORD_LIST
    ]
    assert wrong == []


def test_sparql_lives_in_files() -> None:
    """No string in Python is a query, but for the examples that the command line shows in its help."""
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sources()
        if parts(path) != "cli"
        for text, line in strings(path)
        if SPARQL.search(text)
    ]
    assert found == []


def test_html_is_made_by_templates() -> None:
    """No string in Python holds a tag of HTML."""
    found = [f"{path.name}:{line}" for path in sources() for text, line in strings(path) if HTML.search(text)]
    assert found == []


def test_clock_and_environment_are_read_at_the_edge() -> None:
    """Only the command line may ask for the time or the environment, so that a build is a function of its input."""
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {ast.unparse(node)}"
        for path in sources()
        if parts(path) not in {"cli", "__main__"}
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and CLOCK_AND_ENVIRONMENT.fullmatch(ast.unparse(node))
    ]
    assert found == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "who-co-chaired", "--format", "csv"],
        ["ask", "who met whom?", "--format", "json"],
        ["facts", "--format", "jsonl"],
        ["explain", "Vikram Misri"],
        ["stats"],
        ["diff", "BUILD", "BUILD"],
        ["compare", "001_0dc72410a0709f70", "004_0651357811f23f6d"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_reading_commands_leave_the_heavy_libraries_alone(seeds_graph: Path, arguments: list[str]) -> None:
    """A question is answered without loading a language model, rdflib, networkx or a SHACL engine."""
    heavy = ("spacy", "rdflib", "networkx", "pyshacl", "igraph", "pyvis", "jinja2", "numpy", "rapidfuzz", "lark")
    words = [str(seeds_graph) if word == "BUILD" else word for word in arguments]
    program = (
        "import sys\n"
        "from kg.cli import main\n"
        f"main({words!r}, standalone_mode=False)\n"
        f"sys.exit(' '.join(name for name in {heavy!r} if name in sys.modules) or None)\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"KG_GRAPH": str(seeds_graph)},
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout
