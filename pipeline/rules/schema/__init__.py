"""Shapes of the rule files, one module per stage that reads them."""
