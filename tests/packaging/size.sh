#!/bin/sh
# The library stays small: stripped, libaftercare.so has at most 400 kB, as gcc makes it for
# use. `tests/packaging/size.sh FILE` weighs that file, such as a package's.
set -eu
[ -z "${AFTERCARE_INSTRUMENTED:-}" ] || exit 77 # sanitizers count much besides
case ${AFTERCARE_CC:-gcc} in
    *clang*) exit 77 ;; # makes 7 % more of the same
esac
build=${AFTERCARE_BUILD:-build}
if [ $# -eq 0 ] && ! grep -qE '^CMAKE_BUILD_TYPE:[A-Z]+=(Release|RelWithDebInfo|MinSizeRel)$' \
    "$build/CMakeCache.txt"; then
    echo "a debug build is as large as it likes"
    exit 77
fi
most=400000

stripped=$(mktemp)
trap 'rm -f "$stripped"' EXIT
strip -o "$stripped" "${1:-$build/libaftercare.so}"
bytes=$(wc -c <"$stripped")
echo "libaftercare_stripped $bytes bytes"
if [ "$bytes" -gt "$most" ]; then
    echo "more than $most: see what grew (nm --size-sort), whether it must be in the library," \
        "and which of the files that CMakeLists.txt calls quick need not be"
    exit 1
fi
