"""Family H: is the review log possible and complete, and is the review still in time (design, 4.1 and 5)?

    log.py               filled, in order, literature not later than the assessment
    dates.py             exist, lie in the past, are not typed by hand
    change_log.py        days, order and ids of the change log
    due.py               the interval, and whether the review is in time
    status.py            agrees with the authorisation and the log
    searches.py          the saved search of a module can be read and has been
    patient_pages.py     read again after their recommendations changed
    local_agreements.py  the agreements of a hospital are not old

Shared by these files:

    modules.py           the pages under review whose metadata can be read
"""
