"""Entries of the vocabulary, and their reading from resources of `ontology/`."""
