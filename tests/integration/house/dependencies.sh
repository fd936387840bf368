#!/bin/sh
# libaftercare and libaftercare-author need Lua, cJSON, libmd and the C library, nothing else:
# that is promised to those who embed one of them.
set -eu
[ -z "${AFTERCARE_INSTRUMENTED:-}" ] || exit 77 # sanitizers bring libraries of their own

for ours in libaftercare.so libaftercare-author.so; do
    needed=$(readelf -d "${AFTERCARE_BUILD:?is set by ctest}/$ours" |
        sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
    [ -n "$needed" ] || { echo "$ours was not built"; exit 1; }
    for library in $needed; do
        case $library in
            liblua5.4.so.* | liblua.so.* | libcjson.so.* | libmd.so.* | libc.so.* | ld-linux-*) ;;
            *) echo "$ours needs $library"; exit 1 ;;
        esac
    done
    echo "$ours needs $(echo "$needed" | tr "\n" " ")"
done
