#!/bin/sh
# No function of core/ has over 60 lines, nests deeper than 3 levels or takes more than 6
# parameters (.clang-tidy). The rest of clang-tidy takes minutes and is run by .ci/run. Tests
# are not measured: their tables stand inside them. This check only counts, so that several
# files may share a process (.ci/run tells why the others may not).
set -eu
command -v clang-tidy >/dev/null || { echo "clang-tidy is not installed"; exit 77; }
cd "${AFTERCARE_SOURCE:?is set by ctest}"

find core -name '*.c' | sort |
    xargs -P 2 -n 8 clang-tidy --quiet -p "${AFTERCARE_BUILD:?is set by ctest}" \
        '--checks=-*,readability-function-size' '--warnings-as-errors=*' 2>/dev/null
echo "no function is too large"
