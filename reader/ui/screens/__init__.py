"""The full screens of the program."""
