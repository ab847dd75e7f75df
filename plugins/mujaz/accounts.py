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


def settle(readings: Iterable[Reading], found: Sequence[Article], curated: Curated) -> Sums:
    """The sums over all records and articles.

    Raises:
        AccountsError: bytes or articles are missing or counted twice.
    """
    published = [member for group in curated.groups for member in group.members]
    held, rejected = ([withheld.article.id for withheld in kind] for kind in (curated.held, curated.rejected))
    _check_states([article.id for article in found], [*published, *held, *rejected])
    cuts: Counter[str] = Counter()
    records = total = article = metadata = 0
    for reading in readings:
        records += 1
        roles, rules = _sizes(reading)
        total += roles.total() + rules.total()
        article += roles["title"] + roles["body"]
        metadata += roles["metadata"]
        cuts.update(rules)
    sums = Sums(
        records=records,
        total=total,
        article=article,
        metadata=metadata,
        cut=sum(cuts.values()),
        cuts={rule: size for rule, size in sorted(cuts.items()) if size},
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
    encoding = "utf-8" if record.derived else record.encoding
    roles: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    at = 0
    for part in reading.parts:
        if part.start != at or part.end < part.start:
            raise AccountsError(f"{record.name}: parts leave a gap or overlap at character {at}")
        at = part.end
        size = len(record.text[part.start : part.end].encode(encoding, "surrogateescape"))
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
