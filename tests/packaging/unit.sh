#!/bin/sh
# What systemd lets the daemon do is little: 10 would be everything, and more than 1.5 is too
# much. Nothing in the unit is misspelt.
set -eu
command -v systemd-analyze >/dev/null || { echo "systemd-analyze is not installed"; exit 77; }
unit=${AFTERCARE_BUILD:?is set by ctest}/aftercared.service

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# `verify` wants the program to be where the unit says.
sed "s|^\(Exec[A-Za-z]*=\)[^ ]*aftercared|\1$AFTERCARE_BUILD/aftercared|" "$unit" \
    >"$place/aftercared.service"
said=$(systemd-analyze verify --man=no "$place/aftercared.service" 2>&1 |
    grep 'aftercared\.service' || true)
[ -z "$said" ] || { echo "$said"; exit 1; }

systemd-analyze security --offline=yes --threshold=15 --no-pager "$unit" >"$place/said" ||
    { cat "$place/said"; exit 1; }
tail -n 1 "$place/said"
