"""A query page in a browser, as a person uses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass
class Writing:
    """An open query page, and what it asked for and what went wrong."""

    page: Page
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def write(self, query: str) -> None:
        """Replace the query, with the cursor at its end."""
        self.page.evaluate(
            """(query) => {
                const { editor } = kgQuery;
                editor.setValue(query);
                editor.focus();
                editor.getDoc().setCursor(editor.lastLine(), editor.getLine(editor.lastLine()).length);
            }""",
            query,
        )

    def query(self) -> str:
        """The text of the query."""
        return str(self.page.evaluate("kgQuery.editor.getValue()"))

    def run(self, query: str) -> None:
        """Run a query and wait for its answer, or for its error."""
        self.write(query)
        before = len(self.requests)
        self.page.click("#run")
        self.page.wait_for_selector("#run:enabled")
        assert len(self.requests) == before + 1
        self.page.wait_for_selector("#results .yasr_results > *", state="attached")

    def rows(self) -> list[list[str]]:
        """The texts of the table's cells."""
        cells = "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
        return list(self.page.locator("#results tbody tr").evaluate_all(cells))

    def suggestions(self) -> list[str]:
        """What the editor suggests when it is asked to."""
        self.page.keyboard.press("Control+Space")
        self.page.wait_for_selector(".CodeMirror-hints li")
        return self.page.locator(".CodeMirror-hints li > span:first-child").all_inner_texts()


Open = Callable[..., Writing]
