#!/bin/sh
# libaftercare needs Lua, cJSON, libmd and the C library, nothing else: that is promised to
# those who embed it.
set -eu
[ -z "${AFTERCARE_INSTRUMENTED:-}" ] || exit 77 # sanitizers bring libraries of their own

needed=$(readelf -d "${AFTERCARE_BUILD:?is set by ctest}/libaftercare.so" |
    sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
[ -n "$needed" ] || { echo "libaftercare.so was not built"; exit 1; }
for library in $needed; do
    case $library in
        liblua5.4.so.* | liblua.so.* | libcjson.so.* | libmd.so.* | libc.so.* | ld-linux-*) ;;
        *) echo "libaftercare.so needs $library"; exit 1 ;;
    esac
done
echo "libaftercare.so needs $(echo "$needed" | tr "\n" " ")"
