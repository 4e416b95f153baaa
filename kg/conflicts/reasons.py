"""The parts of a reason in, a sentence out; and an English sentence in, the same one in another language out.

A graph keeps the English sentence, as `kg:why`. The shapes of sentences stand in `kg/templates/reasons.LANGUAGE.json`,
one name for each in all languages. In a shape stands

- `{person}` for any words;
- `{count: figure}` for a number in figures;
- `{span: span}` for words that have a shape of their own, named `span/...`, or that stay as they are;
- `{values: text, ...}` for a row of words, "A, B and C"; with `{lists: list; ...}` semicolons stand between them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from importlib import resources

from kg.conflicts.disagreement import told_once

__all__ = ["number_of", "reason", "translate_reason"]

Shapes = Mapping[str, str]

PART = re.compile(r"\{(?P<name>\w+)(?:: (?P<family>\w+)(?P<row>[,;] \.\.\.)?)?\}")


def reason(shape: str, /, **parts: str | int | Iterable[str]) -> str:
    """The English sentence of a shape; KeyError for a shape or a part that is not there."""

    def words(found: re.Match[str]) -> str:
        given = parts[found["name"]]
        if not found["row"]:
            return str(given)
        row = [given] if isinstance(given, str | int) else given
        return _join(map(str, row), found["row"], "en")

    return PART.sub(words, _shapes("en")[shape])


def number_of(count: int) -> str:
    """A small number in words, a larger one in figures."""
    return _shapes("en").get(f"number/{count}", str(count))


def translate_reason(sentence: str, language: str, known: Iterable[str] = ()) -> str | None:
    """An English reason in another language; None for one of no known shape, or where nobody has translated it.

    `known` are names that may stand in a row, in which "and" is a part of a name.
    """
    names = tuple(sorted(set(known), key=lambda name: (-len(name), name)))
    whole = [name for name in _shapes("en") if "/" not in name]
    return _translate(sentence, whole, language, names)


def _translate(words: str, shapes: Iterable[str], language: str, known: tuple[str, ...]) -> str | None:
    """Words by the first shape that they have, of several the one that gives the most words itself."""
    for name in sorted(shapes, key=lambda shape: (-len(PART.sub("", _shapes("en")[shape])), shape)):
        found = _pattern(name).fullmatch(words)
        wanted = _shapes(language).get(name)
        if found and wanted:
            worded = partial(_worded, found.groupdict(), language, known)
            return PART.sub(worded, wanted)
    return None


def _worded(parts: Mapping[str, str], language: str, known: tuple[str, ...], part: re.Match[str]) -> str:
    words = parts[part["name"]]
    if not part["family"]:
        return words
    if not part["row"]:
        return _of_family(words, part["family"], language, known)
    row = words.split("; ") if part["row"].startswith(";") else _split(words, part["family"], known)
    return _join((_of_family(one, part["family"], language, known) for one in row), part["row"], language)


def _of_family(words: str, family: str, language: str, known: tuple[str, ...]) -> str:
    """Words by a shape of their family, else as they are."""
    shapes = [name for name in _shapes("en") if name.startswith(f"{family}/")]
    return _translate(words, shapes, language, known) or words


def _split(row: str, family: str, known: tuple[str, ...]) -> Iterator[str]:
    """The words in a row "A, B and C": of a shape or known by name where they are, else what stands between."""
    shapes = [_pattern(name).pattern for name in _shapes("en") if name.startswith(f"{family}/")]
    ends = "|".join([", ", re.escape(_last("en")), "$"])
    whole = [re.compile(rf"(?P<one>{one})(?:{ends})", re.DOTALL) for one in shapes or map(re.escape, known)]
    between, at = re.compile(rf"(?P<one>.+?)(?:{ends})", re.DOTALL), 0
    while at < len(row):
        found = [match for one in whole if (match := one.match(row, at))]
        # Of shapes the shortest ends the word, as "A (1 document)" does in a row; of names the longest does.
        match = min(found, key=lambda one: one.end() if shapes else 0) if found else between.match(row, at)
        if not match:
            return
        yield match["one"]
        at = match.end()


def _join(row: Iterable[str], separator: str, language: str) -> str:
    if separator.startswith(";"):
        return "; ".join(row)
    return told_once(row, _last(language))


def _last(language: str) -> str:
    """What stands before the last of a row."""
    return _shapes(language)["row/last"]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """What an English sentence of a shape looks like."""
    shape, pattern, at, seen = _shapes("en")[name], "", 0, set[str]()
    for part in PART.finditer(shape):
        pattern += re.escape(shape[at : part.start()])
        words = r"\d+" if part["family"] == "figure" else ".+?"
        pattern += f"(?P={part['name']})" if part["name"] in seen else f"(?P<{part['name']}>{words})"
        at = part.end()
        seen.add(part["name"])
    return re.compile(pattern + re.escape(shape[at:]), re.DOTALL)


@cache
def _shapes(language: str) -> Shapes:
    """The shapes of a language by name; none where there is no file of them."""
    file = resources.files("kg").joinpath("templates", f"reasons.{language}.json")
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}
