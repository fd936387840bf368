#!/usr/bin/env python3
"""The worked cases of tests/data/cases/: each NAME.json is assessed, and a session that ended
at noon UTC that day is planned; NAME.expect.json says, by the rows that rules cite, what must
come out. Its matches stand by score alone, and it holds the first of them only, while the
program puts what is refused last: so they are compared by score, and the program's own order
is checked against its own verdicts."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
USES = ("recommended", "allowed", "avoid")
LISTED, ALLOWED_LISTED = 5, 3  # how many matches an expectation holds at most


def aftercare(command, options, document):
    """What the program answers to a document."""
    chosen = [word for name, choice in options.items() for word in ("--set", f"{name}={choice}")]
    done = subprocess.run(
        [BUILD / "aftercare", *command, *chosen, "--plugins", SOURCE / "plugins",
         "--rules", SOURCE / "rules", "--format", "json", "-"],
        input=json.dumps(document), capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: status {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def row(entry):
    """The row that a rule was written from; SF- are the lay article's claims."""
    return next(source for source in entry["sources"] if not source.startswith("SF-"))


def finding(entry, source):
    return (source, entry["severity"], entry["clear_from"], entry["area"])


def by_score(matches):
    return sorted(matches, key=lambda match: (-match["score"], match["treatment"]))


def ranking(matches, source):
    return [(match["treatment"], source(match), match["score"], match["verdict"])
            for match in matches]


def matched(answer, expect):
    """Pairs about the first concern."""
    matches = answer["matches"][0]["treatments"]
    all_of_them = by_score(matches)
    allowed = [match["treatment"] for match in all_of_them
               if match["verdict"] in ("allow", "caution")]
    yield ("matches", ranking(all_of_them[:LISTED], row),
           ranking(expect["matches"], lambda match: match["source"]))
    yield "allowed matches", allowed[:ALLOWED_LISTED], expect["allowed_matches"]
    yield "best allowed", answer["matches"][0]["best_allowed"], next(iter(allowed), None)
    yield ("order", [match["treatment"] for match in matches],
           [match["treatment"] for refused in (False, True) for match in all_of_them
            if (match["verdict"] == "refuse") == refused])


def assessed(document, options, expect):
    """Pairs of what came out and what should, with a name each."""
    answer = aftercare(["assess"], options, document)
    treatment = answer["treatments"][0]
    certain = [entry for entry in treatment["findings"] if entry["holds"] == "true"]
    yield "verdict", treatment["verdict"], expect["verdict"]
    yield "clear_from", treatment["clear_from"], expect["clear_from"]
    yield ("findings", sorted(map(str, (finding(entry, row(entry)) for entry in certain))),
           sorted(str(finding(entry, entry["source"])) for entry in expect["findings"]))
    yield ("questions", [question["term"] for question in treatment["questions"]],
           expect["open_questions"])
    yield "excluded areas", treatment["excluded_areas"], expect["excluded_areas"]
    yield from matched(answer, expect)


def planned(document, options, moments):
    """The same for each moment after the session."""
    ended = datetime.fromisoformat(document["request"]["date"] + "T12:00:00+00:00")
    session = {"id": "case", "treatments": document["request"]["treatments"],
               "areas": document["request"]["areas"], "ended_at": ended.isoformat(),
               "timezone": "UTC", "details": document["request"].get("details", {})}
    for moment in moments:
        at = (ended + timedelta(hours=moment["hours"])).isoformat()
        answer = aftercare(["plan", "--at", at], options,
                           {"session": session, "patient": document["patient"]})
        uses = {product["product"]: product["use"] for product in answer["products"]}
        for use in USES:
            for product in moment[use]:
                yield f"{product} after {moment['hours']} h", uses.get(product), use
        yield (f"steps after {moment['hours']} h", sorted(map(row, answer["steps"])),
               sorted(moment["steps"]))


def main():
    mistakes, count = [], 0
    for path in sorted((SOURCE / "tests/data/cases").glob("*.expect.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".expect.json")
        document = json.loads((path.parent / f"{name}.json").read_text(encoding="utf-8"))
        expect, options = case["expect"], case["options"]
        for what, got, wanted in [*assessed(document, options, expect),
                                  *planned(document, options, expect["after_session"])]:
            count += 1
            if got != wanted:
                mistakes.append(f"{name} ({case['title']}), {what}: {got}, not {wanted}")
    print("\n".join(mistakes) or f"{count} expectations met")
    return 1 if mistakes or count == 0 else 0


sys.exit(main())
