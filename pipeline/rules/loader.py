"""Loading of the rule files."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from pipeline.errors import RuleDataError
from pipeline.rules.entities import Entities
from pipeline.rules.schema.abbreviations import Abbreviations
from pipeline.rules.schema.authorities import Authorities
from pipeline.rules.schema.base import RuleTable
from pipeline.rules.schema.catalogue import CatalogueRules
from pipeline.rules.schema.checks import Checks
from pipeline.rules.schema.confidence import ConfidenceRules
from pipeline.rules.schema.epochs import Epochs
from pipeline.rules.schema.guards import Guards
from pipeline.rules.schema.holidays import Holidays
from pipeline.rules.schema.kinds import Kinds
from pipeline.rules.schema.labels import Labels
from pipeline.rules.schema.laws import Laws
from pipeline.rules.schema.layout import Layout
from pipeline.rules.schema.names import Names
from pipeline.rules.schema.ocr_confusions import OcrConfusions
from pipeline.rules.schema.procedure_components import ProcedureComponents
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.rules.schema.provinces import Provinces
from pipeline.rules.schema.provisions import Provisions
from pipeline.rules.schema.publication_terms import PublicationTerms
from pipeline.rules.schema.references import CitationWords
from pipeline.rules.schema.secrecy import OpeningMarks, Secrecy
from pipeline.rules.schema.service_levels import ServiceLevels
from pipeline.rules.schema.signature_block import SignatureBlock
from pipeline.rules.schema.statistics import Statistics
from pipeline.rules.schema.status import StatusRules
from pipeline.rules.schema.triggers import Triggers
from pipeline.rules.territories import Territories

__all__ = ["DATA_DIR", "Rules", "load_rules"]

DATA_DIR = Path(__file__).parent / "data"
_Table = TypeVar("_Table", bound=RuleTable)


class Rules:
    """All rule tables of one folder; each file is read and validated when it is first asked for.

    A file that the folder does not have is taken from the data of the program, so that a department's own folder holds
    only what it changes.
    """

    def __init__(self, folder: Path = DATA_DIR) -> None:
        """Take the rules of ``folder``."""
        self.folder = folder

    @cached_property
    def version(self) -> str:
        """Return the version of the program and the hash of all rule files, e.g. ``0.1.0+3f2a9c01``."""
        digest = hashlib.sha256()
        for default in sorted(DATA_DIR.glob("*.toml")):
            digest.update(default.name.encode())
            digest.update(self._path(default.name).read_bytes())
        return f"{version('rasoat')}+{digest.hexdigest()[:8]}"

    @cached_property
    def kinds(self) -> Kinds:
        """Return the kinds of documents."""
        return self._load("kinds.toml", Kinds)

    @cached_property
    def names(self) -> Names:
        """Return the words for identifiers that users see."""
        return self._load("names.toml", Names)

    @cached_property
    def layout(self) -> Layout:
        """Return how the parts of a document look."""
        return self._load("layout.toml", Layout)

    @cached_property
    def opening_marks(self) -> OpeningMarks:
        """Return the lines that open an official document."""
        return self._load("opening_marks.toml", OpeningMarks)

    @cached_property
    def ocr_confusions(self) -> OcrConfusions:
        """Return the phrases that OCR gets wrong."""
        return self._load("ocr_confusions.toml", OcrConfusions)

    @cached_property
    def signature_block(self) -> SignatureBlock:
        """Return what signing programs draw on a page."""
        return self._load("signature_block.toml", SignatureBlock)

    @cached_property
    def secrecy(self) -> Secrecy:
        """Return the secrecy marks."""
        return self._load("secrecy.toml", Secrecy)

    @cached_property
    def territories(self) -> Territories:
        """Return how territories in the names of bodies are told apart."""
        return Territories(self.authorities.levels)

    @cached_property
    def authorities(self) -> Authorities:
        """Return the names of issuing bodies."""
        return self._load("authorities.toml", Authorities)

    @cached_property
    def provinces(self) -> Provinces:
        """Return provinces and their successors."""
        return self._load("provinces.toml", Provinces)

    @cached_property
    def entities(self) -> Entities:
        """Return spelling and identity of issuing bodies."""
        return Entities(self.authorities, self.provinces)

    @cached_property
    def procedure_tables(self) -> ProcedureTables:
        """Return how decisions that publish procedures are read."""
        return self._load("procedure_tables.toml", ProcedureTables)

    @cached_property
    def catalogue(self) -> CatalogueRules:
        """Return how imports of the catalogue of procedures are read."""
        return self._load("catalogue.toml", CatalogueRules)

    @cached_property
    def holidays(self) -> Holidays:
        """Return the days on which offices are closed."""
        return self._load("holidays.toml", Holidays)

    @cached_property
    def triggers(self) -> Triggers:
        """Return the verbs that say what a document does."""
        return self._load("triggers.toml", Triggers)

    @cached_property
    def labels(self) -> Labels:
        """Return what titles say a document does."""
        return self._load("labels.toml", Labels)

    @cached_property
    def confidence(self) -> ConfidenceRules:
        """Return what speaks against a claim, and from where on a claim counts by itself."""
        return self._load("confidence.toml", ConfidenceRules)

    @cached_property
    def status(self) -> StatusRules:
        """Return which act makes which event, and how a status is explained."""
        return self._load("status.toml", StatusRules)

    @cached_property
    def epochs(self) -> Epochs:
        """Return which law was in force on which day."""
        return self._load("epochs.toml", Epochs)

    @cached_property
    def guards(self) -> Guards:
        """Return the words around a verb."""
        return self._load("guards.toml", Guards)

    @cached_property
    def provisions(self) -> Provisions:
        """Return the units of documents as citations name them."""
        return self._load("provisions.toml", Provisions)

    @cached_property
    def references(self) -> CitationWords:
        """Return the words of citations."""
        return self._load("references.toml", CitationWords)

    @cached_property
    def laws(self) -> Laws:
        """Return laws, codes and ordinances by name."""
        return self._load("laws.toml", Laws)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Return issuing bodies in full and in short, as citations name them."""
        return self._load("abbreviations.toml", Abbreviations)

    @cached_property
    def statistics(self) -> Statistics:
        """Return quarters and words of the statistics on published procedures."""
        return self._load("statistics.toml", Statistics)

    @cached_property
    def checks(self) -> Checks:
        """Return the registers of document checks."""
        return self._load("checks.toml", Checks)

    @cached_property
    def service_levels(self) -> ServiceLevels:
        """Return the levels of online services as lists say them."""
        return self._load("service_levels.toml", ServiceLevels)

    @cached_property
    def procedure_components(self) -> ProcedureComponents:
        """Return the headings of procedures' components."""
        return self._load("procedure_components.toml", ProcedureComponents)

    @cached_property
    def publication_terms(self) -> PublicationTerms:
        """Return by when procedures must be published."""
        return self._load("publication_terms.toml", PublicationTerms)

    def _path(self, name: str) -> Path:
        own = self.folder / name
        return own if own.exists() else DATA_DIR / name

    def _load(self, name: str, model: type[_Table]) -> _Table:
        path = self._path(name)
        try:
            return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
            message = f"Tệp quy tắc {name} không hợp lệ: {error}"
            raise RuleDataError(message) from error


@lru_cache(maxsize=4)
def load_rules(folder: Path | None = None) -> Rules:
    """Return the rules of a folder (default: those shipped with the program); one object per folder and process."""
    return Rules(folder or DATA_DIR)
