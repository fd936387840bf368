#!/usr/bin/env python3
"""Makes the manual pages: of the programs from what they say of themselves with --help, of
the functions from the comments in the headers. So nothing is told twice.

manual.py FOLDER AFTERCARE AFTERCARED SCDOC HEADER…"""

import gzip
import os
import re
import subprocess
import sys
import time
from pathlib import Path

DAY = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", 0)) or None))


SENTENCE_MAX = 150  # of what a page is about


def said(*command):
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def plain(text):
    """As scdoc takes it: its own signs are escaped."""
    return re.sub(r"([\\*_`~])", r"\\\1", text)


def title(name, section):
    return f"{name}({section})\n\n# NAME\n\n"


def options(lines):
    """Rows `  --name VALUE   what it does`, a paragraph each."""
    out = []
    for line in lines:
        row = re.match(r"^\s+(--[a-z-]+)(?: ([A-Z][A-Z/]*))?\s\s+(.*)$", line)
        if row:
            value = f" _{row[2]}_" if row[2] else ""
            out.append(f"*{row[1]}*{value}\n\t{plain(row[3])}\n")
    return "\n".join(out)


EXAMPLES = """# EXAMPLES

The verdict on the treatments that a document asks about:

```
aftercare assess ben.json
```

The sheet that a patient takes home:

```
aftercare plan --format html session.json >sheet.html
```

# FILES

_/usr/share/aftercare/rules_, _/usr/share/aftercare/plugins_
	What is loaded where no _--rules_ and no _--plugins_ are given.

# SEE ALSO

*aftercared*(8), *aftercare_assess*(3)
"""


def program_page(program):
    lines = said(program, "--help").splitlines()
    says = lines[0].split(": ", 1)[1]
    page = [title("aftercare", 1), f"aftercare - {plain(says)}\n\n",
            "# SYNOPSIS\n\n*aftercare* _COMMAND_ [_OPTION_…] [_FILE_…]\n\n# COMMANDS\n\n"]
    ending = ""
    for line in lines[1:]:
        row = re.match(r"^  ([a-z]+)( \S.*?)?\s\s+(.*)$", line)
        if not row:
            continue
        name, arguments, what = row[1], (row[2] or "").strip(), row[3]
        help_lines = said(program, name, "--help").splitlines()
        own = [l for l in help_lines if l.startswith("  --")]
        common = next((i for i, l in enumerate(own) if l.startswith("  --plugins")), len(own))
        page.append(f"## {name} {plain(arguments)}\n\n{plain(what[0].upper() + what[1:])}.\n\n"
                    f"{options(own[:common])}\n")
        ending = help_lines
    own = [l for l in ending if l.startswith("  --")]
    common = next((i for i, l in enumerate(own) if l.startswith("  --plugins")), 0)
    status = " ".join(ending[ending.index(own[-1]) + 1:]).strip()
    page.append(f"# OPTIONS OF ALL COMMANDS\n\n{options(own[common:])}\n"
                f"# EXIT STATUS\n\n{plain(status)}\n\n{EXAMPLES}")
    return "".join(page)


def paragraphs(lines):
    """Of a help text: tables of options as such, everything else as it stands."""
    out = []
    for line in lines:
        row = re.match(r"^\s+(--[a-z-]+)(?: ([A-Z]+))?\s\s+(.*)$", line)
        command = re.match(r"^  ([a-z][a-z-]*)( .*)?$", line)
        deep = re.match(r"^      (.*)$", line)
        if row:
            value = f" _{row[2]}_" if row[2] else ""
            out.append(f"\n*{row[1]}*{value}\n\t{plain(row[3])}\n")
        elif deep:
            out.append(f"\t{plain(deep[1][0].upper() + deep[1][1:])}.\n")
        elif command:
            out.append(f"\n*{command[1]}*{plain(command[2] or '')}\n")
        elif line == "Commands:":
            out.append("# COMMANDS\n")
        else:
            out.append(f"{plain(line.strip())}\n")
    return "".join(out)


