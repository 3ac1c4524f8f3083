"""The JSON API for other systems: read only, the same answers as the pages."""

from pipeline.web.api.application import create_api

__all__ = ["create_api"]
