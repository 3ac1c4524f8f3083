"""Measuring: accuracy and speed, each one command."""
