#compdef aftercare aftercared
# Completion for aftercare and aftercared. What they take, they are asked themselves, so
# that this file need not know it.

_aftercare_asked() {
    local -a commands options
    local program=$words[1] command=
    (( CURRENT > 2 )) && [[ $words[2] != -* ]] && command=$words[2]
    commands=(${(f)"$($program --help 2>/dev/null |
        sed -n 's/^  \([a-z][a-z-]*\) [^ ]* *\(.*\)$/\1:\2/p')"})
    options=(${(f)"$($program --help 2>/dev/null |
        sed -n 's/^ *\(--[a-z-]*\) *\(.*\)$/\1:\2/p')"})
    if [[ ${program:t} != aftercared && -n $command ]]; then
        options=(${(f)"$($program $command --help 2>/dev/null |
            sed -n 's/^ *\(--[a-z-]*\) *\(.*\)$/\1:\2/p')"})
    fi
    if [[ $PREFIX == -* ]]; then
        _describe option options
    elif [[ -z $command ]]; then
        _describe command commands
    else
        _files
    fi
}
_aftercare_asked "$@"
