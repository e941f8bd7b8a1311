"""From two readings of one page to where they differ: the source as the reader of the checks understands it,
and the finished text as a browser does.

In: the body of a page, and its HTML. Out: differences, each at its line with what was typed, what is shown
and what is known to cause it. May not know: how HTML is made, and what is said about a difference.
"""
