#!/usr/bin/env python3
"""What stands in examples/embed works, in each language: the same verdict, and an error that
says where it is."""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ["AFTERCARE_BUILD"])
EMBED = SOURCE / "examples/embed"
BEN = SOURCE / "examples/clinic/ben.json"
SESSION = SOURCE / "examples/clinic/session.json"
sys.path.insert(0, str(EMBED))
sys.dont_write_bytecode = True
import aftercare  # noqa: E402: the example itself

LIBRARY = str(BUILD / "libaftercare.so")
REMINDERS = str(BUILD / "libaftercare-reminders.so")


def equal(is_, wanted):
    if is_ != wanted:
        raise AssertionError(f"{is_!r} is not {wanted!r}")


def said(*command, status=0):
    done = subprocess.run(command, cwd=SOURCE, capture_output=True, text=True, check=False,
                          env={**os.environ, "LD_LIBRARY_PATH": str(BUILD), "LIBRARY": LIBRARY,
                               "PYTHONDONTWRITEBYTECODE": "1"})
    if done.returncode != status:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout if status == 0 else done.stderr


def compiled(folder, source, compiler, standard, libraries=(LIBRARY,)):
    program = folder / Path(source).name.replace(".", "_")
    subprocess.run([compiler, standard, "-Wall", "-Wextra", "-Werror", "-I", SOURCE / "include",
                    "-o", program, EMBED / source, *libraries], check=True)
    return program


def wanted():
    return said(BUILD / "aftercare", "assess", "--format", "json", BEN)


def complains(program, folder):
    wrong = folder / "wrong.json"
    wrong.write_text('{ "patient": { "pregnnt": true }, "request": { "date": "2026-11-22" } }', encoding="utf-8")
    error = said(program, wrong, status=1)
    if ":1:" not in error or "pregnant" not in error:
        raise AssertionError(error)


def lines_of_verdicts(answer):
    for each in answer["treatments"]:
        yield f"{each['treatment']}: {each['verdict']}"
        for finding in each["findings"]:
            yield f"  {finding['severity']}, {finding['rule']}: {finding['because']}"


def structs_in_c_say_what_aftercare_says(folder):
    program = compiled(folder, "verdict.c", os.environ.get("AFTERCARE_CC", "cc"), "-std=c17")
    equal(said(program, BEN).splitlines(), list(lines_of_verdicts(json.loads(wanted()))))
    complains(program, folder)


def json_in_cpp_says_what_aftercare_says(folder):
    program = compiled(folder, "verdict.cpp", os.environ.get("CXX", "c++"), "-std=c++17")
    equal(json.loads(said(program, BEN)), json.loads(wanted()))
    complains(program, folder)


def structs_in_cpp_say_what_aftercare_says(folder):
    source = folder / "structs.cpp"
    source.write_text(f"""
#include "{EMBED}/aftercare.hpp"
#include <fstream>
#include <iostream>
#include <iterator>
int main(int, char **arguments) {{
    std::ifstream file(arguments[1]);
    const std::string document{{std::istreambuf_iterator<char>(file), {{}}}};
    const aftercare::rules rules({{"plugins"}}, {{"rules"}});
    aftercare::assessor assessor(rules);
    const aftercare_assessment &answer = assessor.result(document);
    std::cout << answer.treatments[0]->verdict << '\\n' << assessor.result_json() << '\\n';
    aftercare::facts facts(rules);
    try {{
        facts.put("pregnnt", true);
    }} catch (const aftercare::error &err) {{
        std::cout << err.pointer << '\\n';
    }}
}}
""", encoding="utf-8")
    program = compiled(folder, source, os.environ.get("CXX", "c++"), "-std=c++17")
    verdict, answer, refused = said(program, BEN).splitlines()
    equal(refused, "/patient/pregnnt")
    equal(json.loads(answer), json.loads(wanted()))
    equal(verdict, json.loads(wanted())["treatments"][0]["verdict"])


def a_plan_in_c_tells_reminders_and_products(folder):
    program = compiled(folder, "plan.c", os.environ.get("AFTERCARE_CC", "cc"), "-std=c17")
    first, *lines = said(program, SESSION).splitlines()
    plan = json.loads(said(BUILD / "aftercare", "plan", "--format", "json", SESSION))
    reminders = [line for line in lines if not line.startswith("  ")]
    equal(len(reminders), int(first.split()[1]))
    equal({line.split()[1].rstrip(":") for line in reminders},
          {reminder["key"] for reminder in plan["reminders"]})
    equal(lines[len(reminders):],
          [f"  {each['product']}, {window['use']}: {window['because'] or ''}"
           for each in plan["topicals"] for window in each["windows"]])


