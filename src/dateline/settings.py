"""Settings: the only reader of the environment and of configuration files.

A setting is taken from the first of: what the caller gives (a command's option), the environment (`DATELINE_WORKERS`),
`dateline.toml` in the working directory, `dateline/config.toml` in the user's configuration folder, the default.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings import (
    SettingsError as SourceError,
)

from dateline.errors import SettingsError

_PREFIX = "DATELINE_"
_LOCAL_FILE = "dateline.toml"
_MOST_WORKERS = 1024
LogLevel = Literal["debug", "info", "warning", "error"]


def _user_folder(variable: str, fallback: str) -> Path:
    """A folder of the XDG Base Directory Specification: what the variable names, if absolute, else the fallback."""
    given = os.environ.get(variable, "")
    return Path(given) if given.startswith("/") else Path.home() / fallback


def config_files() -> tuple[Path, ...]:
    """Where settings are looked for, the file that counts most last."""
    return (_user_folder("XDG_CONFIG_HOME", ".config") / "dateline" / "config.toml", Path(_LOCAL_FILE).absolute())


class Settings(BaseSettings):
    """Every setting of Dateline; made by `load`.

    Attributes:
        cache_dir: where files that can be built again are kept, such as the gazetteer.
        gazetteer: the gazetteer's file; None for the one in `cache_dir`.
        workers: processes that read reports; 0 for one per processor that this process may use.
        db: the database's path or URL.
        host: address the web server listens on.
        port: port the web server listens on; 0 for any that is free.
        log_level: the least serious messages that are logged.
    """

    model_config = SettingsConfigDict(env_prefix=_PREFIX, env_ignore_empty=True, extra="forbid", frozen=True)

    cache_dir: Path = Field(default_factory=lambda: _user_folder("XDG_CACHE_HOME", ".cache") / "dateline")
    gazetteer: Path | None = None
    workers: int = Field(default=0, ge=0, le=_MOST_WORKERS)
    db: str = Field(default="dateline.db", min_length=1)
    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=8000, ge=0, le=65535)
    log_level: Annotated[
        LogLevel, BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
    ] = "warning"

    @field_validator("cache_dir", "gazetteer")
    @classmethod
    def _at_home(cls, path: Path | None) -> Path | None:
        return path.expanduser() if path else path

    @field_validator("db")
    @classmethod
    def _database(cls, target: str) -> str:
        return target if "://" in target else str(Path(target).expanduser())

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Options, environment and the two files; neither .env files nor secrets folders."""
        files = TomlConfigSettingsSource(settings_cls, toml_file=list(config_files()))
        return init_settings, env_settings, files


def load(**given: Any) -> Settings:
    """The settings in force; an option that is None counts as not given.

    Raises:
        SettingsError: a value that is not valid, a setting that does not exist, or a file that is no TOML.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise SettingsError("; ".join(_explained(problem) for problem in error.errors(include_url=False))) from error
    except (tomllib.TOMLDecodeError, SourceError, UnicodeDecodeError, OSError, RuntimeError) as error:
        raise SettingsError(
            f"the settings cannot be read: {error}; looked in {', '.join(map(str, config_files()))}"
        ) from error


def _explained(problem: Any) -> str:
    """One sentence about one value, with the name to look for in a file or, in capitals, in the environment."""
    name = ".".join(str(part) for part in problem["loc"]) or "settings"
    if problem["type"] == "extra_forbidden":
        return f"there is no setting {name!r}; there are {', '.join(Settings.model_fields)}"
    return f"{name} (or {_PREFIX}{name.upper()}) is {problem['input']!r}: {problem['msg'].lower()}"
