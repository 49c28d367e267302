"""Small programs that would abort on a Qt that is unsafe for this Python."""
