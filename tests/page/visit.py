"""A visit to the page as a test makes it: what a person does, and what happened meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass
class Visit:
    """An open page, and what happened in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def find(self, text: str) -> None:
        """Search for a name and take the first that is found."""
        self.page.fill("#search", text)
        self.page.keyboard.press("Enter")

    def view(self, name: str) -> None:
        """Turn to a view of the page by its button."""
        self.page.click(f'[data-view="{name}"]')

    def panel(self) -> str:
        """The text of the panel."""
        return self.page.inner_text("#panel")

    def choose(self, facet: str, value: str) -> None:
        """Open a filter by what it is of, and tick or untick one of its values."""
        row = self.page.locator(f"[data-facet='{facet}']")
        if not row.evaluate("(one) => one.open"):
            row.locator("summary").click()
        row.get_by_label(value, exact=True).click()

    def link_place(self, source: str, label: str, target: str) -> tuple[float, float]:
        """Where on the screen the middle of a link lies."""
        return self._place(
            """(id) => kgPage.onScreen(kgPage.drawing.middle(id))""", self._link_number(source, label, target)
        )

    def look_at_link(self, source: str, label: str, target: str) -> None:
        """Bring the middle of a link near, as by wheel and drag."""
        self.page.evaluate(
            "(id) => kgPage.drawing.moveTo({ position: kgPage.drawing.middle(id), scale: 2 })",
            self._link_number(source, label, target),
        )

    def _link_number(self, source: str, label: str, target: str) -> int:
        number: int = self.page.evaluate(
            """([source, label, target]) => kgPage.content.links.find((one) => one.label === label
                && kgPage.content.things[one.source].label === source
                && kgPage.content.things[one.target].label === target).id""",
            [source, label, target],
        )
        return number

    def thing_place(self, label: str) -> tuple[float, float]:
        """Where on the screen a thing lies."""
        return self._place(
            """(label) => {
                const { content, drawing, onScreen } = kgPage;
                return onScreen(drawing.spot(content.things.find((one) => one.label === label).id));
            }""",
            label,
        )

    def shown(self) -> set[str]:
        """The labels of the things that the filters leave in the picture."""
        drawn = "() => kgPage.content.things.filter(({ id }) => kgPage.shown().things.has(id)).map((one) => one.label)"
        return set(self.page.evaluate(drawn))

    def named(self) -> set[str]:
        """The labels of the things that are named in the picture as it is painted."""
        return set(
            self.page.evaluate(
                """() => kgPage.labels.painted().filter(({ kind }) => kind === "thing")
                    .map(({ id }) => kgPage.content.things[id].label)"""
            )
        )

    def _place(self, script: str, argument: Any) -> tuple[float, float]:
        point = self.page.evaluate(script, argument)
        frame = self.page.locator("#picture").bounding_box()
        assert frame is not None
        return frame["x"] + point["x"], frame["y"] + point["y"]


Open = Callable[..., Visit]
