#!/bin/sh
# How many bytes libaftercare.so has when it is stripped, beside the 400 kB that it should
# have at most. `AFTERCARE_BUILD=… tests/bench/size.sh [FILE]` weighs that file, such as a
# package's.
set -eu

stripped=$(mktemp)
trap 'rm -f "$stripped"' EXIT
strip -o "$stripped" "${1:-${AFTERCARE_BUILD:-build}/libaftercare.so}"
wc -c <"$stripped" |
    awk '{ printf "libaftercare_stripped %d bytes %.3f\n", $1, $1 / 400000 }'
