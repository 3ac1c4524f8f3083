"""Rows of the tables that publish administrative procedures."""

from pipeline.procedures.read import read_procedures

__all__ = ["read_procedures"]
