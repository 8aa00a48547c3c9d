"""Builders, doubles and page objects that tests share."""
