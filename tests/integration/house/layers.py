#!/usr/bin/env python3
"""Which room may include what (core/README.md). Circles are found by no_circles.py."""

import os
import re
import sys
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[3]))

# Rooms of core/ whose headers a room may include, besides its own.
LIBRARY = ["base", "facts", "rules", "lua", "plan"]
ROOMS = {room: LIBRARY[:at] for at, room in enumerate(LIBRARY)}
ROOMS |= {
    "calendar": ["base"],
    "channels": ["base", "calendar"],
    "reminders": ["base"],
    "posting": ["base"],
    "decisions": ["base"],
    "http": ["base", "calendar", "posting", "decisions"],
    "simulation": ["base", "posting", "channels", "reminders"],
    "cli": ["base", "calendar", "decisions"],
    "daemon": ["base", "http", "decisions"],
}

# The structs of functions at which the daemon's rooms meet.
MEETING = {
    "core/channels/channel.h": ["reminders"],
    "core/reminders/store.h": ["channels"],
}

# Public headers: the library never sees the daemon's.
PUBLIC = {room: ["error.h", "rules.h", "assess.h", "assessment.h", "batch.h",
                 "explanation.h", "facts.h", "facts_plan.h", "plan.h", "planned.h", "test.h", "author.h",
                 "aftercare.h"]
          for room in LIBRARY}

# Other people's headers: where they may be included, and in how many files at most.
FOREIGN = [
    (r"(cjson/)?cJSON\.h", r"core/base/", 1),
    (r"(sha2|md5|sha1|sha256|sha512)\.h", r"core/base/", 1),
    (r"(lua|lauxlib|lualib|luaconf)\.h", r"core/lua/", None),
    (r"sqlite3\.h", r"core/reminders/store_", None),
    (r"zstd\.h", r"core/reminders/compressor", 1),
    (r"zstd_errors\.h", r"core/reminders/compressor", 1),
    (r"libpq-fe\.h", r"core/reminders/store_", None),
    (r"microhttpd\.h", r"core/http/", None),
    (r"curl/.*", r"core/channels/", None),
    (r"openssl/.*", r"core/(channels|http)/", None),
    (r"uv\.h", r"core/(reminders|channels|http|daemon)/", None),
    (r"libical/.*", r"core/calendar/", 1),
]

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def files():
    found = sorted((SOURCE / "core").rglob("*.[ch]"))
    return found + sorted((SOURCE / "include").rglob("*.h"))


def own_header_is_refused(path, header):
    """Why path, in its room, may not include this header of ours; or nothing."""
    room = path.split("/")[1]
    if header.startswith("aftercare/"):
        name = header.removeprefix("aftercare/")
        if path.startswith("include/") or name in PUBLIC.get(room, [name]):
            return None
        return f"the library's rooms know only {', '.join(PUBLIC[room])}"
    if path.startswith("include/"):
        return "a public header includes public headers only"
    if not header.startswith("core/") or ".." in header:
        return 'write it from the root ("core/base/arena.h")'
    theirs = header.split("/")[1]
    if theirs == room or theirs in ROOMS.get(room, []) or room in MEETING.get(header, []):
        return None
    allowed = ", ".join([room] + ROOMS.get(room, []))
    return f"core/{room} may use {allowed}"


def foreign_header_is_refused(path, header, counts):
    for pattern, where, most in FOREIGN:
        if re.fullmatch(pattern, header):
            if not re.match(where, path):
                return f"only {where} includes it"
            users = counts.setdefault(pattern, [])
            users.append(path)
            if most and len(users) > most:
                return f"only one file includes it, and {users[0]} does"
    return None


def main():
    mistakes, counts = [], {}
    for file in files():
        path = file.relative_to(SOURCE).as_posix()
        text = file.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            ours, theirs = match.groups()
            line = text.count("\n", 0, match.start(1 if ours else 2)) + 1
            if ours:
                refused = own_header_is_refused(path, ours)
            else:
                refused = foreign_header_is_refused(path, theirs, counts)
            if refused:
                mistakes.append(f"{path}:{line}: includes {ours or theirs} ({refused})")
    for room in sorted(p.name for p in (SOURCE / "core").iterdir()
                       if any(p.glob("*.[ch]"))):
        if room not in ROOMS:
            mistakes.append(f"core/{room}: no such room (add it to the table in this check)")
    print("\n".join(mistakes) or f"{len(files())} files keep the layers")
    return 1 if mistakes else 0


sys.exit(main())
