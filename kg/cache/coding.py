"""An Extraction in, JSON out, and back: each value as the list of its fields in the order of their declaration.

Reading goes by the types of `kg.model` and takes nothing else: no other field, type or length, and no code.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from kg.model import Extraction

__all__ = ["UnfitError", "decode", "encode"]

Convert = Callable[[Any], Any]


class UnfitError(ValueError):
    """What was read is not what a build writes."""


def encode(extraction: Extraction) -> bytes:
    """The extraction as JSON."""
    return json.dumps(writer_of(Extraction)(extraction), separators=(",", ":")).encode("ascii")


def decode(written: bytes) -> Extraction:
    """The extraction that `encode` wrote; UnfitError for anything else."""
    try:
        found = json.loads(written.decode("ascii"), parse_constant=refuse)
        extraction = reader_of(Extraction)(found)
    except (ValueError, RecursionError) as error:
        raise UnfitError("is no extraction as this program writes it") from error
    if not isinstance(extraction, Extraction):
        raise UnfitError("is no extraction")
    return extraction


def refuse(constant: str) -> None:
    """Raise UnfitError for NaN and the infinities, which are no JSON."""
    raise UnfitError(f"holds {constant}")


@cache
def writer_of(kind: Any) -> Convert:
    """What turns a value of a type into lists, strings and numbers."""
    if is_dataclass(kind):
        known = get_type_hints(kind)
        writers = [(field.name, writer_of(known[field.name])) for field in fields(kind)]
        return lambda value: [write(getattr(value, name)) for name, write in writers]
    if get_origin(kind) is tuple:
        write = writer_of(get_args(kind)[0])
        return lambda value: [write(item) for item in value]
    return lambda value: value


@cache
def reader_of(kind: Any) -> Convert:
    """What turns lists, strings and numbers into a value of a type; UnfitError where they make none."""
    if is_dataclass(kind):
        return instance_reader(kind)
    if get_origin(kind) is tuple:
        read = reader_of(get_args(kind)[0])
        return lambda found: tuple([read(item) for item in checked(found, (list,))])
    kinds = get_args(kind) if get_origin(kind) is types.UnionType else (kind,)
    allowed = (*kinds, int) if float in kinds else kinds
    return lambda found: checked(found, allowed)


def instance_reader(kind: Any) -> Convert:
    """The reader of a dataclass."""
    known = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    readers = [reader_of(known[name]) for name in names]

    def read(found: Any) -> Any:
        if len(checked(found, (list,))) != len(names):
            raise UnfitError("has another number of fields")
        return kind(**{name: read(item) for name, read, item in zip(names, readers, found, strict=True)})

    return read


def checked(found: Any, allowed: tuple[Any, ...]) -> Any:
    """A value of one of some types; True and False are no numbers."""
    if type(found) not in allowed:
        raise UnfitError(f"has {found!a:.80} where another type is written")
    return found
