"""Family L: do citations and bibliography agree, and does every recommendation rest on sources that were
read?

    citations.py    what the pages cite, and what recommendations rest on
    entries.py      each source can be read, found, and is there once
    identifiers.py  keys, DOI, PMID, address
    retractions.py  sources that were retracted, and how old the list is that says so
    sites.py        sites that a source without DOI or PMID may lead to
    fields.py       kind, year, note and the names of fields
    markup.py       TeX and HTML in a field
    authors.py      names as BibTeX reads them
    names.py        what is wrong with a list of authors, and how to type it
"""
