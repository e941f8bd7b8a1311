"""From the model to what the site writes itself: sections, tables, lists and boxes in pages, and whole
pages.

In: the model and today's date. Out: Markdown or HTML from the templates in ``templates/``, everything
typed by an editor escaped. May not know: the site generator, the theme, the finished HTML.
"""
