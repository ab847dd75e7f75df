"""Mujaz."""
