"""Facts that a language model claims, for those who have one: asked of a server, checked against the text, recorded.

A second extractor beside `kg.extract`, off by default and never needed. A model may propose; what enters is what
the document says letter by letter, in the lowest band of confidence, and never in the place of what a rule found.
"""

from kg.model_claims.reader import ModelReader, ModelSettings, open_model

__all__ = ["ModelReader", "ModelSettings", "open_model"]
