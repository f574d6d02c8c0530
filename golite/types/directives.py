"""The words of ``//go:...`` directives."""

from __future__ import annotations

from golite.types.const import parse_string


def embed_patterns(text: str, start: int = 0) -> list[tuple[str, int]]:
    """The patterns of ``go:embed a "b c" `d` ``, each with where it is; ``start``: where the text is. Raises ValueError with gc's words for a
    quoted pattern that does not end."""
    found = []
    at = len("go:embed")
    while at < len(text):
        char = text[at]
        if char in " \t\r":
            at += 1
            continue
        end = at
        if char in "\"`":
            end += 1
            while end < len(text) and text[end] != char:
                end += 2 if char == '"' and text[end] == "\\" else 1
            rest = text[end + 1 :]
            if end >= len(text) or (rest and not rest[0].isspace()):
                raise ValueError(f"invalid quoted string in //go:embed: {text[at:]}")
            found.append((parse_string(text[at : end + 1]).decode("utf-8", "surrogateescape"), start + at))
            end += 1
        else:
            while end < len(text) and not text[end].isspace():
                end += 1
            found.append((text[at:end], start + at))
        at = end
    return found
