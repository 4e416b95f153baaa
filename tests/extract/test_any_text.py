"""No text stops a batch: whatever stands in a file that was decoded, an extraction comes out with offsets that hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract_documents
from kg.model import LONGEST_TEXT, Document, Extraction
from kg.read import read_documents
from kg.vocab import Vocabulary

TALKS = "Minister Naima Berrached met Minister Salim Al Harthiy in Rabat on 3 May 2024."
ODD = {
    "nothing": "",
    "space alone": " \t\r\n\n ",
    "a mark alone": "—",
    "marks alone": "… “ ” ‘ ’ ( ) [ ] * - # | ~ > < & ; : / \\",
    "an empty list": "- \n- \n* \n1. \n2) \n",
    "an empty heading": "#\n##\n###### \n",
    "a rule and a table": "---\n| a | b |\n|---|---|\n| Minister | Rabat |\n",
    "front matter alone": "---\ntitle: Talks\ndate: 2024-05-03\n---\n",
    "front matter that never ends": "---\ntitle: Talks\n" + TALKS,
    "a byte order mark": "\ufeff" + TALKS,
    "line ends of Windows": TALKS.replace(" in ", "\r\nin ") + "\r\n\r\n" + TALKS,
    "line ends of old Macs": TALKS.replace(" in ", "\rin ") + "\r\r" + TALKS,
    "separators of lines and pages": TALKS.replace(" in ", "\u2028in\u2029") + "\f" + TALKS + "\v" + TALKS,
    "spaces that do not break": TALKS.replace(" ", "\u00a0"),
    "no spaces": TALKS.replace(" ", ""),
    "capitals": TALKS.upper(),
    "small letters": TALKS.lower(),
    "letters with marks apart": "Minister Zoe\u0308 Kalvin\u0327a met Minister Jose\u0301 Belmonte in Riga.",
    "pictures and flags": "🇳🇴🤝🇰🇪 " + TALKS + " 🎉" * 20,
    "right to left": "التقت الوزيرة نعيمة براشد الوزير سالم الحارثي في الرباط. " + TALKS,
    "no words of English": "本日、両大臣は会談した。" * 5,
    "controls": "Minister\x00 Naima\x07 Berrached\x1b[31m met Minister Salim Al Harthiy.",
    "brackets that never close": "The Kenya-Norway Blue Dialogue (KNBD was held (in (Oslo on 3 May 2024.",
    "quotation marks that never close": "“The Kenya-Norway Blue Dialogue ‘opened, Minister Naima Berrached said.",
    "markup": "<b>Minister Naima Berrached</b> met <script>alert(1)</script> &amp; Minister Salim Al Harthiy.",
    "dates that no calendar has": "The Kenya-Norway Blue Dialogue met on 31 June 2024, 2024-13-45 and February 30.",
    "one word over and over": "Minister " * 300,
    "names over and over": "Norway and Kenya and " * 200 + "Oslo.",
    "a word without end": "A" * 5000,
    "commas": "Minister Naima Berrached, " * 100,
    "titles without names": "The Minister of the Ministry of the Minister for the Secretary of the President.",
    "nested places": "in " * 50 + "Rabat in Morocco in Rabat in Morocco.",
}


@pytest.fixture(scope="module")
def odd(vocabulary: Vocabulary, seeds: Path) -> dict[str, tuple[Document, Extraction]]:
    """The odd texts, and the seeds cut off in the middle, each with its extraction, read in one batch."""
    documents, _ = read_documents([seeds])
    texts = ODD | {
        f"{seed.name} cut after {part} of ten": seed.text[: len(seed.text) * part // 10]
        for seed in documents
        for part in (1, 4, 7)
    }
    batch = [
        Document(name=name, text=text, source=name, sha256="0" * 64, published="2024-05-10")
        for name, text in texts.items()
    ]
    found = extract_documents(batch, vocabulary)
    return {document.name: (document, extraction) for document, extraction in zip(batch, found, strict=True)}


def test_every_odd_text_is_read(odd: dict[str, tuple[Document, Extraction]]) -> None:
    """Each text has its extraction, and one without a fact has a problem that says so."""
    assert len(odd) == len(ODD) + 15
    for name, (_, extraction) in odd.items():
        assert extraction.document == name
        assert bool(extraction.facts) != any(problem.kind == "no-fact" for problem in extraction.problems)


def test_every_offset_of_an_odd_text_holds(odd: dict[str, tuple[Document, Extraction]]) -> None:
    """Mentions, ends and quotes are words of the text as it was given."""
    for document, extraction in odd.values():
        for mention in extraction.mentions:
            assert mention.span.of(document.text) == mention.surface, document.name
        for fact in extraction.facts:
            spans = [fact.subject_span, fact.object_span, *fact.quotes]
            assert all(0 <= span.start < span.end <= len(document.text) for span in spans), document.name
            assert all(quote.of(document.text).strip() for quote in fact.quotes), document.name


@pytest.mark.parametrize(
    "name",
    [
        "a byte order mark",
        "spaces that do not break",
        "line ends of Windows",
        "pictures and flags",
        "right to left",
    ],
)
def test_what_stands_around_a_sentence_does_not_hide_it(name: str, odd: dict[str, tuple[Document, Extraction]]) -> None:
    """Two ministers who met are read among marks, other scripts and other line ends."""
    _, extraction = odd[name]
    assert "met" in {fact.predicate for fact in extraction.facts}


def test_a_text_too_long_for_the_language_model_is_reported_and_the_rest_is_read(vocabulary: Vocabulary) -> None:
    """One document over the limit costs neither the build nor the other documents."""
    long = Document(name="long", text="The forum met. " * (LONGEST_TEXT // 15 + 1), source="long", sha256="0" * 64)
    short = Document(name="short", text="The Quad met in Tokyo.", source="short", sha256="0" * 64)
    first, second = extract_documents([long, short], vocabulary)
    assert [(problem.kind, problem.document) for problem in first.problems] == [("too-long", "long")]
    assert first.facts == ()
    assert second.facts
