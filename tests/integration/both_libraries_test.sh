#!/bin/sh
# libaftercare and libaftercare-author of one release in one process: each call that both have
# goes to the one that comes first, each of the authors' alone to libaftercare-author, with
# handles that the other one made; and everything is as with one of them.
set -eu
[ -z "${AFTERCARE_INSTRUMENTED:-}" ] || exit 77 # sanitizers want to come first themselves
cd "${AFTERCARE_SOURCE:?is set by ctest}"
build=${AFTERCARE_BUILD:?is set by ctest}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

# both command…: what it says with libaftercare before the library that it is linked with is
# what it says without.
both() {
    alone=0 together=0
    "$build/aftercare" "$@" >"$place/alone" 2>&1 || alone=$?
    LD_PRELOAD=$build/libaftercare.so "$build/aftercare" "$@" >"$place/together" 2>&1 ||
        together=$?
    if [ "$alone" -ne "$together" ] || ! cmp "$place/alone" "$place/together"; then
        cat "$place/together"
        echo "not so with both libraries (status $together, not $alone): aftercare $*"
        exit 1
    fi
}

# bound function library: that is where it is found.
bound() {
    grep -qE "/$2\.so\S* .*\`$1'" "$place/bindings" ||
        { echo "$1 is not bound to $2"; exit 1; }
}

LD_BIND_NOW=1 LD_DEBUG=bindings LD_PRELOAD=$build/libaftercare.so \
    "$build/aftercare" --version 2>"$place/said" >/dev/null
sed -n 's/.*binding file .* to \(.*\)/\1/p' "$place/said" >"$place/bindings"
bound aftercare_rules_load libaftercare
bound aftercare_assess libaftercare
bound aftercare_rules_check libaftercare-author

both check
mkdir "$place/annotations"
both rules --annotations "$place/annotations"
"$build/aftercare" rules --annotations "$place"
cmp "$place/aftercare.lua" "$place/annotations/aftercare.lua"
both fmt --check rules plugins
both test --coverage --format json
both test --mutate --sample 12 --seed 1 --format json
both assess --format json examples/clinic/ben.json
both ask examples/clinic/ben.json
both plan --format json examples/clinic/session.json
both diff --documents 200 --format json rules rules
echo "both libraries in one process are as one"
