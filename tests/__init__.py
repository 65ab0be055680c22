"""Lessons: each test's name is what it teaches."""
