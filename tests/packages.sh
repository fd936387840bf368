# shellcheck shell=sh
# Read by examples/start, tests/run and .ci/run, which stand in the project's folder: what
# they install, how they build, and how they show that they are at work.

# group, Debian package, what it is for
packages_table() {
    cat <<'TABLE'
build gcc                  the compiler
build libc6-dev            the C library
build cmake                the build
build ninja-build          the build, quicker
build pkg-config           finds the libraries
build liblua5.4-dev        rules
build libcjson-dev         documents
build libmd-dev            digests
build libuv1-dev           the daemon's loop
build libsqlite3-dev       its store
build libzstd-dev          makes what it keeps small
build libcurl4-openssl-dev webhooks
build libssl-dev           signatures
build libmicrohttpd-dev    HTTP
build libical-dev          calendar files
build libcmocka-dev        unit tests
build tzdata               time zones
start curl                 speaks to the daemon, as a clinic's software would
test  abigail-tools        the binary interface
test  dpkg-dev             Debian packages
test  lintian              how they are made
test  scdoc                manual pages
test  g++                  public headers are C++, too
test  python3              checks, and an oracle for time zones
test  lua-check            how Lua reads
test  lua5.4               reads what editors are told
test  openssl              certificates for a receiver
check clang                the other compiler
check libclang-rt-14-dev   its sanitizers and fuzzer
check clang-tidy           sizes of functions, and mistakes
check clang-format         how C reads
check llvm                 names in what sanitizers print
check valgrind             memory
check chromium             pages as people see them
check fonts-dejavu-core    something to write them with
check poppler-utils        reads what was printed
check shellcheck           how shell reads
check debootstrap          an empty machine for strangers
check systemd              how much the unit lets the daemon do
check nodejs               runs the example for it
check npm                  gets what that needs
check postgresql-15        a database that assesses
check postgresql-server-dev-15 what its extensions are built with
bench libclips-dev         a yardstick, left out where it is not there
TABLE
}

# packages group…: their names, one a line
packages() {
    for group in "$@"; do
        packages_table | sed -n "s/^$group  *\([^ ]*\).*/\1/p"
    done
}

# missing name…: those that are not installed, neither by themselves nor within another of
# these (some nodejs has npm in it)
missing() {
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' "$@" 2>/dev/null |
        sed -n 's/^installed //p' | tr -d ',')
    for name in "$@"; do
        case " $(echo "$installed" | tr '\n' ' ')" in
            *" $name "*) ;;
            *) echo "$name" ;;
        esac
    done
}

# shown what percent last: rewrites one line of a terminal; elsewhere a line each quarter.
shown() {
    if [ -t 2 ]; then
        printf '\r  %s: %3d %%' "$1" "$2" >&2
    elif [ $(($2 / 25)) -ne $(($3 / 25)) ]; then
        printf '  %s: %d %%\n' "$1" "$2" >&2
    fi
}

# finished what: ends what `shown` wrote.
finished() {
    if [ -t 2 ]; then
        printf '\r  %s: done \n' "$1" >&2
    fi
}

# followed what log: reads what a command says, which ends in "exit:0" if it worked, and
# returns 1 otherwise. Lines of APT ("dlstatus:1:12.3:…", "pmstatus:gcc:40.0:…") and of ninja
# ("[3/40] …") are progress; the rest goes to the log, which is shown after a failure.
followed() {
    what=$1 log=$2 last=0
    : >"$log"
    while IFS= read -r line; do
        case $line in
            dlstatus:*) percent=${line#*:*:} percent=$((${percent%%[.:]*} / 2)) ;;
            pmstatus:*) percent=${line#*:*:} percent=$((50 + ${percent%%[.:]*} / 2)) ;;
            "["*/*"] "*)
                made=${line#[} all=${line%%]*}
                percent=$((100 * ${made%%/*} / ${all#*/})) ;;
            exit:0) finished "$what"; return 0 ;;
            *) echo "$line" >>"$log"; continue ;;
        esac
        if [ "$percent" -gt "$last" ]; then
            shown "$what" "$percent" "$last"
            last=$percent
        fi
    done
    cat "$log" >&2
    echo "$what failed; what it said is above" >&2
    return 1
}

# quietly what command…: runs it; shows what it says only if it fails.
quietly() {
    what=$1
    shift
    said=$("$@" 2>&1) && return 0
    printf '%s\n%s failed; what it said is above\n' "$said" "$what" >&2
    return 1
}

# install group…: installs what is missing; is quick and says nothing when nothing is.
install() {
    # shellcheck disable=SC2046 # names are words
    set -- $(packages "$@")
    if ! command -v dpkg-query >/dev/null; then
        echo "  this is not Debian; what is needed, by its names there: $*" >&2
        return 0
    fi
    # shellcheck disable=SC2046
    set -- $(missing "$@")
    [ $# -gt 0 ] || return 0
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        as_root=sudo
        if ! command -v sudo >/dev/null; then
            echo "  neither root nor sudo; please install: $*" >&2
            return 1
        fi
    fi
    quietly "apt-get update" $as_root apt-get -q -o DPkg::Lock::Timeout=600 update || return 1
    log=$(mktemp)
    { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
        -o DPkg::Lock::Timeout=600 -o APT::Status-Fd=1 install "$@" </dev/null 2>&1 &&
        echo "exit:0"; } | followed "installing $# packages" "$log" || set -- failed
    rm -f "$log"
    [ "$1" != failed ]
}

# configure folder option…: says nothing when it works. A folder keeps its generator.
configure() {
    folder=$1
    shift
    # Rules that others may write are refused; a clone under umask 002 makes them so.
    chmod -R go-w plugins rules examples
    CMAKE_GENERATOR=${CMAKE_GENERATOR:-Ninja} quietly "cmake -B $folder" \
        cmake -B "$folder" "$@"
}

# build folder target…: without a target, all of them.
build() {
    folder=$1
    shift
    targets=${*:-all}
    # shellcheck disable=SC2086 # targets are words
    { cmake --build "$folder" --parallel 2 --target $targets 2>&1 && echo "exit:0"; } |
        followed "building in $folder" "$folder/build.log"
}
