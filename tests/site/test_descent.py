"""The tree of who took from whom: every account once, no circle, and no more rows than a phone can bear."""

from __future__ import annotations

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz.model import Lineage, LineageKind, Member
from mujaz.site.descent import ROWS, Node, shown, tree
from mujaz.site.drawing import WIDTH, lay_out
from tests.site import sample

KINDS: tuple[LineageKind, ...] = ("original", "copy", "edited-copy", "rewrite", "independent")


def _member(
    number: int, kind: LineageKind = "independent", of: int | None = None, outlet: str = "", credit: str = ""
) -> Member:
    written = sample.article(
        f"a1-{number}", "خبر", ("نص.",), outlet or f"جهة {number}", credits=(credit,) if credit else ()
    )
    return sample.member(written, None, kind, None if of is None else f"a1-{of}")


def _told(rows: tuple[Node, ...]) -> list[tuple[int, str, str]]:
    return [(row.depth, row.manner, row.name or str(row.member)) for row in rows]


def test_an_agency_stands_above_who_took_from_it_and_their_copies_below() -> None:
    members = (
        _member(0, "original", credit="وكالة نبأ"),
        _member(1, "copy", 0),
        _member(2, "rewrite", 0),
        _member(3),
    )
    assert _told(tree(members)) == [
        (0, "root", "وكالة نبأ"),
        (1, "credit", "0"),
        (2, "copy", "1"),
        (2, "rewrite", "2"),
        (0, "root", "3"),
    ]


def test_an_agency_that_has_an_account_of_its_own_is_that_account() -> None:
    members = (_member(0, "original", credit="وكالة نبأ"), _member(1, "independent", outlet="وكالة نبأ"))
    assert _told(tree(members)) == [(0, "root", "1"), (1, "credit", "0")]


def test_an_original_that_nobody_is_shown_to_have_taken_from_is_not_shown_as_one() -> None:
    first, other = _member(0, "original"), _member(1)
    same = sample.member(other.article, None, "copy", "a1-0", directed=False)
    copy = sample.member(_member(2).article, None, "copy", "a1-0", directed=True)
    assert shown((first, same))["a1-0"] == Lineage("copy", "a1-1", False)
    assert shown((first, same, copy))["a1-0"] == first.lineage
    assert shown((first, same))["a1-1"] == same.lineage


def test_who_shares_wording_and_names_its_source_hangs_on_its_source() -> None:
    first = _member(0, "original", credit="وكالة نبأ")
    other = sample.member(_member(1, credit="صحيفة الوادي").article, None, "rewrite", "a1-0", directed=False)
    assert [row.manner for row in tree((first, other))] == ["root", "credit", "root", "credit"]


def test_of_one_account_in_two_wordings_none_is_called_the_same_text() -> None:
    first, other = _member(0, "original"), _member(1)
    retold = sample.member(other.article, None, "rewrite", "a1-0", directed=False)
    same = sample.member(_member(2).article, None, "copy", "a1-0", directed=False)
    assert [row.manner for row in tree((first, retold, same))] == ["root", "retold", "same"]


def test_two_who_name_each_other_make_no_circle() -> None:
    members = (
        _member(0, "copy", 1, outlet="وكالة نبأ", credit="صحيفة الوادي"),
        _member(1, "copy", 0, outlet="صحيفة الوادي", credit="وكالة نبأ"),
    )
    rows = tree(members)
    assert sorted(row.member for row in rows if row.member is not None) == [0, 1]


def test_accounts_that_took_nothing_have_no_tree() -> None:
    assert tree((_member(0), _member(1), _member(2))) == ()
    assert tree(()) == ()


def test_of_sixty_copies_a_few_are_drawn_and_the_rest_counted() -> None:
    rows = tree((_member(0, "original"), *(_member(n, "copy", 0) for n in range(1, 61))))
    assert len(rows) <= ROWS
    assert sum(row.count for row in rows) + sum(row.member is not None for row in rows) == 61


def test_a_great_many_copies_cost_little() -> None:
    members = (_member(0, "original"), *(_member(n, "copy", 0) for n in range(1, 20_001)))
    begun = process_time()
    assert sum(row.count for row in tree(members)) > 19_900
    assert process_time() - begun < 3


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.none() | st.integers(0, 69), st.sampled_from(["", "و", "1"])),
        max_size=70,
    )
)
def test_every_account_is_drawn_or_counted_once_below_what_it_hangs_on(
    drawn: list[tuple[LineageKind, int | None, str]],
) -> None:
    members = tuple(
        _member(n, kind, of, credit=f"جهة {credit}" if credit else "")
        for n, (kind, of, credit) in enumerate(drawn)
    )
    rows = tree(members)
    if not rows:
        return
    shown = [row.member for row in rows if row.member is not None]
    assert len(shown) == len(set(shown))
    assert len(shown) + sum(row.count for row in rows) == len(members)
    assert len(rows) <= ROWS
    for number, row in enumerate(rows):
        assert row.parent is None or row.parent < number
    for mirrored in (True, False):
        for place in lay_out(rows, mirrored=mirrored).places:
            assert 0 < place.x < WIDTH
            assert 0 < place.text < WIDTH
            assert place.letters > 15
