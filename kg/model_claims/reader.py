"""Documents and what the rules made of them in, the same with a model's claims out; asks only what no record answers.

A model that does not answer costs its claims and nothing else: the rules' facts stand, and a Problem says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.chat import AnswerError, AskError, Client, Leave, check_name, only_one, read_address, served_model
from kg.model import Document, Extraction, InputError, Problem, Span
from kg.model_claims.answers import claims_in
from kg.model_claims.checking import Checker, Situated
from kg.model_claims.claim import ModelClaim
from kg.model_claims.passages import passages_of
from kg.model_claims.question import Question, make_question
from kg.model_claims.record import Asked, Record, passage_digest
from kg.vocab import Vocabulary

__all__ = ["ModelReader", "ModelSettings", "open_model"]

PATIENCE = 3
"""After so many passages in a row without an answer the model is asked no further."""

AGAIN = "build again with --model to ask anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """Which model is asked, and where its answers are kept. Without `url` the record alone answers.

    `timeout` is in seconds, for one answer. `pause` waits some seconds between two attempts.
    """

    record: Path
    url: str | None = None
    name: str | None = None
    key: str | None = field(default=None, repr=False)
    send_documents: bool = False
    timeout: float = 120.0
    pause: Callable[[float], None] = field(default=time.sleep, repr=False)


@contextmanager
def open_model(settings: ModelSettings) -> Iterator[ModelReader]:
    """Give a reader that asks the model of some settings, and close its connection in the end.

    UsageError for an address to which nothing may be sent and for a model that is not settled, InputError for a
    record that cannot be read. A server that does not answer is no error.
    """
    if settings.url is None and not settings.record.exists():
        raise InputError(f"{settings.record}: no such file; make it with --model URL")
    with ExitStack() as stack:
        client = None
        if settings.url is not None:
            leave = Leave("the documents", "--send-documents", settings.send_documents)
            address = read_address(settings.url, leave, has_key=settings.key is not None)
            client = stack.enter_context(
                Client(address, key=settings.key, timeout=settings.timeout, pause=settings.pause)
            )
        record = Record(settings.record)
        name, fault = choose_model(settings.name, client, record)
        yield ModelReader(record, name, client, fault=fault)


def choose_model(name: str | None, client: Client | None, record: Record) -> tuple[str | None, str | None]:
    """The name of the model that is meant, and why the server could not tell, where it was asked and did not.

    UsageError where there are several to choose from.
    """
    if name is not None:
        return check_name(name), None
    if client is None:
        return (only_one(record.models, "the record has answers of") if record.models else None), None
    try:
        return served_model(client), None
    except AnswerError as error:
        return (record.models[0] if len(record.models) == 1 else None), str(error)


class ModelReader:
    """Adds a model's claims to extractions.

    Invariant: once `fault` is set, no request is made.
    """

    def __init__(self, record: Record, name: str | None, client: Client | None, *, fault: str | None = None) -> None:
        self.record, self.name, self._client = record, name, client
        self.fault = fault
        self._failed = 0

    def __call__(
        self,
        documents: Sequence[Document],
        extractions: Sequence[Extraction],
        vocabulary: Vocabulary,
        progress: Callable[[Document], None],
    ) -> tuple[Extraction, ...]:
        """The extractions of documents, in their order, with what the model claims of each."""
        question, checker = make_question(vocabulary), Checker.of(vocabulary)
        read: list[Extraction] = []
        left: list[Document] = []
        for document, extraction in zip(documents, extractions, strict=True):
            claims, problems, whole = self._read(document, question)
            found = checker.check(document, extraction, claims, self.name) if self.name else extraction
            read.append(replace(found, problems=(*found.problems, *problems)))
            if not whole:
                left.append(document)
            progress(document)
        if left:
            read[-1] = replace(read[-1], problems=(*read[-1].problems, self._unasked(left)))
        return tuple(read)

    def _read(self, document: Document, question: Question) -> tuple[list[Situated], list[Problem], bool]:
        """The claims of a document with their passages, what went wrong, and whether all of it was asked about."""
        claims: list[Situated] = []
        faults: list[str] = []
        asked, whole = False, True
        passages = passages_of(document.text)
        for passage in passages:
            words = passage.of(document.text)
            key = Asked(model=self.name or "", prompt=question.digest, passage=passage_digest(words))
            known = self.record.claims(key)
            if known is None and self._client is not None and self.fault is None:
                try:
                    known = self._ask(self._client, words, question)
                    self.record.add(key, known, document=document.name, start=passage.start)
                    asked = True
                except AnswerError as error:
                    if isinstance(error, AskError) and error.final:
                        whole = False
                    else:
                        faults.append(str(error))
            elif known is None:
                whole = False
            claims += [(claim, Span(passage.start, passage.end)) for claim in known or ()]
        if asked:
            self.record.save()
        return claims, [unanswered(document, faults, len(passages))] if faults else [], whole

    def _ask(self, client: Client, words: str, question: Question) -> tuple[ModelClaim, ...]:
        """The model's claims about a passage; AnswerError where it has none to give."""
        try:
            found = claims_in(client.complete(self.name or "", question.messages(words), question.schema))
        except AnswerError as error:
            self._failed += 1
            if isinstance(error, AskError) and error.final:
                self.fault = str(error)
            elif self._failed >= PATIENCE:
                self.fault = f"{error}, the last of {PATIENCE} failures in a row"
            raise
        self._failed = 0
        return found

    def _unasked(self, left: Sequence[Document]) -> Problem:
        """That documents were not asked about, or not wholly."""
        some = f"{len(left)} document{'' if len(left) == 1 else 's'}"
        if self._client is None:
            message = f"{self.record.file.name}: does not answer all that is asked of {some}, such as {left[0].source}"
            return Problem(kind="model-not-recorded", message=f"{message}; {AGAIN}")
        message = f"the model was not asked about all of {some}: {self.fault}; the rules' facts stand; {AGAIN}"
        return Problem(kind="model-not-asked", message=message)


def unanswered(document: Document, faults: Sequence[str], passages: int) -> Problem:
    """That the model did not answer about passages of a document, with the first reason."""
    return Problem(
        kind="model-failed",
        message=f"{document.source}: no answer of the model about {len(faults)} of {passages} passages: {faults[0]}; "
        f"the rules' facts stand; {AGAIN}",
        document=document.name,
    )
