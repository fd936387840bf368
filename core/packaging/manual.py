#!/usr/bin/env python3
"""Makes the manual pages: of the programs from what they say of themselves with --help, of
the functions from the comments in the headers, with the shortest program of examples/embed
that calls them. So nothing is told twice.

manual.py FOLDER AFTERCARE AFTERCARED SCDOC HEADER… EXAMPLE…"""

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


def literal(text):
    """As it stands."""
    return "```\n" + text.rstrip("\n").replace("\\", "\\\\") + "\n```\n\n"


def sentence(text):
    return f"{described(text[0].upper() + text[1:])}\n\n"


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


DECLARATION = r"((?:^//[^\n]*\n)+)^(AFTERCARE_API\b[^;]*;)"
TYPE = r"(?:^//[^\n]*\n)*^typedef (?:(?:struct|enum) (aftercare_\w+) \{.*?^\}[^\n]*;|" \
       r"(?!struct|enum)[^;]*?\b(aftercare_\w+)\([^;]*;)"
ENDING = r"\n*\nThreads: (.*?)\nCost: (.*?)\nSince (.*?)\.\Z"
STATUS = r'X\((\w+), (\d+), "([^"]*)"\)'
SEE_MAX = 12  # other functions named on a page
TYPES_MAX = 100  # lines of types shown on one
LIBRARIES = {"author": "aftercare-author", "reminders": "aftercare-reminders",
             "simulation": "aftercare-reminders"}  # of headers that have one of their own
INTERFACE = len("AFTERCARE_API ")  # where arguments stand below each other


class Function:
    """What a header says of a function: its declaration, and the parts of its comment."""

    def __init__(self, header, comment, declaration):
        self.header = "/".join(header.parts[header.parts.index("aftercare"):])
        self.declaration = re.sub(rf"^( {{{INTERFACE}}}(?=  ))?", "", re.sub(
            r"^AFTERCARE_API\s", "", declaration), flags=re.MULTILINE)
        self.name = re.search(r"(aftercare_\w+)\s*\(", declaration)[1]
        self.can_fail = self.declaration.startswith("aftercare_status")
        comment = re.sub(r"^// ?", "", comment, flags=re.MULTILINE).strip()
        ending = re.search(ENDING, comment, re.DOTALL)
        self.threads, self.cost, self.since = ending.groups()
        self.says = comment[:ending.start()].strip()

    @property
    def library(self):
        return LIBRARIES.get(re.split(r"[/.]", self.header)[1], "aftercare")


def functions(headers):
    for header in headers:
        text = header.read_text(encoding="utf-8")
        for found in re.finditer(DECLARATION, text, re.MULTILINE):
            yield Function(header, *found.groups())


def types(headers):
    """Structs, enums and callbacks, by name, each with its comment; of an enum that is made of
    a list, the list."""
    text = "\n".join(header.read_text(encoding="utf-8") for header in headers)
    found_types = {}
    for found in re.finditer(TYPE, text, re.MULTILINE | re.DOTALL):
        made_of = re.search(r"^    (AFTERCARE_\w+)\(X\)$", found[0], re.MULTILINE)
        rows = made_of and re.search(rf"(?:^//[^\n]*\n)*^#define {made_of[1]}\(X\).*?[^\\]\n",
                                     text, re.MULTILINE | re.DOTALL)
        found_types[found[1] or found[2]] = re.sub(r" +\\$", r" \\", rows[0],
                                                   flags=re.MULTILINE) if rows else found[0]
    return found_types


def statuses(headers):
    """name: (number, meaning)"""
    text = "".join(header.read_text(encoding="utf-8") for header in headers)
    return {name: (number, meaning) for name, number, meaning in re.findall(STATUS, text)}


def first_sentence(comment):
    sentence = re.split(r"(?<=[a-z0-9)\"])\.(?:\s|$)", " ".join(comment.split()), maxsplit=1)[0]
    if len(sentence) > SENTENCE_MAX:
        sentence = re.split(r"[:;(]", sentence, maxsplit=1)[0]
    return sentence.strip()[:SENTENCE_MAX]


