"""Tells what is wrong with a query that an engine will not run: the place, what was found there and a remedy.

A text and the prefixes that are known go in; one line comes out. The grammar finds most faults; the rest are the ones
that it allows: a prefix or function that is not known, an IRI that is none, and variables used against the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import pairwise

from kg.query.grammar import Stop, find_stop, functions, keywords
from kg.query.selects import Remark, find_ungrouped
from kg.query.tokens import FORMS, Token, line_and_column, read_tokens

__all__ = ["explain_fault", "place_of", "undeclared"]

_WIDEST = 60
"""How many characters of a query a message repeats at most."""

_LONGEST = 9
"""How many things that could stand in a place are told."""

_ASK = f"ask by {', '.join(FORMS[:-1])} or {FORMS[-1]}"

_OTHERWISE = {"AND": "&&", "OR": "||", "ELSE": "IF(condition, this, that)", "LIKE": "CONTAINS or REGEX"}
"""What people write who come from elsewhere, and what SPARQL has for it."""

_FUNCTION = re.compile(r"custom function <(?P<iri>[^>]*)>")
_BAD_ESCAPE = re.compile(r"\\ [^tbnrf\"'\\uU]", re.VERBOSE)
_IN_ANGLES = re.compile(r"<[^<>\n]*>")
_NOT_IN_IRI = re.compile(r"[\x00-\x20\"{}|^`\\]")


def explain_fault(text: str, reason: str, prefixes: Mapping[str, str]) -> str | None:
    """A line "line L, column C: what is wrong; remedy", or None where no fault is found but the engine has a reason."""
    found = min(_faults(text, reason, prefixes), key=lambda fault: fault.offset, default=None)
    return None if found is None else f"{place_of(text, found.offset)}: {found.words}"


def place_of(text: str, offset: int) -> str:
    """The place of an offset as messages have it."""
    line, column = line_and_column(text, offset)
    return f"line {line}, column {column}"


def undeclared(text: str) -> dict[str, int]:
    """The prefixes that a query uses and does not declare, each with the offset of its first use."""
    declared: set[str] = set()
    used: dict[str, int] = {}
    before = None
    for token in read_tokens(text):
        if token.kind == "prefixed":
            prefix = token.text.partition(":")[0]
            if before is not None and before.is_word("PREFIX"):
                declared.add(prefix)
            elif prefix not in declared:
                used.setdefault(prefix, token.start)
        before = token
    return used


def _faults(text: str, reason: str, prefixes: Mapping[str, str]) -> Iterator[Remark]:
    stop = find_stop(text)
    if stop is not None:
        yield _at_stop(text, stop)
    end = len(text) if stop is None or stop.token is None else stop.token.start  # what is behind may be part of it
    yield from (fault for fault in _unknown_prefixes(text, prefixes) if fault.offset < end)
    yield from (fault for fault in _unfit_iris(text) if fault.offset < end)
    if stop is None:
        called = _FUNCTION.search(reason)
        if called:
            yield from _unknown_function(text, called["iri"], prefixes)
        ungrouped = find_ungrouped(text)
        if ungrouped:
            yield ungrouped
        yield from _uneven_values(read_tokens(text))
        yield from _bound_twice(read_tokens(text))


def _at_stop(text: str, stop: Stop) -> Remark:
    """What is wrong where the grammar stops."""
    token = stop.token
    if token is None:
        return _at_end(text, stop)
    rest = text[token.start :]
    if token.kind == "sign" and token.text in "\"'":
        escape = _BAD_ESCAPE.search(rest.splitlines()[0])
        if escape:
            return Remark(token.start + escape.start(), f"{escape.group()} is no escape; write \\\\ for a backslash")
        return Remark(token.start, f"the string is not closed; end it on its line by {token.text}")
    angles = _IN_ANGLES.match(rest)
    if token.text == "<" and angles and "an IRI" in stop.expected:
        sign = _NOT_IN_IRI.search(angles.group())
        return Remark(
            token.start, f"{_shown(angles.group())} is no IRI: it holds {sign.group() if sign else '<'!r}; write %XX"
        )
    if token.text == "}" and "}" not in stop.expected and not _is_inside(text, token):
        return Remark(token.start, "this } closes nothing; leave it out, or open the group by {")
    return Remark(token.start, f"found {_shown(token.text)!r}{_remedy(text, token, stop)}")


def _at_end(text: str, stop: Stop) -> Remark:
    if stop.before is None:
        return Remark(len(text), f"not a SPARQL query: it is empty; {_ASK}")
    end = stop.before.end
    opened = _unclosed(text)
    if opened is None:
        return Remark(end, f"the query breaks off; expected {_listed(stop.expected)}")
    missing = {"{": "}", "(": ")", "[": "]"}[opened.text]
    return Remark(
        end, f"the query ends, and the {opened.text} of {place_of(text, opened.start)} is open; add {missing}"
    )


def _remedy(text: str, token: Token, stop: Stop) -> str:
    """What could be meant by a token that cannot stand where it does."""
    word = token.text.upper()
    if token.kind == "word" and word in _OTHERWISE:
        return f"; SPARQL has {_OTHERWISE[word]}"
    if token.kind == "word":
        wanted = stop.expected & keywords()
        if stop.expected == {"a prefix"}:
            return f"; a prefix ends in a colon: {token.text}:"
        near = get_close_matches(word, sorted(wanted), n=1, cutoff=0.6)
        near = near or get_close_matches(word, sorted(keywords()), n=1, cutoff=0.8)
        if near and near[0] != word:
            return f"; did you mean {near[0]}?"
        if text[token.end :].lstrip().startswith("(") and wanted & functions():
            return ", which is no function of SPARQL; see https://www.w3.org/TR/sparql11-query/#SparqlOps"
    if stop.before is None:
        return f", not a SPARQL query; {_ASK}"
    if token.text == ";" and not text[token.end :].strip():
        return " behind the query; leave it out"
    return f"; expected {_listed(stop.expected)}"


def _shown(text: str) -> str:
    """Words of a query as a message may have them: neither long nor with characters that a terminal would obey."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return printable if len(printable) <= _WIDEST else f"{printable[: _WIDEST - 3]}..."


