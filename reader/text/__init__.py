"""What every room needs to know of plain text: sanitising, folding, sentences."""
