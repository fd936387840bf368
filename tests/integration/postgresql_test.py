#!/usr/bin/env python3
"""The extension of examples/postgresql does what its page says, in a server that is made for
it: `make`, `sudo make install` (into a tree of its own), `make installcheck`."""

import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "postgresql"))
sys.dont_write_bytecode = True
from cluster import INSTRUMENTED, EXTENSION, Cluster, NotHere  # noqa: E402: it lies beside

RESIDENT = """SELECT sum(substring(line from '[0-9]+')::integer) FROM
string_to_table(pg_read_file('/proc/self/status'), chr(10)) AS line WHERE line LIKE 'VmRSS%';"""


def its_own_regression_test_passes(cluster):
    try:
        cluster.ran(*cluster.made, "installcheck")
    except AssertionError:
        differs = cluster.folder / "extension/regression.diffs"
        print(differs.read_text(encoding="utf-8") if differs.exists() else "")
        raise


def what_its_page_shows_works(cluster):
    page = (EXTENSION / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[1]
    said = cluster.sql(shown)
    if said != "1|refuse\n1|\n":
        raise AssertionError(said)


def errors_have_the_sqlstate_of_their_kind(cluster):
    for setting, document, state in [
            ("", '{"patient": {"age": 1}}', "22023"),
            ("", '{"patient": ' + "[" * 200 + "]" * 200 + "}", "54000"),
            ("SET aftercare.rules = '/nowhere';", "{}", "F0000"),
            ("SET aftercare.options = 'isotretinoin=perhaps';", "{}", "F0000")]:
        said = cluster.sql(f"{setting} SELECT aftercare_assess('{document}'::json);")
        if f"ERROR:  {state}:" not in said:
            raise AssertionError(f"{setting} {document[:40]}: {said}")


def memory_does_not_grow_with_the_rows(cluster):
    """Right ones, wrong ones, and rules that do not load, each some thousand times."""
    round_ = """
        SELECT count(aftercare_try_assess('{"patient": {"pregnant": true}}'::jsonb))
          FROM generate_series(1, 3000);
        SELECT count(aftercare_try_assess('{"patient": {"age": 1}}'::json))
          FROM generate_series(1, 3000);
        DO $$ BEGIN FOR i IN 1..300 LOOP
          BEGIN PERFORM aftercare_assess('{"patient": {"age": 1}}'::json);
          EXCEPTION WHEN invalid_parameter_value THEN NULL; END;
        END LOOP; END $$;
        DO $$ BEGIN FOR i IN 1..32 LOOP
          PERFORM set_config('aftercare.options',
                             CASE i % 3 WHEN 0 THEN 'isotretinoin=perhaps'
                                        WHEN 1 THEN 'isotretinoin=evidence-2017'
                                        ELSE '' END, false);
          BEGIN PERFORM aftercare_assess('{}'::json);
          EXCEPTION WHEN OTHERS THEN NULL; END;
        END LOOP; END $$;""" + RESIDENT
    kilobytes = [int(line) for line in cluster.sql(round_ * 4).split() if line != "3000"]
    if len(kilobytes) != 4 or kilobytes[3] - kilobytes[1] > 1024:
        raise AssertionError(f"{kilobytes} kB after each round")


def main():
    if INSTRUMENTED:
        return 77  # the server would need the same sanitizer
    with tempfile.TemporaryDirectory() as folder:
        try:
            cluster = Cluster(folder)
        except NotHere as why:
            print(why)
            return 77
        try:
            cluster.build().start()
            for test in (its_own_regression_test_passes, what_its_page_shows_works,
                         errors_have_the_sqlstate_of_their_kind,
                         memory_does_not_grow_with_the_rows):
                test(cluster)
                print(test.__name__.replace("_", " "))
        finally:
            cluster.stop()
    return 0


sys.exit(main())
