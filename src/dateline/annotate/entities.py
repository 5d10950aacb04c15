"""Names in a text, their types, and the fullest form of each.

The name finder of the pipeline is one voice among several: it errs on names from outside its training news. Titles in
front, the last word of a name, the gazetteer and the other mentions in the report also vote, and the report's vote
counts for all mentions of the same name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dateline.annotate.syntax import Tree
from dateline.gazetteer import Gazetteer
from dateline.model import Entity, TimeMention
from dateline.ontology import Ontology

LABELS = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "LOC",
    "FAC": "FAC",
    "NORP": "NORP",
    "EVENT": "EVENT",
    "LAW": "OTHER",
    "PRODUCT": "OTHER",
    "WORK_OF_ART": "OTHER",
}
JOINERS = frozenset({"-", "of", "al", "el", "bin", "ibn", "de", "van", "von", "la", "le", "da", "dos", "’s", "'s"})
# Short forms of ranks and courtesy titles; the full words are in the ontology's class PERSON_ROLE.
RANKS = frozenset(
    {"gen", "lt", "maj", "col", "sgt", "capt", "cpl", "adm", "brig", "rep", "sen", "gov", "dr", "mr", "mrs", "ms",
     "sir", "prof", "rev", "hon", "pres", "lord", "lady", "dame", "pm", "sec", "min", "amb", "spc", "cmdr", "insp"}
)  # fmt: skip
# What each word on a name's type counts: the reader's, the pipeline's, and none. The reader's GPE is a place of any
# kind, of which the pipeline may know better.
READ, PLACE, FOUND, UNTOLD = 2, 1, 3, 1
ORGANISED = frozenset({"BODY", "STATE_FORCE", "COURT", "ARMED_GROUP", "POLICE"})
TRIM = frozenset({"the", "a", "an", "'s", "’s", "'", "’", '"', "“", "”", "-", "–", "—", ",", ".", "(", ")"})


def find_entities(
    tree: Tree,
    names: Iterable[tuple[int, int, str]],
    *,
    read: Iterable[tuple[int, int, str]] = (),
    times: Sequence[TimeMention],
    ontology: Ontology,
    gazetteer: Gazetteer,
) -> tuple[Entity, ...]:
    """Finds names, in text order, not overlapping.

    Args:
        tree: the parsed text.
        names: the pipeline's names: (first token, last token exclusive, OntoNotes label).
        read: the reader's: (first token, last token exclusive, one of our types); they tell types, and names that
            nothing else finds.
        times: their words are no names ("Friday").
        ontology: for titles and organisation words.
        gazetteer: for countries and demonyms.
    """
    votes: dict[tuple[int, int], Counter[str]] = {}
    timed = _timed(tree, times)
    theirs = ((first, last, LABELS[label]) for first, last, label in names if label in LABELS)
    sources = ((theirs, FOUND), (_capital_runs(tree), UNTOLD), (read, READ))
    for first, last, label, weight in (
        (*name, weight) for found, weight in sources for name in _apart(tree, found, gazetteer)
    ):
        if any(i in timed for i in range(first, last)):
            continue
        trimmed = _trim(tree, first, last, ontology)
        if trimmed is None:
            continue
        over = [span for span in votes if span[0] < trimmed[1] and trimmed[0] < span[1]]
        if not over:
            votes[trimmed] = _votes(tree, *trimmed, ontology, gazetteer)
            votes[trimmed][label or "OTHER"] += weight if label else UNTOLD
        elif weight == READ:
            for span in over:
                # It counts titles and what else stands before a name to it: the last word is the same.
                if span[1] == trimmed[1]:
                    votes[span][label] += PLACE if label == "GPE" else READ
    by_name: dict[str, Counter[str]] = defaultdict(Counter)
    for (first, last), vote in votes.items():
        by_name[_key(tree, first, last)].update(vote)
    _share_surnames(by_name)
    spans = sorted(votes)
    types = [_winner(by_name[_key(tree, *s)]) for s in spans]
    full = _fullest(tree, spans, types)
    return tuple(
        Entity(tree.span(first, last - 1), first, last, kind, full[first, last])
        for (first, last), kind in zip(spans, types, strict=True)
    )


def _timed(tree: Tree, times: Sequence[TimeMention]) -> set[int]:
    """Tokens of time expressions."""
    spans = [(m.span.start, m.span.end) for m in times]
    out: set[int] = set()
    at = 0
    for i, token in enumerate(tree.text.tokens):
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if at < len(spans) and spans[at][0] <= token.start < spans[at][1]:
            out.add(i)
    return out


def _apart(tree: Tree, names: Iterable[tuple[int, int, str]], gazetteer: Gazetteer) -> Iterable[tuple[int, int, str]]:
    """Cuts a possessor ("Iran's Quds Force") or a people ("Shiite Hashd Shaabi") off the front of a longer name."""
    for first, last, label in names:
        cut = next((i for i in range(first, last - 1) if tree.word(i) in {"'s", "’s"}), None)
        if cut is not None and cut > first:
            yield first, cut, ""
            yield cut + 1, last, label
        elif label in {"ORG", "PER"} and last - first > 2 and tree.words[first].tag == "JJ":
            yield first, first + 1, "NORP"
            yield first + 1, last, label
        else:
            yield first, last, label


def _capital_runs(tree: Tree) -> Iterable[tuple[int, int, str]]:
    """Runs of proper nouns the name finder may have passed over; label "" (no vote of its own)."""
    for sentence in tree.text.sentences:
        if sentence.head:
            continue
        i = sentence.first
        while i < sentence.last:
            start = i
            while i < sentence.last and (
                tree.words[i].tag in {"NNP", "NNPS"}
                or (i > start and tree.word(i) == "-" and i + 1 < sentence.last and tree.words[i + 1].tag == "NNP")
            ):
                i += 1
            if i > start:
                yield start, i, ""
            i += 1


def _trim(tree: Tree, first: int, last: int, ontology: Ontology) -> tuple[int, int] | None:
    """Drops articles, titles in front, and what trails; None where no letter of a name is left."""
    while first < last and (
        tree.word(first).lower() in TRIM
        or (last - first > 1 and _is_title(tree, first, ontology) and tree.words[last - 1].tag in {"NNP", "NNPS"})
    ):
        first += 1
    while last > first and tree.word(last - 1).lower() in TRIM:
        last -= 1
    if first >= last or not any(tree.word(i)[:1].isupper() or tree.word(i)[:1].isdigit() for i in range(first, last)):
        return None
    if all(_is_title(tree, i, ontology) for i in range(first, last)):
        return None
    if all(not any(c.isalpha() for c in tree.word(i)) for i in range(first, last)):
        return None
    return first, last


def _is_title(tree: Tree, i: int, ontology: Ontology) -> bool:
    """A rank or title in front of a person's name ("Gen.", "President")."""
    word = tree.word(i)
    return "PERSON_ROLE" in ontology.word_class(word.rstrip(".").lower()) or word.rstrip(".").lower() in RANKS


