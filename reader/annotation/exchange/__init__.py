"""Formats in which notes leave a store and come into one."""
