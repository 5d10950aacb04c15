"""Who is meant by "he", "the group", "which": a light, explainable first version.

Only antecedents that are names or noun phrases of the same report are given; where none fits, None: a pronoun is never
shown as a participant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from dateline.annotate.syntax import SUBJECTS, Tree
from dateline.model import Attribution, Entity
from dateline.ontology import Ontology

SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
SPEAKER = frozenset({"i", "me", "my", "we", "us", "our", "ours"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
GROUPS = frozenset(
    {"group", "militia", "movement", "party", "organization", "organisation", "agency", "company", "network", "union",
     "coalition", "faction", "force", "body", "firm", "ministry", "court", "council", "commission", "statement"}
)  # fmt: skip
REACH = 3  # sentences to look back


class Coref:
    """Antecedents of one text."""

    def __init__(self, tree: Tree, entities: Sequence[Entity], ontology: Ontology) -> None:
        self._tree = tree
        self._ontology = ontology
        self._entity_at: Mapping[int, Entity] = {i: e for e in entities for i in range(e.first, e.last)}
        self._heads = [(self._head(e), e) for e in entities]
        self._quotes: tuple[Attribution, ...] = ()

    def tell_speakers(self, attributions: Sequence[Attribution]) -> None:
        """Gives the attributions, so that "we" in a quotation is its speaker."""
        self._quotes = tuple(a for a in attributions if a.kind == "direct")

    def _head(self, entity: Entity) -> int:
        """The token of a name that the rest of the sentence hangs on."""
        return self._tree.head_of(range(entity.first, entity.last), entity.last - 1)

    @cached_property
    def _groups(self) -> list[tuple[int, Entity]]:
        return [(h, e) for h, e in self._heads if e.type in {"ORG", "NORP", "OTHER"}]

    def speaker(self, i: int) -> str:
        """The speaker of the quotation that token `i` stands in; "" outside quotations."""
        return next((a.source for a in self._quotes if i in a.content), "")

    def resolve(self, i: int) -> int | None:
        """The token index of what `i` refers back to: `i` itself for a full noun phrase, None for a lost pronoun."""
        word, tag = self._tree.word(i).lower(), self._tree.words[i].tag
        if tag in {"WP", "WDT", "WP$"} or (word in RELATIVE and tag in {"IN", "DT"}):
            return self._relative(i)
        if word in SINGULAR:
            return self._back(i, ("PER",))
        if word in PLURAL:
            return self._plural(i)
        if word in NEUTER:
            return self._back(i, ("ORG", "GPE", "NORP", "OTHER"))
        if tag in {"PRP", "PRP$", "DT", "EX"}:
            return None
        if word in GROUPS and self._definite(i) and not self._modified(i):
            found = self._back(i, ("ORG", "NORP", "OTHER"))
            return i if found is None else found
        if "PERSON_ROLE" in self._ontology.word_class(self._tree.lemma(i)) and self._definite(i):
            return self._role(i)
        return i

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

    def _back(self, i: int, types: tuple[str, ...]) -> int | None:
        """Nearest earlier name of a type; subjects of earlier sentences come before other places in them."""
        here = self._tree.sentence_of[i]
        best: tuple[float, int] | None = None
        for head, entity in self._heads:
            if head >= i or entity.type not in types:
                continue
            distance = here - self._tree.sentence_of[head]
            if distance > REACH or (distance == 0 and self._same_clause_object(i, head)):
                continue
            subject = self._tree.words[head].dep in SUBJECTS
            score = -distance + (0.6 if subject else 0.0) + head / (10.0 * len(self._tree.words))
            if best is None or score > best[0]:
                best = (score, head)
        return best[1] if best else None

    def _same_clause_object(self, i: int, head: int) -> bool:
        """A subject pronoun does not mean a name under the very same verb ("he met Putin")."""
        return self._tree.words[i].head == self._tree.words[head].head and self._tree.words[i].tag == "PRP"

    def _plural(self, i: int) -> int | None:
        """Nearest earlier plural noun or group name, subjects first."""
        here = self._tree.sentence_of[i]
        best: tuple[float, int] | None = None
        for j in range(self._tree.text.sentences[max(0, here - REACH)].first, i):
            word = self._tree.words[j]
            entity = self._entity_at.get(j)
            plural = word.tag in {"NNS", "NNPS"} and "PEOPLE" in self._ontology.word_class(word.lemma.lower())
            group = entity is not None and entity.type in {"ORG", "NORP"} and j == self._head(entity)
            if not plural and not group:
                continue
            score = (self._tree.sentence_of[j] - here) + (0.6 if word.dep in SUBJECTS else 0.0) + j / 1e6
            if best is None or score > best[0]:
                best = (score, j)
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
