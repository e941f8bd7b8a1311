"""From the Mermaid source of a flowchart to its graph, its drawing, its steps in text and its files.

In: the text of one diagram. Out: nodes and arrows, SVG, PDF, HTML, or an error with its line. May not
know: pages, recommendations, the site; links come in as a function that makes addresses.
"""