def planned(document):
    return json.loads(said(BUILD / "aftercare", "plan", "--format", "json", document))["reminders"]


def session_with_something_due(folder):
    """The session of the examples, ended so that one of its reminders is due by now and of use
    for an hour; and the keys of those."""
    session = json.loads(SESSION.read_text(encoding="utf-8"))
    path = folder / "session.json"
    now = datetime.now(timezone.utc)
    for hours in range(2, 400, 5):
        session["session"]["ended_at"] = (now - timedelta(hours=hours)).isoformat(timespec="seconds")
        path.write_text(json.dumps(session), encoding="utf-8")
        due = {each["key"] for each in planned(path)
               if datetime.fromisoformat(each["due"]) <= now
               and now + timedelta(hours=1) < datetime.fromisoformat(each["expires"])}
        if due:
            return path, due
    raise AssertionError("nothing is ever due")


def reminders_in_c_are_planned_kept_shown_and_answered(folder):
    flags = subprocess.run(["pkg-config", "--libs", "libuv"], check=True, capture_output=True,
                           text=True).stdout.split()
    program = compiled(folder, "reminders.c", os.environ.get("AFTERCARE_CC", "cc"), "-std=gnu17",
                       [REMINDERS, LIBRARY, *flags])
    session, due = session_with_something_due(folder)
    lines = said(program, session, f"sqlite:{folder}/store.db").splitlines()
    if not lines[0].startswith("kept, revision "):
        raise AssertionError(lines)
    shown = {line.split(": ")[0] for line in lines if ": " in line}
    if not shown & due:
        raise AssertionError(f"{due} are due, not {shown}")
    equal({line for line in lines if line.endswith(" is acknowledged")},
          {f"{key} is acknowledged" for key in shown})
    error = said(program, folder / "reminders_c", f"sqlite:{folder}/store.db", status=1)
    if "reminders_c" not in error:
        raise AssertionError(error)


def reminders_in_c_are_driven_by_poll(folder):
    program = compiled(folder, "poll.c", os.environ.get("AFTERCARE_CC", "cc"), "-std=c17",
                       [REMINDERS, LIBRARY])
    equal(said(program, f"sqlite:{folder}/store.db"),
          "visit-1/cream/1: Put some cream on it.\nacknowledged\n")
    error = said(program, "sqlite:/nowhere/store.db", status=64)
    if "/nowhere/store.db" not in error:
        raise AssertionError(error)


def rules_in_memory_say_the_same_as_on_the_disk(folder):
    program = compiled(folder, "from_memory.c", os.environ.get("AFTERCARE_CC", "cc"),
                       "-std=c17")
    rows = [file.relative_to(SOURCE) for room in ("plugins", "rules")
            for file in (SOURCE / room).rglob("*.lua")]
    equal(said(program, BEN, *rows), wanted())
    rows.remove(Path("rules/schema.lua"))
    error = said(program, BEN, *rows, status=1)
    if not error.startswith("rules:0:0: no schema.lua"):
        raise AssertionError(error)


BEN_S_SESSION = {
    "session": {"id": "ben-1", "treatments": ["microneedling"], "areas": ["cheek"],
                "ended_at": "2027-03-30T15:30:00+02:00", "timezone": "Europe/Berlin"},
    "patient": json.loads(BEN.read_text(encoding="utf-8"))["patient"],
    "contact": {"quiet": ["21:00", "08:00"]}}


def plan_of(folder, session):
    path = folder / "planned.json"
    path.write_text(json.dumps(session), encoding="utf-8")
    return json.loads(said(BUILD / "aftercare", "plan", "--format", "json", path))


def facts_are_fetched_where_the_answer_needs_them(folder):
    program = compiled(folder, "facts.c", os.environ.get("AFTERCARE_CC", "cc"), "-std=c17")
    lines = said(program).splitlines()
    ben = json.loads(wanted())["treatments"][0]
    verdict = f"{ben['treatment']}: {ben['verdict']}, clear from {ben['clear_from']}"
    at = lines.index(verdict)
    names = [line.removeprefix("fetched: ") for line in lines[:at]]
    equal(len(set(names)), len(names))
    equal(set(names) & {"id", "pregnant", "breastfeeding"}, set())
    count = len(plan_of(folder, BEN_S_SESSION)["reminders"])
    equal(lines[-1], f"ben-1 of ben: {count} reminders")
    equal(lines[at + 1:-1], ["fetched: id"])


def facts_in_cpp_say_what_documents_say(folder):
    program = compiled(folder, "facts.cpp", os.environ.get("CXX", "c++"), "-std=c++17")
    verdict, plan = said(program).splitlines()
    equal(json.loads(verdict), json.loads(wanted()))
    equal(json.loads(plan), plan_of(folder, BEN_S_SESSION))


