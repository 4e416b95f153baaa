"""A comparison in, one HTML page out that needs nothing else: no script, no file beside it, no network.

All text passes the template engine's escaping. The page's only style is the service's own and what it adds, named by
its hash in the page's Content-Security-Policy.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib import resources

from kg.compare.comparison import Comparison
from kg.page_templates import page_environment

__all__ = ["write_page"]

STYLES = ("serve/static/palette.css", "serve/static/service.css", "templates/compare.css")


def write_page(comparison: Comparison, *, shared: bool = False) -> str:
    """The page of a comparison; `shared` shows what both sides say too."""
    environment = page_environment("templates")
    style = "".join(resources.files("kg").joinpath(name).read_text(encoding="utf-8") for name in STYLES)
    style = style.replace("\r\n", "\n")  # as a browser reads it before it takes the hash
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    return environment.get_template("compare.html").render(
        comparison=comparison, shared=shared, style=style, style_hash=f"'sha256-{digest}'"
    )
