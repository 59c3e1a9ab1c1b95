"""Domain XML: what a definition is (`definition`), how one is read (`read`), and a module for each thing in it."""
