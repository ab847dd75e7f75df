"""The ledger: drafts and the past ledger in, stories under permanent addresses and the next ledger out.

Enters: drafts (in any order), the ledger as it was. Leaves: a ``Naming`` — stories, named pages, redirects and
the ledger to write. Must not: use a counter, a clock or a title to name anything, or forget an address.

Naming with the ledger just written gives the same stories and the same ledger.
"""

from mujaz.ledger.addresses import lasting
from mujaz.ledger.names import Naming, name
from mujaz.ledger.pages import Opening
from mujaz.ledger.past import Ledger, read, write
from mujaz.ledger.sketches import recognise

__all__ = ["Ledger", "Naming", "Opening", "lasting", "name", "read", "recognise", "write"]
