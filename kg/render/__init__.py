"""A dataset in, one self-contained HTML page out; others draw the same picture by the same places and looks."""

from kg.render.display import Look, load_looks
from kg.render.layout import lay_out
from kg.render.page import render_page

__all__ = ["Look", "lay_out", "load_looks", "render_page"]
