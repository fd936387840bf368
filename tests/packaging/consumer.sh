#!/bin/sh
# A stranger's program builds against what is installed: by CMake, by pkg-config, and as C++;
# the rules that are installed load. So does one that needs neither the reminders nor what is
# installed for them.
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

# works program: it runs, and prints one line.
works() {
    LD_LIBRARY_PATH=$prefix/lib "$1" "$prefix/share/aftercare/plugins" \
        "$prefix/share/aftercare/rules"
}

# built folder option…: the consumers, with these of their options.
built() {
    folder=$1
    shift
    quiet cmake -S "$here" -B "$folder" "-DCMAKE_PREFIX_PATH=$prefix" "$@" &&
        quiet cmake --build "$folder"
}

# --- what libaftercare-dev brings, alone

for component in lib author dev program; do
    quiet cmake --install "${AFTERCARE_BUILD:?is set by ctest}" --prefix "$prefix" \
        --component "$component"
done
built "$place/alone" "-DCOMPONENTS=aftercare;author" -DLIBRARIES=
works "$place/alone/author"
if cmake -S "$here" -B "$place/lacking" "-DCMAKE_PREFIX_PATH=$prefix" >"$place/log" 2>&1; then
    echo "the reminders are found where they are not installed"
    exit 1
fi
grep -q libaftercare-reminders-dev "$place/log" || { cat "$place/log"; exit 1; }

# --- all of it

quiet cmake --install "$AFTERCARE_BUILD" --prefix "$prefix"
built "$place/build"
works "$place/build/consumer"
works "$place/build/consumer-cpp"
works "$place/build/author-cpp" >"$place/said"
# Whichever library stands first where both come into one process.
for both in "aftercare::author;aftercare::reminders" "aftercare::aftercare;aftercare::author" \
    "aftercare::author-static;aftercare::reminders-static" \
    "aftercare::reminders-static;aftercare::author-static"; do
    built "$place/both" "-DAUTHOR=$both" -DLIBRARIES=
    works "$place/both/author" | cmp - "$place/said" || { echo "so with $both"; exit 1; }
done

# flags package…: what pkg-config says.
flags() {
    PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config "--define-variable=prefix=$prefix" \
        --cflags --libs "$@"
}

# shellcheck disable=SC2046 # flags are words
"${AFTERCARE_CC:-cc}" -std=c17 -o "$place/c" "$here/main.c" \
    $(flags aftercare aftercare-reminders)
works "$place/c"
# shellcheck disable=SC2046
"${CXX:-c++}" -std=c++17 -o "$place/cpp" -x c++ "$here/main.c" \
    $(flags aftercare aftercare-reminders)
works "$place/cpp"
for package in aftercare-author aftercare-author-static; do
    # shellcheck disable=SC2046
    "${AFTERCARE_CC:-cc}" -std=c17 -o "$place/author" "$here/author.c" $(flags "$package")
    works "$place/author" | cmp - "$place/said"
done

"$prefix/bin/aftercare" --version
