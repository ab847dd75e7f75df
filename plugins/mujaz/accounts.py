"""The accounts of law 1: every byte of every record, and every article, counted exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mujaz.curation import Curated
from mujaz.errors import AccountsError
from mujaz.model import Article, Reading, Sums

MARKUP = "markup"
"""The cut that stands for what was not extracted from a derived record."""
BYTE_ORDER_MARK = "byte-order-mark"


class Accounts:
    """The sums in the making: readings are added one by one, and none is kept."""

    def __init__(self) -> None:
        self._records = 0
        self._roles: Counter[str] = Counter()
        self._rules: Counter[str] = Counter()

    def add(self, reading: Reading) -> None:
        """Count the bytes of a record.

        Raises:
            AccountsError: the parts do not tile the record, or its bytes are not what its file holds.
        """
        roles, rules = _sizes(reading)
        self._records += 1
        self._roles.update(roles)
        self._rules.update(rules)

    def cut(self, rule: str, size: int) -> None:
        """Count bytes that were added as body as a cut by ``rule``: the table of the corpus came to know them."""
        self._roles["body"] -= size
        self._rules[rule] += size

    def settle(self, found: Sequence[Article], curated: Curated) -> Sums:
        """The sums over all records and articles.

        Raises:
            AccountsError: bytes or articles are missing or counted twice.
        """
        published = [member for group in curated.groups for member in group.members]
        held, rejected = (
            [withheld.article.id for withheld in kind] for kind in (curated.held, curated.rejected)
        )
        _check_states([article.id for article in found], [*published, *held, *rejected])
        sums = Sums(
            records=self._records,
            total=self._roles.total() + self._rules.total(),
            article=self._roles["title"] + self._roles["body"],
            metadata=self._roles["metadata"],
            cut=self._rules.total(),
            cuts={rule: size for rule, size in sorted(self._rules.items()) if size},
            found=len(found),
            published=len(published),
            held=len(held),
            rejected=len(rejected),
        )
        if not sums.closes():
            raise AccountsError(f"the accounts do not close: {sums}")
        return sums


def _sizes(reading: Reading) -> tuple[Counter[str], Counter[str]]:
    """Bytes by role (``title``, ``body``, ``metadata``), and bytes of the cuts by rule.

    A text record is measured in its own encoding, a derived one in UTF-8, its rest being ``markup``.

    Raises:
        AccountsError: the parts do not tile the record, or its bytes are not what its file holds.
    """
    record = reading.record
    roles: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    at = 0
    for part in reading.parts:
        if part.start != at or part.end < part.start:
            raise AccountsError(f"{record.name}: parts leave a gap or overlap at character {at}")
        at = part.end
        size = record.size(part.start, part.end)
        if part.role in {"cut", "blank"}:
            rules[part.rule] += size
        else:
            roles[part.role] += size
    if at != len(record.text):
        raise AccountsError(f"{record.name}: parts end at character {at} of {len(record.text)}")
    counted, raw = roles.total() + rules.total(), record.raw.end - record.raw.start
    if record.derived:
        # An extraction can be longer than its file (a legacy encoding reads as UTF-8): then nothing is left over.
        rules[MARKUP] += max(0, raw - counted)
    elif counted + record.mark != raw:
        raise AccountsError(f"{record.name}: {counted + record.mark} bytes accounted for, {raw} in the file")
    else:
        rules[BYTE_ORDER_MARK] += record.mark
    return roles, rules


def _check_states(found: Sequence[str], stated: Iterable[str]) -> None:
    """Every article found is published, held or rejected, and in one state only."""
    counted = Counter(stated)
    wrong = sorted({ident for ident in found if counted[ident] != 1} | (counted.keys() - set(found)))
    if wrong:
        raise AccountsError(f"articles without exactly one state: {', '.join(wrong[:5])}")
