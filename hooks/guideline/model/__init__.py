"""The guideline in memory: pages, recommendations, values, sources, their dates and where they stand.

In: what ``reading`` took from the files. Out: one ``Guideline``, and what follows from it by name or
date. May not know: how files are read, how anything is checked, shown or written. Stands on
``flowcharts`` alone, whose graphs are part of a guideline.
"""
