#!/usr/bin/env python3
"""The Node example of examples/embed says what aftercare says, raises errors that say where,
frees what it has made, and has the types that it declares. koffi and tsc come by
`npm ci --ignore-scripts`, in the versions and with the digests of package-lock.json."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ["AFTERCARE_BUILD"])
EMBED = SOURCE / "examples/embed"
BEN = SOURCE / "examples/clinic/ben.json"
SESSION = SOURCE / "examples/clinic/session.json"
PLACE = BUILD / "embed-node"
FILES = ["package.json", "package-lock.json", ".npmrc", "aftercare.mjs", "aftercare.d.mts",
         "verdict.mjs"]

WORK = """
import { readFileSync } from "node:fs";
import { AftercareError, Rules } from "./aftercare.mjs";
const [ben, session] = process.argv.slice(2).map((path) => readFileSync(path));
const folders = { plugins: ["plugins"], rules: ["rules"], library: process.env.LIBRARY };
const said = (call) => {
  try {
    return call();
  } catch (error) {
    const { name, message, status, place, line, column, pointer } = error;
    return { is: error instanceof AftercareError, name, message, status, place, line, column, pointer };
  }
};
const rules = new Rules(folders), assessor = rules.assessor(), other = rules.assessor();
const answers = {
  digest: rules.digest,
  assessed: assessor.assess(ben),
  fromText: assessor.assessText(ben.toString()) === assessor.assessText(JSON.parse(ben)),
  asked: other.ask({ patient: {} }, { today: "2026-11-22" }).questions.length > 0,
  explained: other.explain(ben, "isotretinoin").rule,
  planned: other.plan(session, { quiet: ["21:00", "08:00"] }),
  wrong: said(() => assessor.assess({ patient: { pregnnt: true } }, { today: "2026-11-22" })),
  nowhere: said(() => new Rules({ ...folders, plugins: ["nowhere"] })),
  choice: said(() => new Rules({ ...folders, options: { isotretinoin: "perhaps" } })),
};
other[Symbol.dispose]();
answers.disposed = said(() => other.assess(ben));
rules.close();
rules.close();
answers.closed = [said(() => assessor.assess(ben)), said(() => rules.digest),
                  said(() => rules.assessor())];
console.log(JSON.stringify(answers));
"""

# What a host writes, and what it must not be able to write.
TYPED = """
import { AftercareError, Rules, type Assessment, type Verdict } from "./aftercare.mjs";
using rules = new Rules({ plugins: ["plugins"], rules: ["rules"], options: { isotretinoin: "x" } });
using assessor = rules.assessor();
const answer: Assessment = assessor.assess({ patient: {} }, { today: "2026-11-22" });
export const verdicts: Verdict[] = answer.treatments.map((each) => each.verdict);
export const due: string[] = assessor.plan("{}", { quiet: ["21:00", "08:00"] }).reminders.map((each) => each.due);
export const where = (error: unknown): string | undefined =>
  error instanceof AftercareError ? `${error.pointer}:${error.line}` : undefined;
// @ts-expect-error: a number is no document
assessor.assess(3);
// @ts-expect-error: rules make assessors
new (await import("./aftercare.mjs")).Assessor();
// @ts-expect-error: folders are a list
new Rules({ plugins: "plugins", rules: ["rules"] });
"""


def equal(is_, wanted):
    if is_ != wanted:
        raise AssertionError(f"{is_!r} is not {wanted!r}")


def ran(*command, cwd=SOURCE, status=0):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False,
                          env={**os.environ, "LIBRARY": str(BUILD / "libaftercare.so")})
    if done.returncode != status:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout if status == 0 else done.stderr


def why_not_here():
    """Lays the example and what it needs into the build; says why it cannot."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            return f"{program} is not installed"
    PLACE.mkdir(exist_ok=True)
    for name in FILES:
        shutil.copy(EMBED / name, PLACE / name)
    installed = PLACE / "node_modules/.installed"
    lock = (EMBED / "package-lock.json").read_text(encoding="utf-8")
    if installed.exists() and installed.read_text(encoding="utf-8") == lock:
        return None
    install = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund",
                              "--prefer-offline"], cwd=PLACE, capture_output=True, text=True,
                             check=False)
    if install.returncode == 0:
        installed.write_text(lock, encoding="utf-8")
        return None
    if subprocess.run(["npm", "ping"], cwd=PLACE, capture_output=True, check=False).returncode:
        return "npm does not reach a registry, so koffi cannot be had"
    raise AssertionError(f"npm ci: {install.stdout}{install.stderr}")


def node_says_what_aftercare_says():
    wanted = json.loads(ran(BUILD / "aftercare", "assess", "--format", "json", BEN))
    equal(ran("node", PLACE / "verdict.mjs", BEN).splitlines(),
          [f"{each['treatment']}: {each['verdict']}" for each in wanted["treatments"]])
    (PLACE / "work.mjs").write_text(WORK, encoding="utf-8")
    answers = json.loads(ran("node", PLACE / "work.mjs", BEN, SESSION))
    equal(answers["digest"], wanted["rules"]["digest"])
    equal(answers["assessed"], wanted)
    equal((answers["fromText"], answers["asked"]), (True, True))
    equal(answers["explained"], "microneedling.isotretinoin")
    equal({each["key"] for each in answers["planned"]["reminders"]},
          {each["key"] for each in json.loads(
              ran(BUILD / "aftercare", "plan", "--format", "json", SESSION))["reminders"]})
    return answers


def its_errors_carry_the_place(answers):
    wrong = answers["wrong"]
    equal([wrong[part] for part in ("is", "name", "status", "place", "line", "pointer")],
          [True, "AftercareError", "EDOCUMENT", "document", 1, "/patient/pregnnt"])
    if "pregnant" not in wrong["message"] or not wrong["column"]:
        raise AssertionError(wrong)
    equal((answers["nowhere"]["status"], answers["nowhere"]["place"]), ("ENOTFOUND", "nowhere"))
    equal(answers["choice"]["status"], "ERULES")
    wrong = PLACE / "wrong.json"
    wrong.write_text('{ "patient": { "pregnnt": true }, "request": { "date": "2026-11-22" } }',
                     encoding="utf-8")
    error = ran("node", PLACE / "verdict.mjs", wrong, status=1)
    if not error.startswith("document:1:") or "pregnant" not in error:
        raise AssertionError(error)


def what_is_closed_is_not_used(answers):
    for each in [answers["disposed"], *answers["closed"]]:
        equal((each["is"], each["name"], each["message"].endswith("is closed")),
              (False, "TypeError", True))


def its_types_are_what_a_host_needs():
    (PLACE / "typed.mts").write_text(TYPED, encoding="utf-8")
    tsc = PLACE / "node_modules/typescript/bin/tsc"
    try:
        ran("node", tsc, "--noEmit", "--strict", "--target", "es2022", "--module", "nodenext",
            "--lib", "es2022,esnext.disposable", "typed.mts", cwd=PLACE)
    except AssertionError as error:
        raise AssertionError(f"typed.mts: {error}") from None


def main():
    if os.environ.get("AFTERCARE_INSTRUMENTED"):
        return 77  # Node would need the same sanitizer
    if why := why_not_here():
        print(why)
        return 77
    answers = node_says_what_aftercare_says()
    its_errors_carry_the_place(answers)
    what_is_closed_is_not_used(answers)
    its_types_are_what_a_host_needs()
    print("Node says what aftercare says, and where it is wrong")
    return 0


sys.exit(main())
