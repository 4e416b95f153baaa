"""Commands that carry examples, which their help shows as they stand and the tests run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

__all__ = ["Command", "Group", "write_examples"]


class Command(click.Command):
    """A command with `examples`: lines for a shell, each of which works on the graph of the seeds."""

    def __init__(self, *given: Any, examples: Sequence[str] = (), **named: Any) -> None:
        """Take what click takes, and the examples."""
        super().__init__(*given, **named)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples below the options."""
        write_examples(formatter, self.examples)


class Group(Command, click.Group):
    """A command with commands of its own, and examples of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are named, not of the alphabet."""
        return list(self.commands)


def write_examples(formatter: click.HelpFormatter, examples: Sequence[str]) -> None:
    """Write examples as they stand, one a line, never wrapped."""
    if examples:
        formatter.write("\nExample:\n")
        formatter.write("".join(f"  {line}\n" for line in examples))
