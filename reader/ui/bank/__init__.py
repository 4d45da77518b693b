"""The screen that finds in all articles."""