class Reference:
    """All functions with what their pages name: types, statuses, programs that call them."""

    def __init__(self, headers, examples):
        self.functions = {each.name: each for each in functions(headers)}
        self.types, self.statuses = types(headers), statuses(headers)
        self.examples = sorted((Path(each).read_text(encoding="utf-8") for each in examples),
                               key=len)

    def named(self, function):
        """Functions that this one's comment names."""
        return [self.functions[name] for name in re.findall(r"\baftercare_\w+", function.says)
                if name in self.functions and name != function.name]

    def fails_as(self, function, seen=()):
        """The statuses that its comment names, and those of what it fails as."""
        codes = set(re.findall(r"\bE[A-Z]{2,}\b", function.says)) & set(self.statuses)
        for other in self.named(function):
            if re.search(rf"\bas\s+{other.name}\b", function.says) and other.name not in seen:
                codes |= self.fails_as(other, (*seen, function.name))
        return codes

    def errors(self, function):
        if not function.can_fail:
            return ""
        rows = [f"*AFTERCARE_{code}* ({self.statuses[code][0]})\n\t{plain(self.statuses[code][1])}\n"
                for code in sorted(self.fails_as(function), key=lambda c: int(self.statuses[c][0]))]
        return ("# ERRORS\n\n*AFTERCARE_OK* (0), or one of these, with the place and a sentence in "
                "an *aftercare_error*(3):\n\n" + "\n".join(rows) + "\n")

    def used_types(self, function):
        """Types of its arguments, and then those of which these are made, while there is room."""
        used, lines, waiting = [], 0, re.findall(r"\baftercare_\w+", function.declaration)
        known = {"aftercare_status", "aftercare_error"}
        for name in waiting:
            text = self.types.get(name, "")
            if text and name not in known and lines < TYPES_MAX:
                used.append(text)
                lines += text.count("\n")
                waiting += re.findall(r"\baftercare_\w+", re.sub(r"//[^\n]*", "", text))
            known.add(name)
        return used

    def example(self, function):
        for text in self.examples:
            if re.search(rf"\b{function.name}\(", text):
                return f"# EXAMPLE\n\n{literal(text)}"
        return ""

    def see_also(self, function):
        near = [each for each in self.functions.values()
                if each.header == function.header and each.name != function.name]
        names = dict.fromkeys(each.name for each in self.named(function) + near)
        return (", ".join(f"*{name}*(3)" for name in [*names][:SEE_MAX]) +
                (", " if names else "") + f"_{plain(function.header)}_")

    def page(self, function):
        used = "\n\n".join(self.used_types(function))
        return (title(function.name, 3) +
                f"{function.name} - {plain(first_sentence(function.says))}\n\n"
                f"# LIBRARY\n\n*pkg-config --cflags --libs {function.library}*\n\n"
                f"# SYNOPSIS\n\n{literal(f'#include <{function.header}>')}"
                f"{literal(function.declaration)}"
                f"# DESCRIPTION\n\n{described(function.says)}\n\n"
                f"{self.errors(function)}"
                f"# THREADS\n\n{sentence(function.threads)}# COST\n\n{sentence(function.cost)}"
                f"# HISTORY\n\nSince version {function.since}.\n\n" +
                (f"# TYPES\n\n{literal(used)}" if used else "") +
                f"{self.example(function)}# SEE ALSO\n\n{self.see_also(function)}\n")

    def error_page(self):
        rows = [f"*AFTERCARE_{name}* ({number})\n\t{plain(meaning)}\n"
                for name, (number, meaning) in self.statuses.items()]
        return (title("aftercare_error", 3) +
                "aftercare_error - what went wrong, where, and what would be right\n\n"
                f"# SYNOPSIS\n\n{literal('#include <aftercare/error.h>')}"
                f"{literal(self.types['aftercare_error'])}"
                "# DESCRIPTION\n\nA call that can fail returns one of these:\n\n" +
                "\n".join(rows) +
                "\n# SEE ALSO\n\n*aftercare_status_name*(3), *aftercare_status_meaning*(3)\n")


def make(folder, scdoc, name, section, page):
    made = subprocess.run([scdoc], input=page, capture_output=True, text=True, check=False)
    if made.returncode:
        raise SystemExit(f"{name}({section}): {made.stderr}")
    where = folder / f"man{section}"
    where.mkdir(parents=True, exist_ok=True)
    # The day of the sources; and no name is parted at a line's end.
    shown = re.sub(r'^(\.TH "[^"]*" "[^"]*") "[^"]*"(.*)', rf'\1 "{DAY}"\2\n.nh\n.ad l',
                   made.stdout, flags=re.MULTILINE)
    (where / f"{name}.{section}.gz").write_bytes(gzip.compress(shown.encode(), 9, mtime=0))


def main(folder, program, daemon, scdoc, *files):
    folder = Path(folder)
    make(folder, scdoc, "aftercare", 1, program_page(program))
    make(folder, scdoc, "aftercared", 8, daemon_page(daemon))
    make(folder, scdoc, "aftercared.lua", 5, config_page(daemon))
    headers = sorted(Path(file) for file in files if file.endswith(".h"))
    reference = Reference(headers, [file for file in files if file.endswith(".c")])
    make(folder / "aftercare", scdoc, "aftercare_error", 3, reference.error_page())
    for function in reference.functions.values():
        make(folder / function.library, scdoc, function.name, 3, reference.page(function))
    (folder / "made").touch()


if __name__ == "__main__":
    main(*sys.argv[1:])
