#!/usr/bin/env python3
"""The public headers tell a caller all there is to know: each function, struct, enum and type
of a callback has a comment; a function's ends with who may call it at once (Threads), what it
costs (Cost) and since which version it is there (Since); one that can fail names its errors,
and names only what exists.

reference.py [HEADER…]    all public headers, or those named"""

import os
import re
import sys
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[3]))
HEADERS = SOURCE / "include/aftercare"

COMMENT = re.compile(r"(?:^//[^\n]*\n)+", re.MULTILINE)
FUNCTION = re.compile(r"^AFTERCARE_API\b[^;]*?\b(aftercare_\w+)\s*\([^;]*;", re.MULTILINE)
STRUCT = re.compile(r"^typedef (?:struct|enum) (aftercare_\w+) (?:\{|aftercare_\w+;)",
                    re.MULTILINE)
CALLBACK = re.compile(r"^typedef (?!struct|enum)[\w *]*?(aftercare_\w+)\([^;]*;", re.MULTILINE)
ENDING = re.compile(r"\nThreads: [^\n].*?\.\nCost: [^\n].*?\.\nSince (\d+\.\d+\.\d+)\.$", re.DOTALL)
CODE = re.compile(r"\bE[A-Z]{2,}\b")
AS_OTHER = re.compile(r"\b(aftercare_\w+)\b")


def comment_above(text, at):
    """What stands right above, without its slashes; empty where a blank line parts them."""
    above = re.search(r"(?:^//[^\n]*\n)+\Z", text[:at], re.MULTILINE)
    return re.sub(r"^// ?", "", above[0], flags=re.MULTILINE).strip() if above else ""


def is_told(text, found):
    """Of a type: a comment above it, or above its neighbour of the same paragraph; an enum made
    of an X-macro is told of there."""
    paragraph = text.rfind("\n\n", 0, found.start()) + 2
    made_of = re.match(r"[^}]*?\b(AFTERCARE_\w+)\(X\)", text[found.start():])
    if made_of:
        paragraph = text.find(f"#define {made_of[1]}(X)")
        return bool(comment_above(text, paragraph))
    return text.startswith("//", paragraph) or bool(comment_above(text, found.start()))


def statuses():
    error_h = (HEADERS / "error.h").read_text(encoding="utf-8")
    return {f"{name}" for name in re.findall(r"X\((\w+), \d+, \"", error_h)}


def version():
    cmake = (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"project\(aftercare VERSION (\S+)", cmake)[1]


def as_number(words):
    return [int(word) for word in words.split(".")]


def wrong_with_function(found, comment, known):
    """What is wrong with the comment of a function, a sentence each."""
    if not comment:
        return ["has no comment"]
    wrong = []
    ending = ENDING.search("\n" + comment)
    if not ending:
        wrong.append("its comment should end with lines `Threads: ….`, `Cost: ….`, `Since 0.1.0.`")
    elif as_number(ending[1]) > as_number(version()):
        wrong.append(f"is there since {ending[1]}, and this is {version()}")
    codes = set(CODE.findall(comment))
    wrong += [f"{code} is no status (they are in error.h)" for code in sorted(codes - known)]
    can_fail = re.match(r"AFTERCARE_API\s+aftercare_status\b", found[0])
    if can_fail and not codes and not AS_OTHER.search(comment):
        wrong.append("can fail, and its comment names no status, nor a function that it fails as")
    return wrong


def wrong_with(header, known, names):
    text = header.read_text(encoding="utf-8")
    for kind, pattern in (("function", FUNCTION), ("type", STRUCT), ("callback", CALLBACK)):
        for found in pattern.finditer(text):
            comment = comment_above(text, found.start())
            wrong = wrong_with_function(found, comment, known) if kind == "function" else \
                [] if is_told(text, found) else ["has no comment"]
            line = text.count("\n", 0, found.start()) + 1
            yield from (f"{header.relative_to(SOURCE)}:{line}: {found[1]} {what}"
                        for what in wrong)
    for comment in COMMENT.finditer(text):
        line = text.count("\n", 0, comment.start()) + 1
        yield from (f"{header.relative_to(SOURCE)}:{line}: there is no {name}"
                    for name in AS_OTHER.findall(comment[0]) if name not in names)


def main():
    chosen = [SOURCE / path for path in sys.argv[1:]] or sorted(HEADERS.rglob("*.h"))
    every = "".join(header.read_text(encoding="utf-8") for header in HEADERS.rglob("*.h"))
    names = set(AS_OTHER.findall(re.sub(r"//[^\n]*", "", every)))
    known = statuses()
    mistakes = [mistake for header in chosen for mistake in wrong_with(header, known, names)]
    functions = sum(len(FUNCTION.findall(header.read_text(encoding="utf-8")))
                    for header in chosen)
    print("\n".join(mistakes) or f"{functions} functions are told of whole")
    return 1 if mistakes or not functions else 0


sys.exit(main())
