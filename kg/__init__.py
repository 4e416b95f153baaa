"""Turns documents about diplomacy into a knowledge graph in which every fact has its sentence."""
