"""What can go wrong: a ``Problem`` is a value and the run goes on; a ``MujazError`` ends it.

Bad input (an unreadable file, a ruling that names nobody) is a Problem: it says where, what, and what the
editor can do. A broken promise (accounts that do not close, a page that was not written) is an exception.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in the input that an editor should look at; never stops a run."""

    file: str
    """Path as the editor knows it, or ``file#row``."""
    line: int
    """From 1; 0 where the whole file is meant."""
    message: str
    """What is wrong and what to do next, one sentence each."""

    def __str__(self) -> str:
        """``file:line``, or ``file#row`` with the line where it is another number: rows of a CSV file hold several."""
        row = self.file.rpartition("#")[2]
        if row.isdecimal():
            apart = f" (line {self.line})" if self.line not in {0, int(row)} else ""
            return f"{self.file}{apart}: {self.message}"
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}"


class MujazError(Exception):
    """Base of all that ends a run. Command line: exit code 1."""


class SettingsError(MujazError):
    """A setting or a path given by the caller cannot be used. Command line: exit code 2."""


class AccountsError(MujazError):
    """The sums of law 1 do not close: a defect of Mujaz, never of the input."""


class BuildError(MujazError):
    """A page that had to be there was not written, or the site could not be put in place."""
