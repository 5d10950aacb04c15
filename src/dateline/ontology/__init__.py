"""What kinds of event there are and which words tell of them: types, modes, lexicon, word classes and cues as data.

Everything is read once from the files of `data/` and checked while it is read: a type, mode, class or condition that
does not exist raises ValueError with file and line. Lemmas are lower case; `pos` is VERB, NOUN or ADJ (a caller maps
PROPN to NOUN and AUX to VERB, and passes over what is part of a time expression: "March"). Words of a phrase are
joined by one space ("security force").

**Lexicon.** `Ontology.lexicon(lemma, pos)` gives every entry of a lemma, the most specific first. Of the entries whose
conditions all hold the most specific count (a filled slot says 1, a word class 2, a lemma or a negation 3; an entry
has the sum); one that says NONE (`type` None) makes the mention no event; of several of one type the lightest counts;
several types left over are rivals. `applicable(entries, holds)` does all that.

**Conditions** are joined by ``;`` (all must hold). A condition is ``[!]SLOT``, ``[!]SLOT=word|word`` or
``[!]SLOT~CLASS|CLASS``: the slot is filled; a filler has one of the lemmas; a filler is in one of the word classes
or, for a name, is an entity of that type (PER ORG GPE LOC FAC NORP). ``!`` reverses it. A filler is the head token of
the phrase and of each phrase coordinated with it; "number of", "dozens of", "days of" are looked through. Slots,
for the trigger word t:

======== ====================================================================================================
prt      verb particle of t, or an adverb or preposition of direction right on t ("shut *down*", "pull *out* of")
dobj     direct object of t; in the passive its subject; the head noun of a reduced relative ("the *men* arrested")
iobj     indirect object (dative) of t
subj     subject of t; in the passive the "by" phrase; of a noun its possessor ("*Iran*'s attack", "attack by *Iran*")
prep     preposition that hangs on t (``prep=with``)
pobj(P)  object of preposition P of t, P one or more words joined by ``,``: ``pobj(on,upon)~MIL``
xcomp    verb of the infinitive or gerund complement of t ("refused to *meet*")
ccomp    verb of the finite clause that is the complement of t ("said that they *met*")
modal    modal auxiliary of that clause's verb ("said that they *must* go")
comp     predicate complement of t: attribute, adjective or object predicate ("found *guilty*", "set *free*", "as *X*")
advmod   adverb of t ("strike *back*", "go *ahead*")
mod      noun or adjective before a noun t ("*hunger* strike", "*military* exercise")
gov      verb whose object or passive subject the noun t is ("*hold* a rally"), directly or through one preposition
         ("*went* on strike")
of       object of "of" of a noun t (``pobj(of)`` written shortly)
neg      t is negated, or its noun has the determiner "no"; no value
passive  t is a passive verb; no value
======== ====================================================================================================

**Modes.** `mode_cues` name lemmas or phrases which, in the clause of an event of their type, tell its mode. A cue of
weight 1 (the heaviest; of two, the longer) goes before the mode of the lexicon entry, which goes before lighter cues.

**Sectors, contexts, cues.** `sector` takes a lemma or phrase: ask for the longest phrase first. `cue(lemma).reports`
tells the verbs that name a source for their complement from those that only say that it is planned or wanted.
"""

from dateline.ontology.cues import Cue
from dateline.ontology.kinds import ModeCue, ModeInfo, TypeInfo
from dateline.ontology.lexicon import Condition, Filler, LexEntry, applicable
from dateline.ontology.ontology import Ontology, load

__all__ = [
    "Condition",
    "Cue",
    "Filler",
    "LexEntry",
    "ModeCue",
    "ModeInfo",
    "Ontology",
    "TypeInfo",
    "applicable",
    "load",
]
