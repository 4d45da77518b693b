"""How everything looks: themes, colours of tags, terminals with few colours, the user's sheet."""