def daemon_page(program):
    lines = said(program, "--help").splitlines()
    body = next(i for i, line in enumerate(lines) if not line)
    synopsis = "++\n".join(plain(line) for line in lines[:body])
    return (title("aftercared", 8) +
            "aftercared - fires a reminder at the moment when an aftercare step is due\n\n"
            f"# SYNOPSIS\n\n{synopsis}\n\n# DESCRIPTION\n\n{paragraphs(lines[body + 1:])}\n"
            "# FILES\n\n_/etc/aftercare/aftercared.lua_\n\tThe configuration of the service.\n\n"
            "_/var/lib/aftercare_\n\tThe store and the audit log.\n\n"
            "# SEE ALSO\n\n*aftercared.lua*(5), *aftercare*(1)\n")


def config_page(program):
    rows = []
    for line in said(program, "--help-config").splitlines():
        row = re.match(r"^(\S+): (.*)$", line)
        if row:
            rows.append(f"\n*{plain(row[1])}*: {plain(row[2])}")
        elif line.strip():
            rows.append(f"\t{plain(line.strip())}")
    return (title("aftercared.lua", 5) + "aftercared.lua - configuration of aftercared\n\n"
            "# DESCRIPTION\n\nA Lua file of plain assignments. *aftercared --config FILE --check* "
            "says what is wrong with one.\n\n# OPTIONS\n" + "\n".join(rows) +
            "\n\n# SEE ALSO\n\n*aftercared*(8)\n")


def described(comment):
    """Paragraphs; what is set in by blanks stands as it is."""
    out, inside = [], False
    for line in comment.splitlines():
        is_set_in = line.startswith("  ")
        if is_set_in != inside:
            out.append("\n```" if is_set_in else "```\n")
            inside = is_set_in
        out.append(line if is_set_in else plain(line))
    return "\n".join(out + (["```"] if inside else []))


def functions(header):
    """Each function with the comment above it, which several may share."""
    text = Path(header).read_text(encoding="utf-8")
    declaration = r"((?:^//[^\n]*\n)+)((?:^(?!//|\n)[^\n]*\n)*?)^(AFTERCARE_API\b[^;]*;)"
    for found in re.finditer(declaration, text, re.MULTILINE):
        comment = re.sub(r"^// ?", "", found[1], flags=re.MULTILINE).strip()
        yield from [(found[3].replace("AFTERCARE_API ", "").replace("AFTERCARE_API\n", ""),
                     comment)]


def first_sentence(comment):
    sentence = re.split(r"(?<=[a-z0-9)\"])\.(?:\s|$)", " ".join(comment.split()), maxsplit=1)[0]
    if len(sentence) > SENTENCE_MAX:
        sentence = re.split(r"[:;(]", sentence, maxsplit=1)[0]
    return sentence.strip()[:SENTENCE_MAX]


def function_pages(headers):
    for header in headers:
        shown = "/".join(Path(header).parts[-2:])
        library = "aftercare-reminders" if "reminders" in header or "simulation" in header \
            else "aftercare"
        for declaration, comment in functions(header):
            name = re.search(r"(aftercare_\w+)\s*\(", declaration)[1]
            yield name, (
                title(name, 3) + f"{name} - {plain(first_sentence(comment))}\n\n"
                f"# LIBRARY\n\n*pkg-config --cflags --libs {library}*\n\n"
                f"# SYNOPSIS\n\n```\n#include <{shown}>\n\n{declaration}\n```\n\n"
                f"# DESCRIPTION\n\n{described(comment)}\n\n"
                f"# SEE ALSO\n\nThe whole header, _{plain(shown)}_, with the types used here.\n")


def make(folder, scdoc, name, section, page):
    made = subprocess.run([scdoc], input=page, capture_output=True, text=True, check=False)
    if made.returncode:
        raise SystemExit(f"{name}({section}): {made.stderr}")
    where = folder / f"man{section}"
    where.mkdir(parents=True, exist_ok=True)
    shown = re.sub(r'^(\.TH "[^"]*" "[^"]*") "[^"]*"', rf'\1 "{DAY}"', made.stdout,
                   flags=re.MULTILINE)
    (where / f"{name}.{section}.gz").write_bytes(gzip.compress(shown.encode(), 9, mtime=0))


def main(folder, program, daemon, scdoc, *headers):
    folder = Path(folder)
    make(folder, scdoc, "aftercare", 1, program_page(program))
    make(folder, scdoc, "aftercared", 8, daemon_page(daemon))
    make(folder, scdoc, "aftercared.lua", 5, config_page(daemon))
    for name, page in function_pages(sorted(headers)):
        make(folder, scdoc, name, 3, page)
    (folder / "made").touch()


main(*sys.argv[1:])
