"""A dataset, or a network with its evidence, in; one self-contained HTML page out."""

from kg.render.page import render_network, render_page

__all__ = ["render_network", "render_page"]
