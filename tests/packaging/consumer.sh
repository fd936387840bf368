#!/bin/sh
# A stranger's program builds against what is installed: by CMake, by pkg-config, and as C++;
# the rules that are installed load.
set -eu
[ -z "${AFTERCARE_INSTRUMENTED:-}" ] || exit 77 # it would need the same sanitizer

here=$(cd "$(dirname "$0")" && pwd)/consumer
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
prefix=$place/prefix

# quiet command…: shows what it says only if it fails.
quiet() {
    "$@" >"$place/log" 2>&1 || { cat "$place/log"; return 1; }
}

quiet cmake --install "${AFTERCARE_BUILD:?is set by ctest}" --prefix "$prefix"

# works program: it runs, and prints one line.
works() {
    LD_LIBRARY_PATH=$prefix/lib "$1" "$prefix/share/aftercare/plugins" \
        "$prefix/share/aftercare/rules"
}

quiet cmake -S "$here" -B "$place/build" -DCMAKE_PREFIX_PATH="$prefix"
quiet cmake --build "$place/build"
works "$place/build/consumer"

flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config "--define-variable=prefix=$prefix" \
    --cflags --libs aftercare aftercare-reminders)
# shellcheck disable=SC2086 # flags are words
"${AFTERCARE_CC:-cc}" -std=c17 -o "$place/c" "$here/main.c" $flags
works "$place/c"
# shellcheck disable=SC2086
"${CXX:-c++}" -std=c++17 -o "$place/cpp" -x c++ "$here/main.c" $flags
works "$place/cpp"

"$prefix/bin/aftercare" --version
