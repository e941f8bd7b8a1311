"""From what an editor asks on the command line to changed files: modules, recommendations, reviews, sources,
names.

In: a project folder, the checked guideline in it, and the options of a command. Out: the whole change at
once, tried in a copy and checked before anything is written. May not know: the site generator.

A command is a function in the file of its subject, registered with ``command(…)``. It changes texts in a
``Tree``; nothing reaches the disk before the checks have read the result.
"""
