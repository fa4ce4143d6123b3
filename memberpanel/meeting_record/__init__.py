"""The record of one meeting of the panel, as a Word document for the clerk."""
