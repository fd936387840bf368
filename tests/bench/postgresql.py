#!/usr/bin/env python3
"""postgresql.py [COUNT [NAME]]: stored documents assessed in one statement on two cores, through
examples/postgresql, beside C's rate on the same ones with two threads. Each by the clock, and
by the seconds that processors worked, where what else the machine does is left out. NAME is
`everything` (that may be had is asked) or `one_treatment`; both without it.

20 000 documents without an argument; the figure of the project is that of 1000000."""

import os
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "embed"), str(HERE.parent / "integration/postgresql")]
import cluster  # noqa: E402
import documents  # noqa: E402

COUNT = 20_000
MEASURED = 60_000  # at least so many: the median of several rounds of few
ASKED = {"everything": (), "one_treatment": (b"microneedling", b"led_light")}
# One worker beside the backend itself makes two.
SETTINGS = {"max_parallel_workers_per_gather": 1, "shared_buffers": "256MB", "jit": "off",
            "autovacuum": "off", "max_wal_size": "4GB"}


class Server(cluster.Cluster):
    def worked(self):
        """Seconds that processors worked for backends that have ended."""
        fields = Path(f"/proc/{self.server.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")

    def statement(self, statement):
        """Runs it on a connection of its own: its answer, and both its times."""
        worked, begun = self.worked(), time.monotonic()
        said = self.sql(statement).strip()
        took = time.monotonic() - begun
        while self.sql("SELECT count(*) FROM pg_stat_activity "
                       "WHERE backend_type IN ('client backend', 'parallel worker');") != "1\n":
            pass
        return said, took, self.worked() - worked

    def fill(self, path, column):
        said = self.sql(f"""
            SET client_min_messages = warning;
            DROP TABLE IF EXISTS documents;
            CREATE UNLOGGED TABLE documents (document {column});
            \\copy documents FROM '{path}' WITH (FORMAT csv, QUOTE e'\\x01', DELIMITER e'\\x02')
            VACUUM ANALYZE documents;""")
        if said:
            raise AssertionError(said)


def compare(server, program, path, name, column, count):
    server.fill(path, column)
    asked = (f"SELECT count(aftercare_try_assess(document, '{documents.TODAY}')) "
             "FROM documents;")
    plan = server.sql(f"EXPLAIN {asked}")
    if "Workers Planned: 1" not in plan:
        raise AssertionError(plan)
    rows = []
    for _ in range(max(1, MEASURED // count)):
        in_c = documents.rate_in_c(program, path, threads=2)
        said, took, worked = server.statement(asked)
        if said != str(count):
            raise AssertionError(said)
        rows.append((*in_c, count / took, count / worked))
    clock_c, worked_c, clock, worked = (sorted(column)[len(rows) // 2] for column in zip(*rows))
    documents.show(f"c_{name}", clock_c, "1/s", 1)
    documents.show(f"postgresql_{name}_{column}", clock, "1/s", clock / clock_c)
    documents.show(f"c_{name}_of_a_core", worked_c, "1/s", 1)
    documents.show(f"postgresql_{name}_{column}_of_a_core", worked, "1/s", worked / worked_c)


def main(count=COUNT, *names):
    with tempfile.TemporaryDirectory() as folder:
        program = documents.compiled(folder)
        try:
            server = Server(folder).build()
        except cluster.NotHere as why:
            print(why)
            return
        try:
            server.start(**SETTINGS)
            server.sql("CREATE EXTENSION aftercare;")
            for name in names or ASKED:
                path = Path(folder) / "documents"
                documents.sampled(path, int(count), ASKED[name])
                for column in ("json", "jsonb"):
                    compare(server, program, path, name, column, int(count))
        finally:
            server.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
