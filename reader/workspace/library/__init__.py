"""The library: its articles in rows, put in, forgotten, and whoever speaks in them."""
