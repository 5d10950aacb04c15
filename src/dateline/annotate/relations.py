"""Relations between names that the words state: roles, membership, parts, other names, backing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.annotate.phrases import Namer
from dateline.annotate.syntax import Tree
from dateline.model import Entity, Relation, RelationKind, Span
from dateline.ontology import Ontology

LEADS = frozenset(
    {
        "president",
        "premier",
        "chancellor",
        "king",
        "queen",
        "emir",
        "governor",
        "mayor",
        "commander",
        "leader",
        "head",
        "chief",
        "director",
        "chairman",
        "chairwoman",
        "chair",
        "ceo",
        "commandant",
        "chairperson",
        "sultan",
        "pope",
        "taoiseach",
        "boss",
        "dictator",
        "minister",
    }
)
SPEAKS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
DEPUTY = frozenset({"deputy", "vice"})
BODIES = frozenset({"ORG", "GPE", "NORP", "OTHER"})
HYPHENED = {
    "backed": RelationKind.BACKED_BY,
    "supported": RelationKind.BACKED_BY,
    "based": RelationKind.LOCATED_IN,
}
FORMER = frozenset({"former", "ex", "late", "then"})


def find_relations(tree: Tree, entities: Sequence[Entity], namer: Namer, ontology: Ontology) -> tuple[Relation, ...]:
    """Relations in text order, each once."""
    found = [*_roles(tree, entities, namer, ontology), *_aliases(tree, entities), *_backed(tree, entities)]
    seen: dict[tuple[str, str, str], Relation] = {}
    for r in sorted(found, key=lambda r: (r.evidence.start, r.relation, r.subject)):
        if r.subject.lower() != r.object.lower():
            seen.setdefault((r.subject, r.relation, r.object), r)
    return tuple(seen.values())


def _roles(tree: Tree, entities: Sequence[Entity], namer: Namer, ontology: Ontology) -> Iterator[Relation]:
    """ "Iraqi Prime Minister Adel Abdul Mahdi", "X, the commander of Y", "X was the head of Y"."""
    for person in entities:
        if person.type != "PER":
            continue
        head = tree.head_of(range(person.first, person.last), person.last - 1)
        for title in _titles(tree, head, person, ontology):
            yield from _role(tree, person, title, namer)


def _titles(tree: Tree, head: int, person: Entity, ontology: Ontology) -> list[int]:
    """Tokens of posts: in front of the name, in apposition, or said of it with "be"."""
    out = [
        i
        for i in range(max(tree.sentence(head).first, person.first - 4), person.first)
        if "PERSON_ROLE" in ontology.word_class(tree.lemma(i))
        and (tree.words[i].head in range(person.first, person.last) or i == person.first - 1)
    ]
    around = [*tree.children(head, "appos")]
    if tree.words[head].dep == "appos":
        around.append(tree.words[head].head)
    if tree.words[head].dep == "nsubj" and tree.lemma(tree.words[head].head) == "be":
        around.extend(tree.children(tree.words[head].head, "attr"))
    out += [a for a in around if "PERSON_ROLE" in ontology.word_class(tree.lemma(a))]
    return out


def _role(tree: Tree, person: Entity, title: int, namer: Namer) -> Iterator[Relation]:
    modifiers = [*tree.children(title, "compound", "amod", "nmod", "poss")]
    if tree.words[title].head in range(person.first, person.last):  # all hang on the name's last word
        head = tree.words[title].head
        modifiers += [k for k in tree.children(head, "compound", "amod", "nmod", "poss") if k < person.first]
    if any(tree.lemma(m) in FORMER for m in modifiers):
        return
    bodies = [namer.entity_at[m] for m in modifiers if m in namer.entity_at]
    for prep in tree.children(title, "prep"):
        if tree.word(prep).lower() in {"of", "for", "at", "in"}:
            bodies += [namer.entity_at[p] for p in tree.children(prep, "pobj") if p in namer.entity_at]
    lemma = tree.lemma(title)
    before = {tree.lemma(m) for m in modifiers}
    if before & DEPUTY:
        kind = RelationKind.DEPUTY_OF
    elif lemma in SPEAKS:
        kind = RelationKind.SPOKESPERSON_OF
    elif lemma in LEADS and not before & {"foreign", "defense", "defence", "interior", "finance", "vice", "press"}:
        kind = RelationKind.LEADS
    else:
        kind = RelationKind.ROLE_IN
    if lemma == "minister" and "prime" not in before and "first" not in before:
        kind = RelationKind.ROLE_IN
    for body in dict.fromkeys(bodies):
        if body.type in BODIES and body.canonical != person.canonical:
            first, last = min(person.first, title, body.first), max(person.last - 1, title, body.last - 1)
            span = tree.span(first, last)
            if len(span.quote) <= 400:
                yield Relation(person.canonical, kind, body.canonical, span)


def _aliases(tree: Tree, entities: Sequence[Entity]) -> Iterator[Relation]:
    """ "X, also known as Y" and "X (ABC)"."""
    for one, two in pairwise(entities):
        if tree.sentence_of[one.first] != tree.sentence_of[two.first]:
            continue
        between = [tree.word(i).lower() for i in range(one.last, two.first)]
        known = [w for w in between if w in {"known", "as"}] == ["known", "as"] and len(between) <= 6
        after = two.last < len(tree.words) and tree.word(two.last) == ")"
        initials = "".join(w[0] for w in one.span.quote.replace("-", " ").split() if w[0].isupper())
        short = between == ["("] and after and two.span.quote.isupper() and two.span.quote[:1] == initials[:1]
        if known or short:
            span = tree.span(one.first, two.last - 1)
            yield Relation(one.span.quote, RelationKind.ALSO_KNOWN_AS, two.span.quote, span)


def _backed(tree: Tree, entities: Sequence[Entity]) -> Iterator[Relation]:
    """ "the Iran-backed Hashd Shaabi", "the Gaza-based group", "state-owned"."""
    at = {i: e for e in entities for i in range(e.first, e.last)}
    for i in range(1, len(tree.words)):
        lemma = tree.word(i).lower()
        kind = HYPHENED.get(lemma)
        if kind is None or i < 2 or tree.word(i - 1) != "-":
            continue
        backer, group = at.get(i - 2), next((at[k] for k in range(i + 1, min(i + 4, len(tree.words))) if k in at), None)
        if backer is not None and group is not None and group.type in BODIES:
            yield Relation(group.canonical, kind, backer.span.quote, _span(tree, backer, group))


def _span(tree: Tree, one: Entity, two: Entity) -> Span:
    return tree.span(min(one.first, two.first), max(one.last, two.last) - 1)
