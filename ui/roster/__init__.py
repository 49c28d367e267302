"""The members' page: the list, one member in full, and rosters in and out of files."""
