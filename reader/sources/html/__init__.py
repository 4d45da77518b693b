"""Web pages: the article in them, found in a helper process with limits."""
