"""A graph in, a local web service out: a SPARQL endpoint and the pages to ask it with."""
