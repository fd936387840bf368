#!/bin/sh
# No object of core/ holds a variable that can change: what threads share never changes, and
# what changes has one owner. Tables of addresses lie in .data.rel.ro, which is read-only
# once the program is loaded.
set -eu
[ -z "${AFTERCARE_INSTRUMENTED:-}" ] || exit 77 # sanitizers keep their own variables
cd "${AFTERCARE_BUILD:?is set by ctest}"

objects=$(find . -path '*.dir/core/*.o' | sort)
[ -n "$objects" ] || { echo "no objects found in $AFTERCARE_BUILD"; exit 1; }

# shellcheck disable=SC2086 # names made by CMake have no spaces
mistakes=$(objdump -h $objects | awk '
    $2 == "file" || /file format/ { object = $1 }
    $2 ~ /^\.(data|bss|tdata|tbss)/ && $2 !~ /^\.data\.rel\.ro/ && $3 !~ /^0+$/ {
        print object, "has", $2, "of 0x" $3, "bytes"
    }')
[ -z "$mistakes" ] || { echo "$mistakes"; exit 1; }
echo "$(echo "$objects" | wc -l) objects hold nothing that can change"
