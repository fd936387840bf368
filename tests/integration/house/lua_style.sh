#!/bin/sh
# luacheck has nothing to say about any Lua file, and no warning is ignored in one. What lies
# in tests/data is wrong on purpose.
set -eu
command -v luacheck >/dev/null || { echo "luacheck is not installed"; exit 77; }
cd "${AFTERCARE_SOURCE:?is set by ctest}"

if grep -rn --include='*.lua' 'luacheck:' plugins rules examples; then
    echo "a file ignores a warning (change the file, or .luacheckrc for all)"
    exit 1
fi
luacheck --quiet --no-color plugins rules examples
