"""The screen with all articles."""
