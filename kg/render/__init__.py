"""A dataset, or a network with its evidence, in; one self-contained HTML page out, and what others draw it by."""

from kg.render.display import Look, load_looks
from kg.render.layout import lay_out
from kg.render.page import render_network, render_page

__all__ = ["Look", "lay_out", "load_looks", "render_network", "render_page"]
