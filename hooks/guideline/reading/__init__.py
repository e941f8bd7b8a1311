"""From files to the model: settings, pages, data files, bibliography.

In: the folder of a project. Out: a ``Guideline``, with a problem at its line for whatever could not be
read; bad input never raises. May not know: what the checks make of it, how a page looks. Keeps results by
content in a cache.
"""
