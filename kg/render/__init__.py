"""A dataset in, one self-contained HTML page out."""

from kg.render.page import render_page

__all__ = ["render_page"]
