"""Prefect flows: order, retry and schedule; nothing else."""
