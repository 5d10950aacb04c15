"""Who is meant by "he", "the group", "which": trained chains for pronouns, rules for the rest.

Only antecedents that are names or noun phrases of the same report are given; where none fits, None: a pronoun is never
shown as a participant.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.syntax import SUBJECTS, Tree
from dateline.inference.coref import Antecedents, Passage, Scorer, chains
from dateline.model import Attribution, Entity
from dateline.ontology import Ontology

PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
THIRD = PERSONAL | {"they", "them", "their", "theirs", "themselves", "it", "its", "itself"}
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
GROUPS = frozenset(
    {"group", "militia", "movement", "party", "organization", "organisation", "agency", "company", "network", "union",
     "coalition", "faction", "force", "body", "firm", "ministry", "court", "council", "commission", "statement"}
)  # fmt: skip
PEOPLE = frozenset({"PERSON_ROLE", "PEOPLE"})
BODIES = frozenset({"ORG", "NORP", "OTHER"})
REACH = 3  # sentences to look back


def chained(tree: Tree, names: Sequence[tuple[int, int, str]], scorer: Scorer) -> Antecedents:
    """What the chains of a text say.

    Args:
        tree: the parsed text.
        names: the pipeline's names: (first token, last token exclusive, OntoNotes label).
        scorer: trained on the same pipeline's syntax and names.
    """
    passage = Passage.of(tree.text, tree.words, names)
    return Antecedents(passage, chains(passage, scorer))


class Coref:
    """Antecedents of one text."""

    def __init__(self, tree: Tree, entities: Sequence[Entity], ontology: Ontology, antecedents: Antecedents) -> None:
        self._tree = tree
        self._ontology = ontology
        self._antecedents = antecedents
        self._heads = [(self._head(e), e) for e in entities]
        self._quotes: tuple[Attribution, ...] = ()

    def tell_speakers(self, attributions: Sequence[Attribution]) -> None:
        """Gives the attributions, so that "we" in a quotation is its speaker."""
        self._quotes = tuple(a for a in attributions if a.kind == "direct")

    def _head(self, entity: Entity) -> int:
        """The token of a name that the rest of the sentence hangs on."""
        return self._tree.head_of(range(entity.first, entity.last), entity.last - 1)

    def speaker(self, i: int) -> str:
        """The speaker of the quotation that token `i` stands in; "" outside quotations."""
        return next((a.source for a in self._quotes if i in a.content), "")

    def resolve(self, i: int) -> int | None:
        """The token index of what `i` refers back to: `i` itself for a full noun phrase, None for a lost pronoun."""
        word, tag = self._tree.word(i).lower(), self._tree.words[i].tag
        if tag in {"WP", "WDT", "WP$"} or (word in RELATIVE and tag in {"IN", "DT"}):
            return self._relative(i)
        if word in THIRD:
            return self._chained(i)
        if tag in {"PRP", "PRP$", "DT", "EX"}:
            return None
        if word in GROUPS and self._definite(i) and not self._modified(i):
            found = self._group(i)
            return i if found is None else found
        if "PERSON_ROLE" in self._ontology.word_class(self._tree.lemma(i)) and self._definite(i):
            return self._role(i)
        return i

    def _chained(self, i: int) -> int | None:
        """What the chains say of a pronoun. "He" is a name or a noun for people: other answers are mistakes."""
        meant = self._antecedents.resolve(i)
        if meant is None or meant == i:
            return None
        if self._tree.word(i).lower() not in PERSONAL or self._tree.words[meant].pos == "PROPN":
            return meant
        return meant if PEOPLE & self._ontology.word_class(self._tree.lemma(meant)) else None

    def _definite(self, i: int) -> bool:
        return any(self._tree.word(k).lower() in {"the", "this", "that"} for k in self._tree.children(i, "det"))

    def _modified(self, i: int) -> bool:
        return any(
            self._tree.words[k].dep in {"compound", "amod", "poss", "prep", "relcl", "acl", "appos"}
            for k in self._tree.children(i)
        )

    def _relative(self, i: int) -> int | None:
        """The noun that a relative clause hangs on."""
        for a in self._tree.ancestors(i):
            if self._tree.words[a].dep == "relcl":
                head = self._tree.words[a].head
                return head if head < i else None
        return None

    def _group(self, i: int) -> int | None:
        """Nearest earlier name of a body; subjects of earlier sentences come before other places in them."""
        here = self._tree.sentence_of[i]
        best: tuple[float, int] | None = None
        for head, entity in self._heads:
            distance = here - self._tree.sentence_of[head]
            if head >= i or entity.type not in BODIES or distance > REACH:
                continue
            subject = self._tree.words[head].dep in SUBJECTS
            score = -distance + (0.6 if subject else 0.0) + head / (10.0 * len(self._tree.words))
            if best is None or score > best[0]:
                best = (score, head)
        return best[1] if best else None

    def _role(self, i: int) -> int:
        """ "the president": a person whom the report gives that role, else the phrase itself."""
        lemma = self._tree.lemma(i)
        if self._modified(i):
            return i
        for head, entity in self._heads:
            if entity.type != "PER" or head >= i:
                continue
            before = range(max(0, entity.first - 3), entity.first)
            if any(self._tree.lemma(k) == lemma for k in before):
                return head
        return i
