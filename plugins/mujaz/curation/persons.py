"""Persons who act or speak in a story, by the fullest name that its texts give.

Arabic has no capitals: where a name begins and ends is told by what stands around it. A candidate begins behind an
office, a rank or a verb of saying and runs as far as its words are rare or given names; a name is what several
places agree on: it must stand in two texts or twice in one, and its longest form that does is taken.
Spellings of one name meet by ``names.part``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from mujaz.arabic import names, numerals
from mujaz.arabic.letters import fold
from mujaz.arabic.words import rarity, root, root_rarity, stem
from mujaz.curation import places
from mujaz.curation.running import Lines, Word, table, words
from mujaz.fingerprints.sentences import CUES

MOST = 8
"""Persons of one story."""
_RARE = 1.9
"""Rarity from which a word that is no given name may be part of one; 1 in 40,000 words."""
_ROOTLESS = 0.9
"""Rarity of its root from which a rare word is likelier a name than an uncommon form of a common word."""
_NEAR = 7
"""Words behind an office within which its holder is named: "the foreign minister of the Russian Federation N. N."."""
_PARTS = 5
"""Words of a name at most, without those that join."""
_WHOLE = 2
"""Words of a full name at least, and mentions that bear one out."""

_ARTICLE = "ال"
_ON = "علي"
_JOINED_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ولل", "وبال")
_PLURALS = ("يه", "ات", "ين", "ون", "تين", "تان")
"""Endings of adjectives and plurals; with the article no name has them, but for given names."""
_AND = "وف"
_SURENESS = {"و": 0.0, "ف": 0.0, "ل": 0.3, "ب": 0.3, "ي": 0.0, "ت": 0.0, "ن": 0.5, "ك": 1.5}
"""Letters that may be joined: particles, and persons of a verb; by how much the rest must be commoner."""
_ENDINGS = {
    "هم": 0.0,
    "هما": 0.0,
    "ها": 0.0,
    "هن": 0.0,
    "نا": 0.3,
    "ه": 0.0,
    "تان": 0.0,
    "تين": 0.0,
    "ا": 0.7,
}
"""Pronouns, the dual and the accusative; likewise."""
_SHORT = 3

Key = tuple[str, ...]


def of(told: Sequence[Lines]) -> tuple[str, ...]:
    """The persons of a story, the most named first; ``told``: the words of one article per text."""
    runs = {_keys(run): run for text in told for line in text for run in _candidates(line)}
    if not runs:
        return ()
    story = _Story(told, {key[at : at + 2] for key in runs for at in range(len(key) - 1)})
    full = {best for run in runs.values() if (best := _borne_out(run, story))}
    kept = [key for key in sorted(full) if not any(_shorter(key, other) for other in full)]
    ranked = sorted(kept, key=lambda key: (-story.mentions[key], key))
    return tuple(story.spelling(key) for key in ranked[:MOST])


class _Story:
    """How often each run of words that begins like a candidate stands in a story, and how it is spelled."""

    def __init__(self, told: Sequence[Lines], wanted: set[Key]) -> None:
        self.mentions: Counter[Key] = Counter()
        self.texts: dict[Key, set[int]] = {}
        self.words: Counter[str] = Counter()
        self._spelled: dict[Key, Counter[str]] = {}
        for number, text in enumerate(told):
            for line in text:
                self._count(line, number, wanted)

    def spelling(self, key: Key) -> str:
        """The commonest spelling of a run."""
        spelled = self._spelled[key]
        return min(spelled, key=lambda said: (-spelled[said], said))

    def _count(self, line: Sequence[Word], text: int, wanted: set[Key]) -> None:
        keys = _keys(line)
        self.words.update(keys)
        for at in range(len(line) - 1):
            if keys[at : at + 2] not in wanted:
                continue
            for length in range(_WHOLE, 2 * _PARTS):
                run = line[at : at + length]
                if len(run) < length or run[-1].parted:
                    break
                key = keys[at : at + length]
                self.mentions[key] += 1
                self.texts.setdefault(key, set()).add(text)
                self._spelled.setdefault(key, Counter())[" ".join(word.said for word in run)] += 1


def _candidates(line: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of words that may be a name, behind each office and each verb of saying."""
    office = -_NEAR - 1
    at, skip = 0, False
    while at < len(line):
        word = line[at]
        if _is_office(word.folded):
            office, skip = at, False
        elif word.folded in _set("says"):
            office, skip = max(office, at + 1 - _NEAR), False  # a speaker's name follows the verb at once
        elif word.folded in _set("bodies") or word.folded[1:] in _set("bodies"):
            skip = True
        elif at - office <= _NEAR and _begins(word.folded) and not _is_on(word):
            run = _run(line, at)
            if skip:
                run, skip = run[1:], False
            if sum(w.folded not in _set("joins") for w in run) >= _WHOLE:
                yield run
            at += max(1, len(run))
            office = -_NEAR - 1 if run else office
            continue
        else:
            skip = False
        at += 1


