"""One article on screen, before anything is drawn: what is known of it and lies over its text, the
focus, where keys lead."""
