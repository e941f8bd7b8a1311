"""From the HTML that the generator wrote to what readers get: names for screen readers, English marked,
first paint, headers.

In: finished pages as text or as files. Out: the same, completed. May not know the guideline: no other
wing is imported here, and only checks and the site know this one.
"""
