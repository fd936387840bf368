#!/bin/sh
# Every header compiles alone, and twice in one file; public ones also as C++17.
set -u
cd "${AFTERCARE_SOURCE:?is set by ctest}" || exit 1
mistakes=0

# compiles language-and-standard header compiler…
compiles() {
    language=$1 standard=$2 header=$3
    shift 3
    printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
        "$@" -x "$language" "-std=$standard" -fsyntax-only -Wall -Wextra -Werror -pedantic \
            -D_POSIX_C_SOURCE=200809L -Iinclude -I. - || {
        echo "$header does not compile alone as $standard"
        mistakes=$((mistakes + 1))
    }
}

for header in $(find core -name '*.h' | sort); do
    # shellcheck disable=SC2046 # the flags are words
    compiles c c17 "$header" "${AFTERCARE_CC:-cc}" $(pkg-config --cflags lua5.4 libcjson)
done
for header in $(cd include && find . -name '*.h' | sort); do
    compiles c c17 "${header#./}" "${AFTERCARE_CC:-cc}"
    compiles c++ c++17 "${header#./}" "${CXX:-c++}"
done
[ "$mistakes" -eq 0 ] && echo "all headers compile alone"
