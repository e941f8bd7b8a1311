"""From the source of a page to its HTML: the guideline's own Markdown.

In: the model and one page. Out: an extension for Python-Markdown with citations, values, blocks and
drawings, and the words in which readers get strength, certainty and references. May not know: checks,
whole pages, the theme.
"""