def python_says_what_aftercare_says(_):
    verdicts = said(sys.executable, EMBED / "verdict.py", BEN).splitlines()
    equal(verdicts, [f"{each['treatment']}: {each['verdict']}"
                     for each in json.loads(wanted())["treatments"]])
    with aftercare.Rules([str(SOURCE / "plugins")], [str(SOURCE / "rules")],
                         library=LIBRARY) as rules, rules.assessor() as assessor:
        equal(assessor.assess(BEN.read_bytes()), json.loads(wanted()))
        equal(assessor.plan(SESSION.read_text(encoding="utf-8"))["session"],
              json.loads(SESSION.read_text(encoding="utf-8"))["session"]["id"])
        equal(assessor.explain(BEN.read_bytes(), "isotretinoin")["rule"],
              "microneedling.isotretinoin")
        equal([each["fact"] for each in assessor.ask(BEN.read_bytes())["questions"]],
              [each["fact"] for each in json.loads(
                  said(BUILD / "aftercare", "ask", "--format", "json", BEN))["questions"]])


def python_uses_nothing_that_is_closed(_):
    rules = aftercare.Rules([str(SOURCE / "plugins")], [str(SOURCE / "rules")], library=LIBRARY)
    one, other = rules.assessor(), rules.assessor()
    one.close()
    rules.close()
    rules.close()
    for call in (one.assess, other.assess, lambda _: rules.assessor(), lambda _: rules.digest):
        try:
            call(BEN.read_bytes())
        except ValueError as error:
            equal(str(error).endswith(" is closed"), True)
        else:
            raise AssertionError(f"{call} works on what is closed")


def python_raises_with_the_place(_):
    with aftercare.Rules([str(SOURCE / "plugins")], [str(SOURCE / "rules")],
                         library=LIBRARY) as rules, rules.assessor() as assessor:
        try:
            assessor.assess({"patient": {"pregnnt": True}}, today="2026-11-22")
        except aftercare.AftercareError as error:
            equal((error.status, error.line > 0, error.pointer), ("EDOCUMENT", True,
                                                                  "/patient/pregnnt"))
        else:
            raise AssertionError("a misspelt member was taken")
    try:
        aftercare.Rules(["nowhere"], [str(SOURCE / "rules")], library=LIBRARY)
    except aftercare.AftercareError as error:
        equal(error.place, "nowhere")
    else:
        raise AssertionError("plugins were found nowhere")


def curl_assesses_plans_and_acknowledges(_):
    path = f"{BUILD}:{os.environ['PATH']}"
    lines = said("env", f"PATH={path}", EMBED / "http.sh").splitlines()
    answers = [line.rpartition(": ")[2] for line in lines]
    equal(lines[0], "May she have it? refuse")
    equal([answers[1], *answers[3:5], answers[6]],
          ["/patient/pregnnt", "201", "200", "acknowledged"])
    if int(answers[2]) < 10 or not re.fullmatch(r"s-1/microneedling\.[a-z-]+/1", answers[5]):
        raise AssertionError(lines)
    equal(re.fullmatch(r'.*: "cancelled":([1-9]\d*)', lines[7]) is not None, True)


def threads_of_python_share_rules(_):
    with aftercare.Rules([str(SOURCE / "plugins")], [str(SOURCE / "rules")],
                         library=LIBRARY) as rules:
        answers = []

        def work():
            with rules.assessor() as assessor:
                answers.extend(assessor.assess_text(BEN.read_bytes()) for _ in range(20))

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        equal((len(answers), len(set(answers))), (80, 1))


def main():
    if os.environ.get("AFTERCARE_INSTRUMENTED"):
        return 77  # Python would need the same sanitizer
    for test in (structs_in_c_say_what_aftercare_says, json_in_cpp_says_what_aftercare_says,
                 structs_in_cpp_say_what_aftercare_says, a_plan_in_c_tells_reminders_and_products,
                 facts_are_fetched_where_the_answer_needs_them,
                 facts_in_cpp_say_what_documents_say,
                 reminders_in_c_are_planned_kept_shown_and_answered, reminders_in_c_are_driven_by_poll,
                 rules_in_memory_say_the_same_as_on_the_disk,
                 python_says_what_aftercare_says, python_uses_nothing_that_is_closed,
                 python_raises_with_the_place, threads_of_python_share_rules,
                 curl_assesses_plans_and_acknowledges):
        with tempfile.TemporaryDirectory() as folder:
            test(Path(folder))
        print(test.__name__.replace("_", " "))
    return 0


sys.exit(main())
