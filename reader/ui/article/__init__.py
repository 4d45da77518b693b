"""One article on screen, before anything is drawn: what is known of it, the focus, where keys
lead."""
