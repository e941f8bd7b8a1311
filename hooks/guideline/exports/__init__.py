"""From the model to what machines take: ``richtlijn.json``, JSON-LD, the calendar, the search index.

In: the model, today's date, the addresses of the site. Out: data that says the same as the pages. May not
know: the site generator, the pages that the site writes itself.
"""
