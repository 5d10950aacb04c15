"""Who says what: reporting verbs, "according to", quotations, passive reporting without a named source, and the reader.

Rules over the syntax come first; what the reader finds besides, by cues that no list holds, is added.

The content of an attribution is a set of tokens; an event whose trigger lies in it is told by that source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from dateline.annotate.phrases import Namer
from dateline.annotate.readings import Readings
from dateline.annotate.syntax import Tree
from dateline.model import Attribution
from dateline.ontology import Ontology

OPEN, CLOSE = frozenset({"“", '"', "``"}), frozenset({"”", '"', "''"})
HEARSAY = frozenset({"reportedly", "allegedly", "apparently", "purportedly", "supposedly"})
CONTENT = ("ccomp", "xcomp", "parataxis", "pcomp", "advcl")


def find_attributions(tree: Tree, namer: Namer, ontology: Ontology, readings: Readings) -> tuple[Attribution, ...]:
    """Attributions in text order of their cues."""
    found = [*_verbs(tree, namer, ontology), *_according(tree, namer), *_hearsay(tree)]
    found.extend(_read(tree, namer, ontology, readings, {a.cue.start for a in found}))
    found.extend(_quotations(tree, found))
    return tuple(sorted(found, key=lambda a: (a.cue.start, a.content[:1], a.kind)))


def _verbs(tree: Tree, namer: Namer, ontology: Ontology) -> Iterator[Attribution]:
    for i, word in enumerate(tree.words):
        cue = ontology.cue(word.lemma.lower())
        if cue is None or not cue.reports or not tree.is_verb(i):
            continue
        content = [t for kid in tree.children(i, "ccomp", "parataxis") for t in tree.subtree(kid)]
        host = _inserted(tree, i)
        if host is not None:
            below = set(tree.subtree(i))
            content.extend(t for t in tree.subtree(host) if t not in below)
        passive = tree.child(i, "auxpass") is not None
        if passive:
            content.extend(t for kid in tree.children(i, "xcomp") for t in tree.subtree(kid))
        if not content and cue.denies:
            content = [t for kid in tree.children(i, "xcomp", "dobj") for t in tree.subtree(kid)]
        if not content:
            content = _quoted_in(tree, i)
        if not content:
            continue
        subject = _subject(tree, i, passive=passive)
        phrase = namer.phrase(subject) if subject is not None else None
        if phrase is None and not passive:
            continue
        inside = tuple(sorted(set(content)))
        yield Attribution(
            source=phrase.name if phrase else "",
            source_span=phrase.span if phrase else None,
            cue=tree.span(i, i),
            cue_lemma=word.lemma.lower(),
            kind="passive" if phrase is None else "direct" if _is_quoted(tree, inside) else "indirect",
            content=inside,
            denies=cue.denies != tree.negated(i),
        )


def _inserted(tree: Tree, i: int) -> int | None:
    """ "The strike, officials said, killed five": the clause that a reporting verb is inserted into."""
    if tree.words[i].dep in {"parataxis", "ccomp"} and tree.words[i].head != i:
        head = tree.words[i].head
        if tree.is_verb(head) and tree.child(i, "ccomp") is None and tree.words[i].dep == "parataxis":
            return head
    return None


def _subject(tree: Tree, i: int, *, passive: bool) -> int | None:
    if passive:
        agent = tree.child(i, "agent")
        return tree.child(agent, "pobj") if agent is not None else None
    for verb in (i, tree.first_conjunct(i)):
        subject = tree.child(verb, "nsubj")
        if subject is not None:
            return subject
    if tree.words[i].dep in {"advcl", "xcomp", "acl"}:  # "..., saying that": the subject of the verb above
        above = tree.words[i].head
        if tree.words[i].dep == "acl":
            return above
        return tree.child(above, "nsubj") or tree.child(tree.first_conjunct(above), "nsubj")
    return None


def _quote_marks(tree: Tree, first: int, last: int) -> list[tuple[int, int]]:
    """Stretches in quotation marks of a sentence: (first token inside, last exclusive); open ends reach its edge."""
    out: list[tuple[int, int]] = []
    start: int | None = None
    for i in range(first, last):
        word = tree.word(i)
        if start is None and word in OPEN:
            start = i + 1
        elif start is not None and word in CLOSE:
            if i > start:
                out.append((start, i))
            start = None
        elif start is None and word in {"”", "''"} and i > first:
            out.append((first, i))
    if start is not None and start < last:
        out.append((start, last))
    return out


def _quoted_in(tree: Tree, i: int) -> list[int]:
    """The quotation of a cue's sentence, for a parse that lost the clause."""
    sentence = tree.sentence(i)
    marks = [m for m in _quote_marks(tree, sentence.first, sentence.last) if m[1] - m[0] > 3 and not m[0] <= i < m[1]]
    return [t for a, b in marks for t in range(a, b)]


