"""Rows of the tables that publish administrative procedures."""
