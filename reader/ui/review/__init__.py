"""The screen of what needs a look."""
