"""feeds: the Digest becomes what subscribers live on.

What enters: the digest's stories and editions. What leaves: ``(path, bytes)`` of every feed, for ``output.Output``.

    stories, editions ─► items ─► channels ─► history ─► entries ─► rss, atom, jsonfeed ─► output
                        ids,     which       documents,  every      one module per format
                        dates    feeds       archives    word                 └► opml, styles

``items`` and ``history`` are pure arithmetic of ids and dates: all paths are known before anything is rendered.
``entries`` says each item once, whatever the number of feeds that hold it; ``extras`` teaches feedgen what it lacks.
feedgen is imported where a feed is written, and nowhere else.
What it must not do: read the clock, or an earlier build. What changed follows from articles' dates and rulings.
"""
