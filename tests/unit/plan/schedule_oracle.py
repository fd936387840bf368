#!/usr/bin/env python3
"""When reminders are due around every change of every time zone, reckoned with Python's
zoneinfo from the rules as the design declares them, by code that is not ours.

Prints lines for schedule_oracle_test.c; instants are seconds since 1970, times of a day
seconds since midnight:
  Z name                  the lines below are about this zone
  S from till T at… EVERY DAYS EXPIRES Q N (wanted due expires missed)…
T counts the times of the day; EVERY and EXPIRES are days and seconds; DAYS is a step in
days; Q is when quiet hours begin and end, -1 -1 for none; N counts the reminders.
"""
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
FIRST, LAST = 2026, 2031


class Zone:
    """Instants are whole seconds since 1970; walls are datetimes without a zone."""

    def __init__(self, name):
        self.zone = ZoneInfo(name)

    def wall(self, instant):
        return (EPOCH + timedelta(seconds=instant)).astimezone(self.zone).replace(
            tzinfo=None, fold=0)

    def shown_at(self, wall, fold):
        return (wall.replace(tzinfo=self.zone, fold=fold) - EPOCH) // SECOND

    def instant(self, wall):
        """In a gap forward by the gap, in a fold the first: both are what fold=0 says."""
        return self.shown_at(wall, 0)

    def not_before(self, wall, instant):
        """The first time from an instant on that clocks show that, if they do."""
        first, second = self.shown_at(wall, 0), self.shown_at(wall, 1)
        is_fold = self.wall(first) == self.wall(second) == wall
        return second if is_fold and first < instant else first

    def add(self, instant, days, seconds):
        if days:
            instant = self.instant(self.wall(instant) + days * DAY)
        return instant + seconds

    def changes(self):
        """The seconds at which the offset changes, found by looking."""
        def offset(instant):
            return (EPOCH + timedelta(seconds=instant)).astimezone(self.zone).utcoffset()

        low = (datetime(FIRST, 1, 1, tzinfo=timezone.utc) - EPOCH) // SECOND
        end = (datetime(LAST, 1, 1, tzinfo=timezone.utc) - EPOCH) // SECOND
        while low < end:
            high = low + 10 * 86400
            if offset(low) != offset(high):
                before, after = low, high
                while after - before > 1:
                    middle = (before + after) // 2
                    if offset(middle) == offset(low):
                        before = middle
                    else:
                        after = middle
                yield after
            low = high


class Row:
    """What a rule says, and when its reminders are due by that."""

    def __init__(self, zone, begin, end, **says):
        self.zone, self.begin, self.end = zone, begin, end
        self.at = sorted(says.get("at", []))
        self.every, self.days = says.get("every", (0, 0)), says.get("days", 0)
        self.expires, self.quiet = says.get("expires", (0, 0)), says.get("quiet")

    def wanted(self):
        if self.at:
            midnight = self.zone.wall(self.begin).replace(hour=0, minute=0, second=0)
            walls = [midnight + day * (self.days or 1) * DAY + second * SECOND
                     for day in range(12) for second in self.at]
            moments = {self.zone.instant(wall) for wall in walls}
        elif any(self.every):
            moments = {self.zone.add(self.begin, n * self.every[0], n * self.every[1])
                       for n in range(300)}
        else:
            moments = {self.begin}
        return sorted(m for m in moments if self.begin <= m < self.end)

    def lives_until(self, moments, i):
        if any(self.expires):
            return self.zone.add(moments[i], *self.expires)
        return moments[i + 1] if i + 1 < len(moments) else self.end

    def quiet_span(self, moment):
        """The walls between which quiet hours lie around that moment, or nothing."""
        if not self.quiet:
            return None
        wall = self.zone.wall(moment)
        midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0)
        begin, end = (second * SECOND for second in self.quiet)
        for day in (midnight - DAY, midnight):
            until = day + end + (DAY if end <= begin else 0 * DAY)
            if day + begin <= wall < until:
                return day + begin, until
        return None

    def gate(self, moment, expires):
        """When it is due then, or nothing when it never can be."""
        span = self.quiet_span(moment)
        if not span:
            return moment
        end = self.zone.not_before(span[1], moment)
        before = self.zone.instant(span[0]) - 1
        if end < expires:
            return end
        return before if before >= self.begin else None

    def line(self):
        moments = self.wanted()
        row = ["S", self.begin, self.end, len(self.at), *self.at, *self.every, self.days,
               *self.expires, *(self.quiet or (-1, -1)), len(moments)]
        for i, moment in enumerate(moments):
            expires = self.lives_until(moments, i)
            due = self.gate(moment, expires)
            row += [moment, moment if due is None else due, expires, int(due is None)]
        return " ".join(str(value) for value in row)


def second_of(wall):
    return wall.hour * 3600 + wall.minute * 60 + wall.second


def rows(zone, change):
    """Schedules that begin a day and a half before a change, and lie across it."""
    begin, end = change - 36 * 3600, change + 60 * 3600
    before, after = zone.wall(change - 1) + SECOND, zone.wall(change)
    around = [(second_of(wall) + delta) % 86400
              for wall in (before, after) for delta in (-1800, -1, 0, 900, 1800)]
    a_day_before = zone.instant(min(before, after) + 600 * SECOND - DAY)
    clock = 3600
    for at in ([around[0], around[7]], around, [8 * clock, 20 * clock]):
        yield Row(zone, begin, end, at=set(at))
        yield Row(zone, begin, end, at=set(at), expires=(0, 4 * clock),
                  quiet=(21 * clock, 8 * clock))
        yield Row(zone, begin, end, at=set(at), days=2, expires=(1, 0))
    for quiet in ((around[2], around[4]), (22 * clock, around[3]), (around[8], 6 * clock),
                  (22 * clock, around[8]), (around[8], around[9])):
        yield Row(zone, begin, end, every=(0, 1200), expires=(0, 5400), quiet=quiet)
        yield Row(zone, begin, end, every=(0, 6 * clock), quiet=quiet)
    yield Row(zone, a_day_before, end, every=(1, 0), expires=(1, 0))
    yield Row(zone, a_day_before, end, every=(0, 24 * clock), expires=(0, 24 * clock))
    yield Row(zone, a_day_before, end, every=(1, 1800), quiet=(23 * clock, 5 * clock))
    yield Row(zone, change - 1, end)


def main():
    lines, seen = [], set()
    for name in sorted(available_timezones()):
        if name == "localtime" or not name[0].isupper():
            continue
        with open(f"/usr/share/zoneinfo/{name}", "rb") as file:
            content = file.read()
        if content in seen:
            continue
        seen.add(content)
        zone = Zone(name)
        lines.append(f"Z {name}")
        for change in zone.changes():
            lines += [row.line() for row in rows(zone, change) if row.quiet is None
                      or row.quiet[0] != row.quiet[1]]
    print("\n".join(lines))


main()