def _votes(tree: Tree, first: int, last: int, ontology: Ontology, gazetteer: Gazetteer) -> Counter[str]:
    """What the words around a name and the gazetteer say of its type."""
    vote: Counter[str] = Counter()
    name = tree.span(first, last - 1).quote
    if gazetteer.country_of_demonym(name):
        vote["NORP"] += 6
    elif gazetteer.country(name) is not None:
        vote["GPE"] += 6
    final = tree.lemma(last - 1)
    if ORGANISED & ontology.word_class(final) and last - first > 1:
        vote["ORG"] += 5
    elif "PLACE_FAC" in ontology.word_class(final) and last - first > 1:
        vote["FAC"] += 3
    if first > tree.sentence(first).first and _is_title(tree, first - 1, ontology):
        vote["PER"] += 5
    if tree.child(last - 1, "appos") is not None and "PERSON_ROLE" in ontology.word_class(
        tree.lemma(tree.child(last - 1, "appos") or 0)
    ):
        vote["PER"] += 3
    return vote


def _key(tree: Tree, first: int, last: int) -> str:
    return " ".join(tree.word(i) for i in range(first, last)).lower()


def _winner(vote: Counter[str]) -> str:
    order = ("PER", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "OTHER")
    return max(order, key=lambda kind: (vote[kind], -order.index(kind)))


def _share_surnames(by_name: dict[str, Counter[str]]) -> None:
    """A single word that ends a full name of the report takes that name's votes."""
    full = {name: vote for name, vote in by_name.items() if " " in name and _winner(vote) == "PER"}
    for name, vote in by_name.items():
        if " " not in name:
            for longer, other in full.items():
                if longer.split()[-1] == name:
                    vote["PER"] += other["PER"]


def _fullest(tree: Tree, spans: Sequence[tuple[int, int]], types: Sequence[str]) -> dict[tuple[int, int], str]:
    """The fullest name for each span: persons by surname, others by an acronym given in brackets."""
    shown = {s: tree.span(s[0], s[1] - 1).quote for s in spans}
    acronyms = _acronyms(tree, spans)
    persons = [s for s, kind in zip(spans, types, strict=True) if kind == "PER"]
    longest: dict[str, str] = {}
    for s in persons:
        last_word = tree.word(s[1] - 1).lower()
        if s[1] - s[0] > 1 and len(shown[s]) > len(longest.get(last_word, "")) and s[1] - s[0] <= 6:
            longest[last_word] = shown[s]
    out = {}
    for s, kind in zip(spans, types, strict=True):
        name = shown[s]
        if kind == "PER":
            words = set(name.lower().split())
            full = longest.get(tree.word(s[1] - 1).lower(), name)
            out[s] = full if words <= set(full.lower().split()) else name
        else:
            out[s] = acronyms.get(name, name)
    return out


def _acronyms(tree: Tree, spans: Sequence[tuple[int, int]]) -> dict[str, str]:
    """ "Popular Mobilization Forces (PMF)": PMF -> Popular Mobilization Forces."""
    out: dict[str, str] = {}
    for (f1, t1), (f2, t2) in pairwise(spans):
        if f2 == t1 + 1 and t2 < len(tree.words) and tree.word(t1) == "(" and tree.word(t2) == ")":
            short, full = tree.span(f2, t2 - 1).quote, tree.span(f1, t1 - 1).quote
            if short.isupper() and len(short) < len(full):
                out[short] = full
    return out
