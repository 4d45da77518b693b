"""What a feed lists, on screen."""
