"""Alembic's scripts: how a chapter file's tables grew."""
