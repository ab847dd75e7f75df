"""site: the Digest becomes pages, feeds and ``stories.json``.

What enters: ``model.Digest``, the registry of outlets (for permissions) and Pelican's settings.
What leaves: files, all through ``output.Output``. The flow, from value to file:

    Digest ─► lookup, editions ─► viewer (views) ─► pages/, templates ─► output
                     └► feeds/, exports ─────────────────────────────────────────────┘

``text`` makes what came from a corpus harmless, ``words`` and ``phrases`` hold what the site itself says,
``calendars`` its days, ``markup`` and ``reader`` the editor's Markdown. ``environment`` prepares Jinja.
What it must not do: decide anything about a story. Counts, lineage, dates and order of members arrive decided;
the site only ranks stories inside an edition (``editions``) and shows as much text as an outlet permits.
"""
