"""Archive: stories that grow, an article at a time, and are those that grouping all at once would make.

A new article pays for what it touches: it is compared with the texts that share its keys and its runs of words, found
by an index, and only the stories that it might be merged with are linked anew. Scores are kept of candidates inside a
component, and of others that were near enough to be judged. A text that another copy comes to stand for is taken out
and put in again. Where a key becomes one that a crowd or a mob bears, its bearers may be candidates no more; where it
ceases to be one, they are compared anew. One thing differs: of runs of words that a mob bears (``copies.MOB``) the text
that came first is looked at, where grouping at once looks at the one with the lowest id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

import numpy as np

from mujaz.model import Fingerprint, Group, Grouping
from mujaz.stories.clusters import Pair
from mujaz.stories.grouping import components, group_of, hopeful, least, link, scored, texts_of
from mujaz.stories.indexes import Index, Wordings
from mujaz.stories.tables import Ints

Members = list[Fingerprint]


class _Parts:
    """Texts divided into parts; one of which nothing is known is alone."""

    def __init__(self) -> None:
        self._of: dict[int, set[int]] = {}

    def of(self, text: int) -> set[int]:
        """The part of a text."""
        return self._of.get(text) or {text}

    def whole(self, texts: Iterable[int]) -> set[int]:
        """The parts of ``texts``, put together."""
        return set().union(*map(self.of, texts))

    def join(self, texts: Sequence[int]) -> None:
        """Make the parts of ``texts`` one, the others put into the largest."""
        into = max(map(self.of, texts), key=len)
        for text in texts:
            if self._of.get(text) is not into:
                part = self.of(text)
                into |= part
                self._of.update(dict.fromkeys(part, into))

    def remove(self, text: int) -> None:
        """Part a text from all others."""
        self._of.pop(text, set()).discard(text)


class Archive:
    """Articles and the stories that they make, without rulings: those of the editor are for ``group``."""

    def __init__(self, prints: Iterable[Fingerprint] = ()) -> None:
        """An archive of these articles, their ids distinct."""
        self._texts: list[Members] = []
        """Text → its copies, the one first that stands for it."""
        self._of: dict[str, int] = {}
        """Article → its text."""
        self._index, self._wordings = Index(), Wordings()
        self._scores: dict[int, dict[int, int]] = defaultdict(dict)
        """Text → candidate → thousandths of log-odds: of all in its component, and of some others."""
        self._components = _Parts()
        """What links connect, or once connected."""
        self._groups = _Parts()
        """The texts of each story."""
        firsts = sorted(texts_of(list(prints)), key=lambda text: text[0].id)
        self._know(firsts)
        for part, scores in components([members[0] for members in firsts]):
            self._keep(scores)
            self._components.join(part)
            for members in self._divided(part):
                self._groups.join(members)

    def grouping(self) -> Grouping:
        """The stories."""
        texts = [text for text, members in enumerate(self._texts) if members]
        groups = {min(group): group for group in map(self._groups.of, texts)}
        return Grouping(tuple(sorted(map(self._story, groups.values()), key=lambda group: group.members)))

    def story(self, ident: str) -> Group:
        """The story of an article."""
        return self._story(self._groups.of(self._of[ident]))

    def add(self, given: Fingerprint) -> Group:
        """Put an article in; its story."""
        kin = {self._of[ident] for ident in self._wordings.alike(given)}
        again = texts_of([given, *(member for text in sorted(kin) for member in self._texts[text])])
        fresh, fewer, changed = set[int](), set[int](), set[int]()
        for text in sorted(kin):
            if self._texts[text] in again:
                again.remove(self._texts[text])
            else:
                changed |= self._groups.of(text)
                fresh |= self._take_out(text)
        for members in again:
            self._know([members])
            text = len(self._texts) - 1
            fresh.add(text)
            fewer |= self._index.turned(text, members[0], 1)
        found = {text: self._partners(text) for text in sorted(fresh) if self._texts[text]}
        for text in sorted(fewer | found.keys()):
            if text in found or not fewer.isdisjoint(self._scores.get(text, ())):
                changed |= self._forget(text, found[text] if text in found else self._partners(text))
        changed |= found.keys() | self._compare(found)
        self._complete(found)
        self._settle({text for text in changed if self._texts[text]})
        return self.story(given.id)

    def _know(self, texts: Sequence[Members]) -> None:
        """Put texts in, not yet compared with any."""
        self._index.put_in([members[0] for members in texts])
        for text, members in enumerate(texts, len(self._texts)):
            self._of.update((member.id, text) for member in members)
        self._texts += texts
        self._wordings.put_in(member for members in texts for member in members)

    def _take_out(self, text: int) -> set[int]:
        """Take a text out; what must be compared anew."""
        first = self._texts[text][0]
        for other in self._scores.pop(text, {}):
            del self._scores[other][text]
        self._components.remove(text)
        self._groups.remove(text)
        self._texts[text] = []
        self._index.take_out(text)
        return self._index.turned(text, first, 0)

    def _partners(self, text: int) -> set[int]:
        return self._index.partners(text, self._texts[text][0])

    def _forget(self, text: int, partners: Set[int]) -> set[int]:
        """Forget the scores of what is no candidate any more; of what is in one story with the text that story."""
        lost = self._scores.get(text, {}).keys() - partners
        for other in lost:
            del self._scores[text][other], self._scores[other][text]
        group = self._groups.of(text)
        return set() if lost.isdisjoint(group) else group

    def _compare(self, found: Mapping[int, Set[int]]) -> set[int]:
        """Judge texts beside their candidates, as far as these may be near enough; all that have such."""
        pairs = {
            (min(text, other), max(text, other))
            for text, partners in found.items()
            for other in partners - self._scores.get(text, {}).keys()
        }
        texts, places = self._placed(pairs)
        prints = [self._texts[text][0] for text in texts]
        places = places[hopeful(prints, places)]
        self._judge(texts, places)
        return {texts[at] for at in places.ravel().tolist()}

    def _judge(self, texts: Sequence[int], places: Ints) -> None:
        """Remember the scores of pairs of ``texts``, which stand in the order of their ids."""
        worths = scored([self._texts[text][0] for text in texts], places)
        rows = zip(places.tolist(), worths.tolist(), strict=True)
        self._keep({(texts[one], texts[other]): worth for (one, other), worth in rows})

    def _keep(self, scores: Mapping[Pair, int]) -> None:
        for (one, other), worth in scores.items():
            self._scores[one][other] = self._scores[other][one] = worth

    def _placed(self, pairs: Set[Pair]) -> tuple[list[int], Ints]:
        """The texts of ``pairs`` in the order of their ids, and the places of each pair among them, lower first."""
        texts = sorted({text for pair in pairs for text in pair}, key=self._ident)
        place = {text: at for at, text in enumerate(texts)}
        places = np.asarray([(place[one], place[other]) for one, other in pairs], np.int64)
        return texts, np.sort(places.reshape(-1, 2), axis=1)

    def _ident(self, text: int) -> str:
        return self._texts[text][0].id

    def _linked(self, texts: Iterable[int]) -> set[int]:
        """What may be merged with one of these by itself."""
        enough = least()
        return {
            other for text in texts for other, worth in self._scores.get(text, {}).items() if worth >= enough
        }

    def _complete(self, found: Mapping[int, Set[int]]) -> None:
        """Join the components that texts link, and judge the candidates in them that were not.

        Of the largest component that is joined all were, but for those of the texts whose candidates were ``found``.
        """
        for text, partners in found.items():
            joined = (text, *self._linked([text]))
            parts = {id(part): part for part in map(self._components.of, joined)}
            largest = max(parts.values(), key=len)
            due = {text}.union(*(part for part in parts.values() if part is not largest))
            self._components.join(joined)
            component = self._components.of(text)
            pairs = {
                (min(one, other), max(one, other))
                for one in due
                for other in (partners if one == text else self._partners(one)) & component
                if other not in self._scores.get(one, ())
            }
            self._judge(*self._placed(pairs))

    def _settle(self, changed: Set[int]) -> None:
        """Link anew the stories of texts that are new, or that have lost or won something.

        Stories that are linked among themselves come out the same, whatever else there is. So they are linked
        together with those that they might be merged with; and where they are, with what those might be merged with.
        """
        region = self._groups.whole(changed)
        while True:
            beside = self._groups.whole(self._linked(region)) - region
            groups = self._divided(sorted(region | beside, key=self._ident))
            mixed = {text for group in groups if not region.isdisjoint(group) for text in group} - region
            if not mixed:
                break
            region |= self._groups.whole(mixed)
        for text in region:
            self._groups.remove(text)
        for group in groups:
            if region.issuperset(group):
                self._groups.join(group)

    def _divided(self, texts: Sequence[int]) -> list[list[int]]:
        """Some texts, sorted by the ids that stand for them, divided into stories."""
        place = {text: at for at, text in enumerate(texts)}
        scores = {
            (place[text], place[other]): worth
            for text in texts
            for other, worth in self._scores.get(text, {}).items()
            if place[text] < place.get(other, -1)
        }
        groups: dict[int, list[int]] = defaultdict(list)
        for at, label in link(range(len(texts)), scores, (), set()).items():
            groups[label].append(texts[at])
        return list(groups.values())

    def _story(self, texts: Iterable[int]) -> Group:
        return group_of([self._texts[text] for text in sorted(texts)])
