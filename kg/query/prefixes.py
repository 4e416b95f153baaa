"""Declarations of the prefixes that a query may use without them, for a store that knows none.

The text of a query goes in, and the same query comes out with what it lacks.
"""

from __future__ import annotations

from itertools import pairwise

from kg.query.engine import known_prefixes
from kg.query.tokens import read_tokens

__all__ = ["declare_prefixes"]


def declare_prefixes(text: str, base: str) -> str:
    """A query with a declaration for each known prefix that it uses and does not declare.

    They stand before its first line, so that lines keep their numbers; columns of the first line do not.
    """
    tokens, known = read_tokens(text), known_prefixes(base)
    declared = {name.text.removesuffix(":") for word, name in pairwise(tokens) if word.is_word("PREFIX")}
    used = {token.text.partition(":")[0] for token in tokens if token.kind == "prefixed"}
    lacking = sorted((used - declared) & set(known))
    return "".join(f"PREFIX {prefix}: <{known[prefix]}> " for prefix in lacking) + text
