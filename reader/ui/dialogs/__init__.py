"""What opens over the page, asks or shows one thing, and hands back a result."""
