#!/usr/bin/env python3
"""The C core knows no medicine: no text in it names a term of the vocabulary, nor a word by
which a plugin decides. Both lists are read from the Lua files themselves."""

import os
import re
import sys
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[3]))

# Terms that are ordinary English, too: a text may hold them, but not be one of them.
ORDINARY = {"back", "face", "hand", "temple", "scar", "neck", "arm", "leg", "chin", "nose"}

TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"', re.DOTALL)
TERM = re.compile(r'^\s*term\s+"([^"]+)"', re.MULTILINE)
FOLD = re.compile(r"^kind\b.*?^}", re.MULTILINE | re.DOTALL)


def terms():
    found = set()
    for file in (SOURCE / "rules/vocabulary").rglob("*.lua"):
        found.update(TERM.findall(file.read_text(encoding="utf-8")))
    return found


def deciding_words():
    """Choices of the fields by which the worst is found and windows are cut."""
    found = set()
    for file in (SOURCE / "plugins").glob("*.lua"):
        for kind in FOLD.findall(file.read_text(encoding="utf-8")):
            by = re.search(r'(?:worst_of|cut_windows)\s*{[^}]*\bby\s*=\s*"(\w+)"', kind)
            if by:
                field = rf'{{\s*"{by[1]}",[^{{}}]*among\s*=\s*{{([^}}]*)}}'
                found.update(TEXT.findall(re.search(field, kind)[1]))
    return found


def without_comments(code):
    def blank(match):
        kept = match[0].startswith('"')
        return match[0] if kept else re.sub(r"[^\n]", " ", match[0])

    return COMMENT.sub(blank, code)


def named(text, words, decisions):
    """The medical word that a C text names, or nothing."""
    if text in words or text in decisions:
        return text
    parts = set(re.findall(r"[a-z0-9_]+", text)) - ORDINARY
    return next(iter(sorted(parts & words)), None)


def main():
    words, decisions = terms(), deciding_words()
    if len(words) < 100 or len(decisions) < 4:
        print(f"only {len(words)} terms and {len(decisions)} decisions found: "
              "this check no longer reads the vocabulary")
        return 1
    mistakes = []
    files = sorted((SOURCE / "core").rglob("*.[ch]")) + sorted(
        (SOURCE / "include").rglob("*.h"))
    for file in files:
        code = without_comments(file.read_text(encoding="utf-8"))
        for match in TEXT.finditer(code):
            if word := named(match[1], words, decisions):
                line = code.count("\n", 0, match.start()) + 1
                path = file.relative_to(SOURCE)
                mistakes.append(f"{path}:{line}: names \"{word}\" (that belongs into Lua)")
    print("\n".join(mistakes) or f"{len(files)} files know none of {len(words)} terms")
    return 1 if mistakes else 0


sys.exit(main())
