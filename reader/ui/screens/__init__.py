"""The reading screen and its parts, a file for each kind of thing that its keys do.

All parts share one `Desk`: the article, the page, what is in focus, and how something is said.
"""
