"""``make audit``: the demo site before real validators and in a real browser, one table, and no mercy.

``python -m tests.audit`` runs all of it, ``python -m tests.audit access print`` only these. Each module holds one
kind of check and yields ``findings.Finding``s; ``stage`` builds and serves the site for all of them.
"""
