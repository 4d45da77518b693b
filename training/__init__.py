"""From a folder of open data to the language model that ships with Reader."""
