#!/usr/bin/env python3
"""What Python's zoneinfo, an implementation that is not ours, says of every time zone.

Prints lines for zone_oracle_test.c, times in seconds since 1970:
  Z name                     the lines below are about this zone
  U utc offset               its offset at that instant
  L local utc kind           when its clocks show that; kind 0 plain, 1 gap, 2 fold

Every change of every zone in the years that follow, and the moments around it; with --all
as much of the past as the database knows, and the next five centuries.
"""
import os.path
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
NAIVE_EPOCH = datetime(1970, 1, 1)
SECOND = timedelta(seconds=1)
DAY = 86400
AROUND = (-7200, -3600, -1, 0, 1800, 3599, 3600)


lines = []  # printed all at once: a write for each is slow


def seconds(year):
    return (datetime(year, 1, 1) - NAIVE_EPOCH) // SECOND


def offset(zone, utc):
    return (EPOCH + timedelta(seconds=utc)).astimezone(zone).utcoffset() // SECOND


def changes(zone, first, last, step):
    """The seconds at which the offset changes: found by looking, not by reading files."""
    before = offset(zone, first)
    for utc in range(first + step, last, step):
        after = offset(zone, utc)
        if after == before:
            continue
        low, high = utc - step, utc
        while high - low > 1:
            middle = (low + high) // 2
            if offset(zone, middle) == before:
                low = middle
            else:
                high = middle
        yield high, before, after
        before = after


def add_local(zone, local):
    naive = NAIVE_EPOCH + timedelta(seconds=local)
    first = naive.replace(tzinfo=zone, fold=0)
    second = naive.replace(tzinfo=zone, fold=1)
    utc = (first - EPOCH) // SECOND
    kind = 0
    if first.utcoffset() != second.utcoffset():
        kind = 2 if utc + offset(zone, utc) == local else 1
    lines.append(f"L {local} {utc} {kind}")


def add_around(zone, change, before, after):
    for delta in AROUND:
        lines.append(f"U {change + delta} {offset(zone, change + delta)}")
    for shown in {before, after}:
        for delta in AROUND:
            add_local(zone, change + shown + delta)


def add_zone(name, spans):
    zone = ZoneInfo(name)
    lines.append(f"Z {name}")
    for first, last, step in spans:
        for change in changes(zone, seconds(first), seconds(last), step):
            add_around(zone, *change)
    for year in (1800, 1950, 2026, 2099, 2399, 2400, 2801, 9000):
        lines.append(f"U {seconds(year)} {offset(zone, seconds(year))}")
        add_local(zone, seconds(year) + 180 * DAY)


def main():
    spans = [(2024, 2042, 10 * DAY), (2400, 2402, 10 * DAY)]
    if "--all" in sys.argv:
        spans = [(1850, 2540, 2 * DAY)]
    seen = set()
    for name in sorted(available_timezones()):
        if name == "localtime" or not name[0].isupper():
            continue
        with open(os.path.join("/usr/share/zoneinfo", name), "rb") as file:
            content = file.read()
        add_zone(name, [] if content in seen else spans)
        seen.add(content)
    print("\n".join(lines))


main()