def _is_quoted(tree: Tree, content: Sequence[int]) -> bool:
    sentence = tree.sentence(content[0])
    inside = {t for a, b in _quote_marks(tree, sentence.first, sentence.last) for t in range(a, b)}
    return bool(inside) and sum(t in inside for t in content) * 2 > len(content)


def _according(tree: Tree, namer: Namer) -> Iterator[Attribution]:
    for i in range(len(tree.words) - 2):
        if tree.word(i).lower() == "according" and tree.word(i + 1).lower() == "to":
            target = tree.child(i + 1, "pobj")
            if target is None:
                target = tree.child(i, "pobj")
            phrase = namer.phrase(target) if target is not None else None
            if phrase is None or target is None:
                continue
            sentence, below = tree.sentence(i), set(tree.subtree(i))
            content = tuple(t for t in range(sentence.first, sentence.last) if t not in below)
            if content:
                yield Attribution(
                    phrase.name, phrase.span, tree.span(i, i + 1), "according to", "indirect", content, denies=False
                )


def _hearsay(tree: Tree) -> Iterator[Attribution]:
    for i in range(len(tree.words)):
        if tree.word(i).lower() in HEARSAY:
            host = tree.words[i].head
            content = tuple(t for t in tree.subtree(host) if t != i) if host != i else ()
            if content:
                yield Attribution("", None, tree.span(i, i), tree.word(i).lower(), "passive", content, denies=False)


def _read(tree: Tree, namer: Namer, ontology: Ontology, readings: Readings, known: Set[int]) -> Iterator[Attribution]:
    """What the reader finds at other cues than those that start at the offsets `known`; only with a source."""
    for told in readings.told():
        cue = tree.span(told.cue, told.cue)
        content = tuple(t for first, last in told.contents for t in range(first, last))
        if cue.start in known or not content or not told.sources:
            continue
        first, last = told.sources[0]
        phrase = namer.phrase(tree.head_of(range(first, last), last - 1))
        if phrase is None:
            continue
        lemma = tree.lemma(told.cue)
        entry = ontology.cue(lemma)
        yield Attribution(
            source=phrase.name,
            source_span=phrase.span,
            cue=cue,
            cue_lemma=lemma,
            kind="direct" if _is_quoted(tree, content) else "indirect",
            content=content,
            denies=(entry is not None and entry.denies) != tree.negated(told.cue),
        )


def _quotations(tree: Tree, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Sentences that stand in quotation marks but name no speaker: the speaker of the quotation before goes on."""
    by_sentence: dict[int, Attribution] = {}
    for a in found:
        if a.source and a.kind == "direct":
            for n in {tree.sentence_of[t] for t in a.content}:
                by_sentence.setdefault(n, a)
    last: tuple[int, Attribution] | None = None
    for n, sentence in enumerate(tree.text.sentences):
        if n in by_sentence:
            last = (n, by_sentence[n])
            continue
        marks = _quote_marks(tree, sentence.first, sentence.last)
        whole = sum(b - a for a, b in marks) * 2 > sentence.last - sentence.first
        if not whole or last is None or n - last[0] > 1:
            continue
        speaker = last[1]
        content = tuple(t for a, b in marks for t in range(a, b))
        yield Attribution(
            speaker.source, speaker.source_span, speaker.cue, speaker.cue_lemma, "direct", content, speaker.denies
        )
        last = (n, speaker)
