#!/bin/sh
# The libraries are what programs that were linked with an earlier build expect: their binary
# interface is the one kept beside this file. `tests/packaging/abi.sh --keep` writes it anew,
# for a change that old programs bear (a function added, a struct that grew at its end behind
# its size); any other needs another soname.
set -eu
[ -z "${AFTERCARE_INSTRUMENTED:-}" ] || exit 77 # sanitizers have an interface of their own
command -v abidiff >/dev/null || { echo "abidiff is not installed"; exit 77; }
cd "$(dirname "$0")/../.."
build=${AFTERCARE_BUILD:-build}
case ${AFTERCARE_CC:-gcc} in
    *clang*) exit 77 ;; # writes down the same types otherwise
esac

# interface library: what of it public headers tell.
interface() {
    abidw --headers-dir include --drop-private-types --exported-interfaces-only \
        --type-id-style hash --no-corpus-path --no-comp-dir-path --no-show-locs \
        --no-elf-needed "$build/$1.so" |
        sed "s#='\.\./#='#" # wherever it was built
}

mistakes=0
for library in libaftercare libaftercare-author libaftercare-reminders; do
    kept=tests/packaging/abi/$library.abi
    if [ "${1:-}" = --keep ]; then
        interface "$library" >"$kept"
        continue
    fi
    now=$(mktemp)
    interface "$library" >"$now"
    said=0
    abidiff "$kept" "$now" || said=$?
    rm -f "$now"
    if [ $((said & 8)) -ne 0 ]; then
        echo "$library: programs linked with it before would break"
    elif [ "$said" -ne 0 ]; then
        echo "$library: its interface has changed, and old programs bear it" \
            "(tests/packaging/abi.sh --keep writes it down)"
    fi
    [ "$said" -eq 0 ] || mistakes=$((mistakes + 1))
done
[ "$mistakes" -eq 0 ] && echo "the binary interface is the one that is kept"
