"""The options by which a command asks a language model, and what they make. The key is never an option."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.model import UsageError

if TYPE_CHECKING:
    from kg.model_choice import ChoiceSettings
    from kg.model_claims import ModelReader

__all__ = ["choice_options", "choice_settings", "model_options", "opened_model"]

KEY = "KG_MODEL_API_KEY"
RECORD = "model-claims.jsonl"

Option = TypeVar("Option", bound=Callable[..., Any])
"""What an option decorates: the function of a command."""

NAME = click.option("--model-name", metavar="NAME", help="Which of its models.  [default: the only one]")
TIMEOUT = click.option(
    "--model-timeout",
    metavar="S",
    type=click.FloatRange(min=0, min_open=True, max=86_400),
    default=120.0,
    show_default=True,
    help="Wait so many seconds for an answer.",
)
READING = (
    click.option("--model", "url", metavar="URL", help="Ask a language model too: an OpenAI-compatible server."),
    NAME,
    click.option(
        "--model-record",
        "record",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        help=f"Keep its answers there; without --model, replay them.  [default: {RECORD} beside DIR]",
    ),
    click.option("--send-documents", is_flag=True, help="Allow a --model on another machine to see the documents."),
    TIMEOUT,
)
CHOOSING = (
    click.option(
        "--model",
        "url",
        metavar="URL",
        help="Let a language model choose a named query where the question is not understood: an OpenAI-compatible "
        "server.",
    ),
    NAME,
    click.option("--send-question", is_flag=True, help="Allow a --model on another machine to see the question."),
    TIMEOUT,
)


def model_options(command: Option) -> Option:
    """Add the options of a command that reads documents."""
    return add_options(command, READING)


def choice_options(command: Option) -> Option:
    """Add the options of a command that answers questions."""
    return add_options(command, CHOOSING)


def add_options(command: Option, options: tuple[Callable[[Option], Option], ...]) -> Option:
    """Add options to a command, in their order."""
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def opened_model(
    output: Path,
    *,
    url: str | None,
    model_name: str | None,
    record: Path | None,
    send_documents: bool,
    model_timeout: float,
) -> Iterator[tuple[ModelReader | None, Path]]:
    """Give the reader that the options ask for, None where they ask for none, and the file of its record."""
    file = record or output.parent / RECORD
    if url is None and record is None:
        if model_name is not None or send_documents:
            raise UsageError("--model-name and --send-documents are for a --model; name its URL")
        yield None, file
        return
    if file.resolve().is_relative_to(output.resolve()):
        raise UsageError(f"--model-record {file}: lies in {output}, which the build replaces; choose another place")
    from kg.model_claims import ModelSettings, open_model

    settings = ModelSettings(
        record=file,
        url=url,
        name=model_name,
        key=read_key(),
        send_documents=send_documents,
        timeout=checked_timeout(model_timeout),
    )
    with open_model(settings) as reader:
        yield reader, file


def choice_settings(
    *, url: str | None, model_name: str | None, send_question: bool, model_timeout: float
) -> ChoiceSettings | None:
    """Which model chooses a query, None where the options name none."""
    if url is None:
        if model_name is not None or send_question:
            raise UsageError("--model-name and --send-question are for a --model; name its URL")
        return None
    from kg.chat import Leave, check_name, read_address
    from kg.model_choice import ChoiceSettings

    key = read_key()
    address = read_address(url, Leave("the question", "--send-question", send_question), has_key=key is not None)
    name = None if model_name is None else check_name(model_name)
    return ChoiceSettings(address=address, name=name, key=key, timeout=checked_timeout(model_timeout))


def checked_timeout(seconds: float) -> float:
    """The seconds, which are some: a range lets "nan" through."""
    if not seconds > 0:
        raise UsageError(f"--model-timeout {seconds}: not in the range of seconds; write e.g. 120")
    return seconds


def read_key() -> str | None:
    """The key for the server, from the environment alone: arguments are for all to see."""
    key = os.environ.get(KEY)
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise UsageError(f"{KEY}: holds a character that no key has; set it to the key and nothing else")
    return key or None
