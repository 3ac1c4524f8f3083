"""The pages as one application: read only, for this machine only."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Thread

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from pipeline.web import (
    api_page,
    check_pages,
    compare_pages,
    document_pages,
    export_pages,
    files,
    lateness_pages,
    overview_pages,
    register_pages,
    search_pages,
    statistics_pages,
    work_pages,
)
from pipeline.web.api import create_api
from pipeline.web.errors import add_error_pages
from pipeline.web.kept_register import KeptRegister
from pipeline.web.page_images import PageImages
from pipeline.web.security import ALLOWED_HOSTS, SecurityHeaders
from pipeline.web.site import STATIC, Site
from pipeline.wiring import Parts

__all__ = ["create_app"]

_VIETNAM = dt.timezone(dt.timedelta(hours=7))


def create_app(
    parts: Parts, *, today: Callable[[], dt.date] | None = None, when_warm: Callable[[], None] = lambda: None
) -> FastAPI:
    """Return the application over the parts of the program; ``today`` is Vietnam's day unless another is given.

    ``when_warm`` is called once when everything that stays in memory is there.
    """
    site = Site(parts, today or (lambda: dt.datetime.now(tz=_VIETNAM).date()))
    images = PageImages(parts)
    register = KeptRegister(site)

    def warm_register() -> None:
        register.warm()
        when_warm()

    @asynccontextmanager
    async def ready(_: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(site.warm)
        Thread(target=warm_register, daemon=True).start()
        yield

    app = FastAPI(title="rasoat", docs_url=None, redoc_url=None, openapi_url=None, lifespan=ready)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for routes in (overview_pages.routes(site), search_pages.routes(site), statistics_pages.routes(site)):
        app.include_router(routes)
    app.include_router(lateness_pages.routes(site))
    app.include_router(check_pages.routes(site))
    app.include_router(register_pages.routes(site, register))
    app.include_router(work_pages.routes(site, register))
    app.include_router(export_pages.routes(site))
    app.include_router(compare_pages.routes(site))
    api = create_api(site)
    app.include_router(api_page.routes(site, api))
    app.mount("/api", api)
    app.include_router(document_pages.routes(site, images))
    app.include_router(files.routes(site, images))
    add_error_pages(app, site)
    app.add_middleware(GZipMiddleware, minimum_size=2_000, compresslevel=1)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=ALLOWED_HOSTS)
    return app
