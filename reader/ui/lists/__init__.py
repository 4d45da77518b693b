"""What the screens that show a list of the whole library share."""
