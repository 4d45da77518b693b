"""What is fast, how fast, and how that is measured: `make bench`."""
