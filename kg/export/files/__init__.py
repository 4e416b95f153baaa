"""Exports to files that other programs read; each module writes one family of formats."""
