"""The reading page: wrap, layers and the one widget that draws the text."""
