"""Family W: is every registered value known, used by name and plausible (design, 4.4)?

register.py asks whether each value is known and used, copies.py whether none is typed over, measures.py
whether its number can be right, slips.py whether a typed dose is a slip for one, figures.py whether each
figure in the reasons has a source; texts.py tells on which texts readers act.
"""