def _listed(expected: Iterable[str]) -> str:
    """What could stand in a place: kinds of tokens, keywords, signs."""
    ranks = (lambda name: name.startswith(("a ", "an ")), str.isalpha, lambda name: name in "{}(),.;")
    names = sorted(expected, key=lambda name: (*(not is_of(name) for is_of in ranks), name))
    names = [name for name in names if name not in ("LATERAL", "SERVICE")]
    return ", ".join(names[:_LONGEST]) + (" ..." if len(names) > _LONGEST else "")


def _unclosed(text: str) -> Token | None:
    """The last bracket that is opened and not closed."""
    waiting: list[Token] = []
    for token in read_tokens(text):
        if token.kind == "sign" and token.text in "{([":
            waiting.append(token)
        elif token.kind == "sign" and token.text in "})]" and waiting:
            waiting.pop()
    return waiting[-1] if waiting else None


def _is_inside(text: str, token: Token) -> bool:
    return _unclosed(text[: token.start]) is not None


def _unknown_prefixes(text: str, prefixes: Mapping[str, str]) -> Iterator[Remark]:
    declared = {token.text.partition(":")[0] for token in read_tokens(text) if token.kind == "prefixed"}
    for prefix, offset in undeclared(text).items():
        if prefix in prefixes:
            continue
        near = get_close_matches(
            prefix, sorted((declared | set(prefixes)) - set(undeclared(text)) | set(prefixes)), n=1
        )
        remedy = f"did you mean {near[0]}:?" if near else f"declare it: PREFIX {prefix}: <...>"
        yield Remark(offset, f"the prefix {prefix}: is not known; {remedy}")


def _unfit_iris(text: str) -> Iterator[Remark]:
    from pyoxigraph import NamedNode

    tokens = read_tokens(text)
    if any(token.is_word("BASE") for token in tokens):
        return
    for token in tokens:
        if token.kind == "iri":
            try:
                NamedNode(token.text[1:-1])
            except ValueError as error:
                scheme = re.match(r"<[A-Za-z][A-Za-z0-9+.-]*:", token.text)
                why = _shown(str(error)) if scheme else "it is relative; begin it with http://, or declare BASE <...>"
                yield Remark(token.start, f"{_shown(token.text)} is not a whole IRI: {why}")


def _unknown_function(text: str, iri: str, prefixes: Mapping[str, str]) -> Iterator[Remark]:
    tokens = read_tokens(text)
    known = dict(prefixes)
    for word, name, value in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.is_word("PREFIX") and value.kind == "iri":
            known[name.text.rstrip(":")] = value.text[1:-1]
    for token, after in pairwise(tokens):
        prefix, _, local = token.text.partition(":")
        written = token.text[1:-1] if token.kind == "iri" else known.get(prefix, "") + local
        if after.text == "(" and token.kind in ("iri", "prefixed") and written == iri:
            yield Remark(token.start, f"no function is called {token.text}; only SPARQL's own and xsd: casts are known")


def _uneven_values(tokens: tuple[Token, ...]) -> Iterator[Remark]:
    """Rows of VALUES that have more or fewer terms than there are variables."""
    for place, token in enumerate(tokens):
        if not token.is_word("VALUES") or tokens[place + 1 : place + 2] == () or tokens[place + 1].text != "(":
            continue
        wide, row = 0, None
        for part in tokens[place + 1 :]:
            if part.text == "}":
                break
            if part.text == "(":
                row, size = part, 0
            elif part.text == ")" and row is not None:
                wide = wide or size
                if size != wide:
                    yield Remark(row.start, f"this row has {size} of {wide} terms; write UNDEF where one has no value")
                row = None
            elif row is not None and part.kind not in ("language", "sign"):
                size += 1


def _bound_twice(tokens: tuple[Token, ...]) -> Iterator[Remark]:
    """Variables that BIND names though they have a value, and blank nodes that two groups share."""
    groups: list[set[str]] = [set()]
    blanks: dict[str, int] = {}
    number, order = 0, [0]
    for place, token in enumerate(tokens):
        if token.text == "{":
            number += 1
            groups.append(set())
            order.append(number)
        elif token.text == "}" and len(groups) > 1:
            inner = groups.pop()
            groups[-1] |= inner
            order.pop()
        elif token.kind == "variable":
            if tokens[place - 1].is_word("AS") and token.text in groups[-1] and len(groups) > 1:
                yield Remark(token.start, f"{token.text} has a value before; take another name behind AS")
            groups[-1].add(token.text)
        elif token.kind == "blank" and blanks.setdefault(token.text, order[-1]) != order[-1]:
            yield Remark(token.start, f"{token.text} is used in another group; take a variable for both")
