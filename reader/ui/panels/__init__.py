"""The panels beside the text: where one is in the article, who speaks, what was noted."""
