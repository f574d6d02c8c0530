"""golite runs Go source inside a Python process. See docs/architecture.md.

Nothing is imported here: start-up is a feature.
"""

__version__ = "0.1.0"
__all__ = ["__version__"]
