"""What each template is given: frozen values with every word and address ready, so that templates only loop."""

from mujaz.site.views.comparison import Comparison, Piece, Side
from mujaz.site.views.lists import Card, Heading, Link, Moment, Sheet, Subject
from mujaz.site.views.numbers import Bar, Figures, Matrix, Part, Piecework, Stretch, Workshop
from mujaz.site.views.story import (
    Account,
    Alone,
    Appearance,
    Branch,
    CoveredDay,
    Differences,
    Happened,
    Page,
    Pedigree,
    Point,
    Quoted,
    Share,
    Source,
    Voice,
)
from mujaz.site.views.terms import Cell, Grid, Row, Term

__all__ = [
    "Account",
    "Alone",
    "Appearance",
    "Bar",
    "Branch",
    "Card",
    "Cell",
    "Comparison",
    "CoveredDay",
    "Differences",
    "Figures",
    "Grid",
    "Happened",
    "Heading",
    "Link",
    "Matrix",
    "Moment",
    "Page",
    "Part",
    "Pedigree",
    "Piece",
    "Piecework",
    "Point",
    "Quoted",
    "Row",
    "Share",
    "Sheet",
    "Side",
    "Source",
    "Stretch",
    "Subject",
    "Term",
    "Voice",
    "Workshop",
]