def _run(line: Sequence[Word], start: int) -> list[Word]:
    """The words of a name that may begin at ``start``, with what joins them, without what joins nothing."""
    run: list[Word] = []
    for at in range(start, len(line)):
        word = line[at]
        if at > start and (word.parted or not _continues(word.folded, run[-1].folded)):
            break
        if sum(w.folded not in _set("joins") for w in run) >= _PARTS:
            break
        run.append(word)
    while run and run[-1].folded in _set("joins"):
        run.pop()
    return run


def _borne_out(run: Sequence[Word], story: _Story) -> Key | None:
    """The longest part of a candidate that is a name by all that the story says of it; None for none."""
    joins = _set("joins")
    found: list[Key] = []
    for start in range(len(run) - 1):
        if start and run[start - 1].folded in joins:
            continue  # the father alone
        for end in range(start + _WHOLE, len(run) + 1):
            part = run[start:end]
            whole = sum(word.folded not in joins for word in part) >= _WHOLE
            if _is_on(part[0]):
                continue
            if whole and part[-1].folded not in joins and _begins(part[0].folded) and _is_name(part, story):
                found.append(_keys(part))
    return max(found, key=lambda key: (len(key), story.mentions[key], key), default=None)


def _is_name(part: Sequence[Word], story: _Story) -> bool:
    """True where a run stands often enough, and, unless a given name begins it, is no pair of rare words.

    A person is named in full first and by the last name then; words that only stand side by side are not.
    """
    key = _keys(part)
    if story.mentions[key] < _WHOLE:
        return False
    if part[0].folded in _set("given"):
        return True
    if len(story.texts[key]) >= _WHOLE:
        return True
    return not part[1].folded.startswith(_ARTICLE) and story.words[key[-1]] > story.mentions[key]


def _shorter(key: Key, other: Key) -> bool:
    """True where ``key`` names the same person as ``other`` in fewer words: in their order, from the first."""
    if key == other or len(key) >= len(other) or key[0] != other[0]:
        return False
    rest = iter(other)
    return all(word in rest for word in key)


def _is_on(word: Word) -> bool:
    """True for the preposition that folds to a man's name: only its last letter tells the two apart."""
    return word.folded == _ON and word.said.endswith("ى")


def _keys(run: Sequence[Word]) -> Key:
    return tuple(names.part(word.folded) for word in run)


@lru_cache(maxsize=1 << 16)
def _is_office(word: str) -> bool:
    return stem(word) in _offices() and word not in _set("given")


@lru_cache(maxsize=1 << 16)
def _begins(word: str) -> bool:
    """True for a word that a person's name may begin with."""
    if word in _set("given"):
        return True
    if word.startswith(_ARTICLE) or not _rare(word):
        return False
    return root_rarity(root(stem(word))) >= _ROOTLESS


def _continues(word: str, before: str) -> bool:
    """True for a word that a name may go on with."""
    joins = _set("joins")
    if word in _set("stops") or word in _set("says") or (_is_office(word) and before not in joins):
        return False
    return before in joins or word in joins or word in _set("given") or _rare(word)


@lru_cache(maxsize=1 << 16)
def _rare(word: str) -> bool:
    """True for a word that is rare, and no form of a word that is not: no place, number, verb or joined particle."""
    if len(word) < _WHOLE or not _is_arabic(word) or word in _set("stops") | _set("says") | _set("bodies"):
        return False
    bare = word.removeprefix(_ARTICLE)
    if bare in _set("given"):
        return True
    if numerals.is_numeral(word) or names.country(word) or names.city(word) or places.known(word):
        return False
    if word.startswith(_JOINED_ARTICLES) or (bare != word and bare.endswith(_PLURALS)) or _is_office(word):
        return False
    weight = rarity(stem(word))
    if weight < _RARE or (word[0] in _AND and stem(word) == stem(word[1:])):
        return False
    return not any(rarity(stem(rest)) < weight - margin for rest, margin in _rests(word))


def _rests(word: str) -> Iterator[tuple[str, float]]:
    """What is left of a word without what may be joined to it, and how much commoner it is then at least."""
    if len(word) > _SHORT and word[0] in _SURENESS:
        yield word[1:], _SURENESS[word[0]]
    for ending, margin in _ENDINGS.items():
        if len(word) > _SHORT and word.endswith(ending):
            yield word.removesuffix(ending), margin


def _is_arabic(word: str) -> bool:
    return all("\u0621" <= letter <= "\u064a" for letter in word)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table()["persons"][name])


@cache
def _offices() -> frozenset[str]:
    titles = (*CUES["titles"]["words"], *table()["persons"]["offices"])
    return frozenset(stem(word.folded) for title in titles for word in words(title))
