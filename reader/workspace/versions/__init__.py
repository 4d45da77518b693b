"""Versions of an article: what another look at its source brings, and lines brought back."""
