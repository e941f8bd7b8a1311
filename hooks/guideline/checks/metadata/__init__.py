"""Family M: is every file readable, and are the metadata and the structure of each module as agreed (design,
4.1–4.3)?

    files.py             can be read as text, and has a name that can be an address
    front_matter.py      the data at the top of a page: syntax, keys and values
    plain_data.py        nothing but data, of a size to read; the settings
    module_ids.py        the id of a module is that of its file, and of no other
    module_map.py        the modules and docs/modules.yml agree
    navigation.py        the modules and the menu agree
    roles.py             the pages, folders and actions with a task in the settings are there
    sections.py          the agreed sections of a module, in order
    recommendations.py   complete, in their place, each with its own id
    classification.py    the lists of situations, actions and disciplines, and their use
    blocks.py            known, closed and filled
    markup.py            markers in remarks, attributes in braces
    layers.py            what stands beside a recommendation
    unfinished.py        signs that keep a place for what was to be filled in
    proofs.py            what the hazard log, the accountability and the promises name as proof is there
    quality.py           the promises of quality name commands that are there, and agree with their figures
    accounts.py          the answers to the instruments, and the data about the makers
    local_agreements.py  the agreements of a hospital belong to modules
"""
