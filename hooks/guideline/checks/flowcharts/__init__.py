"""Family S: can every flowchart be drawn whole, and is its logic sound (design, 4.5 and 5)?

    drawing.py    cannot be drawn, loses text, or is left to the browser
    paths.py      one start, no dead end, no cycle
    decisions.py  two ways out, each with a label
    ends.py       lead to a recommendation
    labels.py     too much text, markup in it, no title or description
    names.py      lines about nodes that are not there, two texts, no link
    colours.py    own colours and unknown classes

Shared by these files:

    charts.py     the flowcharts that could be drawn, with their places in the source
    examples.py   pieces of the small flowchart that the examples change
"""
