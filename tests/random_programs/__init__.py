"""Generators of Go programs for tier_programs.py (the tiers beside each other) and go_programs.py (beside real Go).

types.py, expressions.py, statements.py and mixed.py build up a generator that writes any statement inside any other; the families write what
needs a shape of its own. All of it depends on the random numbers given only.
"""
