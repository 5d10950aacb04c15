"""Alembic's scripts: `env.py` and one file per revision."""
