"""Rosters as spreadsheets: CSV and XLSX, read and written."""
