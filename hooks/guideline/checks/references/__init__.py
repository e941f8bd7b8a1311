"""Family V: does every link lead somewhere, and is nothing left on a page that should have been a link
(design, 5)?

MkDocs' own validation sees links to missing pages and anchors too, but only while it builds, in English and
without line numbers. These checks read the sources, so that the check command finds the same without
rendering.

    links.py         dead, to be filled in, or to a withdrawn module
    anchors.py       the place behind the #, and headings that share one
    addresses.py     whole web addresses: unknown domain, http, the own site
    redirects.py     what an address of a mail program or library leads to
    markup.py        links and footnotes that lack their other half, or were typed as HTML
    leftovers.py     signs of other dialects, and halves of markup, that stay as text
    mentions.py      ‘zie module’ without a link
    orphans.py       pages that nothing leads to
    relations.py     ids under ‘verwant’ and ‘steunt_op’

Shared by these files:

    targets.py       all references of all pages, and where they lead
    visible_text.py  where a pattern stands in what readers see
"""
