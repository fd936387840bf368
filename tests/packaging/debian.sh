#!/bin/sh
# The Debian packages: built in two folders they are the same, bit for bit; lintian has
# nothing to say; what is in them works, and a stranger's program builds against it by CMake,
# by pkg-config, statically and as C++.
set -eu
[ -z "${AFTERCARE_INSTRUMENTED:-}" ] || exit 77 # packages are of a plain build
case ${AFTERCARE_CC:-gcc} in
    *clang*) exit 77 ;; # once is enough
esac
for needed in dpkg-deb dpkg-shlibdeps lintian scdoc; do
    command -v "$needed" >/dev/null || { echo "$needed is not installed"; exit 77; }
done

here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export SOURCE_DATE_EPOCH=1700000000

# quiet command…: shows what it says only if it fails.
quiet() {
    "$@" >"$place/log" 2>&1 || { cat "$place/log"; return 1; }
}

# packed folder: the packages of the sources as they stand in that folder.
packed() {
    mkdir -p "$1"
    for part in CMakeLists.txt LICENSE core include plugins rules examples; do
        cp -r "$source/$part" "$1/"
    done
    quiet cmake -S "$1" -B "$1/build" -DCMAKE_BUILD_TYPE=RelWithDebInfo \
        -DCMAKE_INSTALL_PREFIX=/usr -DAFTERCARE_PACKAGED=ON -DBUILD_TESTING=OFF
    quiet cmake --build "$1/build" --parallel 2
    (cd "$1/build" && quiet cpack -G DEB)
}

packed "$place/one"
packed "$place/and/two"
for package in "$place"/one/build/*.deb; do
    cmp "$package" "$place/and/two/build/$(basename "$package")"
done
[ "$(find "$place/one/build" -maxdepth 1 -name '*.deb' | wc -l)" -eq 7 ]

allow=
[ "$(id -u)" -ne 0 ] || allow=--allow-root
lintian $allow --fail-on error,warning "$place"/one/build/*.deb

tree=$place/tree
for package in "$place"/one/build/*.deb; do
    dpkg-deb -x "$package" "$tree"
done
libraries=$(dirname "$(find "$tree/usr/lib" -name libaftercare.so)")
export LD_LIBRARY_PATH="$libraries"
"$here/size.sh" "$libraries/libaftercare.so"

# works program: it runs with the rules of the packages, and prints one line.
works() {
    "$1" "$tree/usr/share/aftercare/plugins" "$tree/usr/share/aftercare/rules"
}

for static in "" -static; do
    build=$place/cmake$static
    rules=${static:+aftercare::static}
    quiet cmake -S "$here/consumer" -B "$build" -DCMAKE_PREFIX_PATH="$tree/usr" \
        "-DLIBRARIES=${rules:-aftercare::aftercare};aftercare::reminders$static" \
        "-DAUTHOR=aftercare::author$static"
    quiet cmake --build "$build"
    works "$build/consumer"
    works "$build/author"
done

# packaged package…: what pkg-config says of them, where they lie now.
packaged() {
    PKG_CONFIG_PATH=$libraries/pkgconfig pkg-config "--define-variable=prefix=$tree/usr" \
        --cflags --libs "$@"
}
# shellcheck disable=SC2046 # flags are words
cc -std=c17 -o "$place/c" "$here/consumer/main.c" $(packaged aftercare aftercare-reminders)
works "$place/c"
# shellcheck disable=SC2046
c++ -std=c++17 -o "$place/cpp" -x c++ "$here/consumer/main.c" \
    $(packaged aftercare aftercare-reminders)
works "$place/cpp"
# Ours are taken in; what they need stays shared.
# shellcheck disable=SC2046
cc -std=c17 -o "$place/static" "$here/consumer/main.c" $(packaged aftercare-reminders-static)
env -u LD_LIBRARY_PATH "$place/static" "$tree/usr/share/aftercare/plugins" \
    "$tree/usr/share/aftercare/rules"
# So they do for whoever asks for all that an archive needs, and names ours.
# shellcheck disable=SC2046
cc -std=c17 -o "$place/static" "$here/consumer/main.c" \
    $(packaged --static aftercare-reminders | sed 's/-l\(aftercare[-a-z]*\)/-l:lib\1.a/g')
env -u LD_LIBRARY_PATH "$place/static" "$tree/usr/share/aftercare/plugins" \
    "$tree/usr/share/aftercare/rules"
if nm "$libraries"/libaftercare*.a |
    grep -E ' [A-TV-Z] ' | grep -v ' aftercare_'; then
    echo "a static library has names that are not public"
    exit 1
fi

"$tree/usr/bin/aftercare" --version
"$tree/usr/bin/aftercared" --version
bash -n "$tree/usr/share/bash-completion/completions/aftercare"
words=$(PATH=$tree/usr/bin:$PATH bash -c '. "$1"; COMP_WORDS=(aftercare as) COMP_CWORD=1
    _aftercare aftercare as aftercare; echo "${COMPREPLY[@]}"' _ \
    "$tree/usr/share/bash-completion/completions/aftercare")
[ "$words" = "ask assess" ] || [ "$words" = "assess ask" ] || [ "$words" = assess ] ||
    { echo "completion of \"as\" is \"$words\""; exit 1; }
for page in man1/aftercare.1 man8/aftercared.8 man5/aftercared.lua.5 man3/aftercare_assess.3; do
    [ -s "$tree/usr/share/man/$page.gz" ] || { echo "no manual page $page"; exit 1; }
done
for page in "$tree"/usr/share/man/man3/*.gz; do
    told=$(gzip -dc "$page" | grep -cE '^\.SH (THREADS|COST|HISTORY)$' || true)
    [ "$told" -eq 3 ] || [ "$(basename "$page")" = aftercare_error.3.gz ] ||
        { echo "$(basename "$page") does not tell of threads, cost and history"; exit 1; }
done
echo "seven packages, the same each time"
