#!/usr/bin/env python3
"""Runs what the pages show (tests/README.md tells how a block is marked), and what the
comments of public headers and of examples show.

pages.py [PAGE…]    all pages of the project, or those named, relative to its root
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[3]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
COPIED = ["examples", "include", "plugins", "rules", "tests"]
SECONDS = 60

FENCE = re.compile(r"^```(\S*)[ \t]*([^\n]*)\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
# In the comment of a source, behind a blank line: lines set in by four blanks or more.
SNIPPET = re.compile(r"(?<=\n\n)(?: {4,}[^\n]+\n(?:\n(?= {4}))?)+")
SOURCES = {".h": "c", ".hpp": "cpp", ".py": "python"}
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


class Wrong(Exception):
    """A block does not do what its page says."""


class Place:
    """Where one page is tried: a copy of the project's folders, with the build beside."""

    def __init__(self, folder):
        self.folder, self.written = Path(folder), set()
        self.environment = {**os.environ, "PATH": f"{BUILD}:{os.environ['PATH']}",
                            "LC_ALL": "C.UTF-8", "HOME": str(folder),
                            "LD_LIBRARY_PATH": str(BUILD),
                            "PYTHONPATH": f"{folder}/examples/embed",
                            "XDG_STATE_HOME": f"{folder}/state"}
        for name in COPIED:
            shutil.copytree(SOURCE / name, self.folder / name, symlinks=True,
                            ignore=shutil.ignore_patterns("__pycache__", "corpus"))
        (self.folder / "build").symlink_to(BUILD)

    def write(self, name, text):
        """Writes a file, or goes on with it."""
        if ".." in name or name.startswith("/"):
            raise Wrong(f"{name} lies outside the project")
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a" if name in self.written else "w", encoding="utf-8") as out:
            out.write(text)
        self.written.add(name)

    def run(self, *command):
        """Runs it with a time limit and ends what it left behind: (status, output)."""
        program = shutil.which(command[0], path=self.environment["PATH"])
        if not program and not command[0].startswith("."):
            raise Wrong(f"there is no program {command[0]}")
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(command, cwd=self.folder, env=self.environment,
                                       stdout=output, stderr=subprocess.STDOUT,
                                       stdin=subprocess.DEVNULL, start_new_session=True)
            try:
                status = process.wait(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                status = f"none after {SECONDS} s"
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
            output.seek(0)
            return status, output.read().decode("utf-8", "replace")


class Block:
    """What stands between two fences: language, marks, text, line on its page."""

    def __init__(self, match, page):
        self.language, marks, self.text = match.groups()
        self.marks = dict(mark.partition("=")[::2] for mark in marks.split())
        self.line = page.count("\n", 0, match.start()) + 1
        self.shows = None  # the text block behind a command: what it prints


def blocks(page):
    """The blocks of a page; a text block right behind commands belongs to them."""
    found, end = [], 0
    for match in FENCE.finditer(page):
        block = Block(match, page)
        follows = found and found[-1].language == "sh" and not page[end:match.start()].strip()
        if block.language == "text" and follows:
            found[-1].shows = block.text
        else:
            found.append(block)
        end = match.end()
    return found


def looks_like(shown, printed):
    """Line by line; `…` stands for anything in a line, and alone for any lines."""
    pattern = ""
    for line in shown.rstrip("\n").split("\n"):
        if line.strip() == "…":
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += ".*?".join(re.escape(part) for part in line.rstrip().split("…"))
            pattern += r"[ \t]*\n"
    return re.fullmatch(pattern, printed.rstrip("\n") + "\n") is not None


def expect(block, result):
    status, printed = result
    wanted = int(block.marks.get("exit", 0))
    if status != wanted:
        raise Wrong(f"exit status {status}, expected {wanted}; it said:\n{printed}")
    if block.shows is not None and not looks_like(block.shows, printed):
        raise Wrong(f"it printed:\n{printed}\nand the page shows:\n{block.shows}")


def run_sh(block, place):
    if elsewhere := block.marks.get("run-by"):
        runner = SOURCE / elsewhere
        known = runner.read_text(encoding="utf-8") if runner.is_file() else ""
        for line in filter(None, map(str.strip, block.text.splitlines())):
            if line.split("  #")[0].strip() not in known:
                raise Wrong(f"{elsewhere} does not run `{line}`")
    else:
        expect(block, place.run("sh", "-c", "set -eu\n" + block.text))


def run_lua(block, place):
    first, _, rest = block.text.partition("\n")
    name = re.fullmatch(r"-- file: (\S+)", first)
    if not name:
        raise Wrong("its first line should be `-- file: path`")
    place.write(name[1], rest)


def run_json(block, place):
    def once(pairs):
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            raise Wrong(f"a member is given twice: {names}")
        return dict(pairs)

    try:
        json.loads(block.text, object_pairs_hook=once)
    except ValueError as err:
        raise Wrong(f"it is no JSON: {err}") from err
    if name := block.marks.get("file"):
        place.write(name, block.text)


def compile_and_run(block, place, name, *compiler):
    """A program is run; what has no main is only compiled."""
    command = [*compiler, "-Wall", "-Wextra", "-Werror", "-Iinclude", "-Iexamples/embed",
               f"-I{SOURCE}", name]
    place.written.discard(name)
    place.write(name, block.text)
    is_program = re.search(r"\bmain\s*\(", block.text)
    if not is_program:
        command += ["-fsyntax-only"]
    else:
        command += ["-o", "page", f"-L{BUILD}", f"-Wl,-rpath,{BUILD}"]
        if "aftercare/reminders.h" in block.text:
            command += ["-laftercare-reminders", "-luv"]
        command += ["-laftercare"]
    status, said = place.run(*command)
    if status != 0:
        raise Wrong(f"it does not compile:\n{said}")
    if is_program:
        expect(block, place.run("./page"))


def run_c(block, place):
    compile_and_run(block, place, "page.c", os.environ.get("AFTERCARE_CC", "cc"), "-std=c17",
                    "-D_POSIX_C_SOURCE=200809L")


def run_cpp(block, place):
    compile_and_run(block, place, "page.cpp", os.environ.get("CXX", "c++"), "-std=c++17")


def run_python(block, place):
    expect(block, place.run(sys.executable, "-B", "-c", block.text))


def run_text(_block, _place):
    """A picture, a tree of folders: shown, not run."""


RUN = {"sh": run_sh, "lua": run_lua, "c": run_c, "cpp": run_cpp, "python": run_python,
       "json": run_json, "text": run_text}

# What the snippet of a header stands in: its file and what it needs, around a function.
AROUND = {"c": "#include <stdio.h>\n#include <string.h>\n",
          "cpp": "#include <iostream>\n#include <string>\n"}


def snippets(path):
    """Blocks of code in the comments of a source, each as a block of a page. Statements of a
    header become a program."""
    language = SOURCES[Path(path).suffix]
    text = (SOURCE / path).read_text(encoding="utf-8")
    if language == "python":
        comments = re.findall(r'"""(.*?)"""', text, re.DOTALL)
    else:
        comments = re.findall(r"(?:^//[^\n]*\n)+", text, re.MULTILINE)
        comments = [re.sub(r"^// ?", "", comment, flags=re.MULTILINE) for comment in comments]
    for comment in comments:
        for found in SNIPPET.finditer(comment):
            code = textwrap.dedent(found[0])
            if language != "python":
                header = path.removeprefix("include/").removeprefix("examples/embed/")
                code = (f"{AROUND[language]}#include \"{header}\"\n"
                        f"int main(void) {{\n{code}return 0;\n}}\n")
            match = FENCE.match(f"```{language}\n{code}```\n")
            block = Block(match, match[0])
            block.line = text.count("\n", 0, text.find(found[0].split("\n")[0].strip())) + 1
            yield block


def rules_load(place):
    """What a page has written into rules/ or plugins/ loads, with everything beside it."""
    if any(name.startswith(("rules/", "plugins/")) for name in place.written):
        status, said = place.run("aftercare", "check", "--plugins", "plugins", "--rules",
                                 "rules")
        if status != 0:
            raise Wrong(f"what the page writes does not load:\n{said}")


def try_page(path, place):
    """The mistakes of one page."""
    is_page = Path(path).suffix == ".md"
    text = (SOURCE / path).read_text(encoding="utf-8")
    mistakes = []
    for link in LINK.findall(FENCE.sub("", text)) if is_page else []:
        if "://" not in link and not (SOURCE / path).parent.joinpath(link).exists():
            mistakes.append(f"{path}: links to {link}, which does not exist")
    for block in blocks(text) if is_page else snippets(path):
        try:
            if block.language not in RUN:
                raise Wrong(f"nothing runs `{block.language}` (one of: {', '.join(RUN)})")
            RUN[block.language](block, place)
        except Wrong as wrong:
            mistakes.append(f"{path}:{block.line}: {wrong}")
    try:
        rules_load(place)
    except Wrong as wrong:
        mistakes.append(f"{path}: {wrong}")
    return mistakes


def pages():
    found = [SOURCE / "README.md"]
    for folder in [*COPIED, "core"]:
        found += sorted((SOURCE / folder).rglob("*.md"))
    found = [page.relative_to(SOURCE).as_posix() for page in found if page.is_file()]
    for folder in ["include", "examples"]:
        for source in sorted((SOURCE / folder).rglob("*")):
            path = source.relative_to(SOURCE).as_posix()
            if source.suffix in SOURCES and any(snippets(path)):
                found.append(path)
    return found


def main():
    mistakes = []
    chosen = sys.argv[1:] or pages()
    for page in chosen:
        with tempfile.TemporaryDirectory() as folder:
            mistakes += try_page(page, Place(folder))
    print("\n".join(mistakes) or f"{len(chosen)} pages and sources show what works")
    return 1 if mistakes else 0


sys.exit(main())
