"""Citing what is under the eye, and the whole library, as the user chose to."""
