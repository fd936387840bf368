#!/bin/sh
# libaftercare.so has at most 400 000 bytes when it is stripped, as gcc makes it for use.
# `AFTERCARE_BUILD=… tests/packaging/size.sh [FILE]` weighs that file, such as a package's.
set -eu
[ -z "${AFTERCARE_INSTRUMENTED:-}" ] || exit 77 # sanitizers add their own
build=${AFTERCARE_BUILD:-build}
if [ $# -eq 0 ]; then
    case ${AFTERCARE_CC:-gcc} in
        *clang*) echo "the bound is for gcc"; exit 77 ;;
    esac
    if ! grep -qE '^CMAKE_BUILD_TYPE:STRING=(RelWithDebInfo|Release)$' "$build/CMakeCache.txt"; then
        echo "the bound is for a build that is made to be used"
        exit 77
    fi
fi

stripped=$(mktemp)
trap 'rm -f "$stripped"' EXIT
strip -o "$stripped" "${1:-$build/libaftercare.so}"
wc -c <"$stripped" |
    awk '{ printf "libaftercare_stripped %d bytes %.3f\n", $1, $1 / 400000; exit $1 > 400000 }'
