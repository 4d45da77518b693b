"""The screen of everybody who is quoted in the library."""
