"""Speaks to a language model of the user's own, behind a server with OpenAI's interface.

An address, messages and a JSON schema go in; what the model said comes out as a value of JSON, or an AnswerError in
words of this program. Nothing here knows what is asked, and nothing that is said here is believed.
"""

from kg.chat.address import Address, Leave, read_address
from kg.chat.answers import AnswerError, parse_json, said_in
from kg.chat.client import AskError, Client
from kg.chat.models import check_name, is_name, only_one, served_model

__all__ = [
    "Address",
    "AnswerError",
    "AskError",
    "Client",
    "Leave",
    "check_name",
    "is_name",
    "only_one",
    "parse_json",
    "read_address",
    "said_in",
    "served_model",
]
