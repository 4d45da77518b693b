"""What screens, panels and dialogs are made of: rows, filter, prompt, status and title lines."""
