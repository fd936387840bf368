# Completion for aftercare and aftercared. What they take, they are asked themselves, so
# that this file need not know it.

# _aftercare_options program… : the options that its help lists
_aftercare_options() {
    "$@" --help 2>/dev/null | sed -n 's/^ *\(--[a-z-]*\)\( .*\)\{0,1\}$/\1/p'
}

# _aftercare_commands program: the commands that its help lists
_aftercare_commands() {
    "$1" --help 2>/dev/null | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p'
}

_aftercare() {
    local program=$1 word=$2 previous=$3 command= i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            --config) ((i++)) ;;
            -*) ;;
            *) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    case $previous in
        --plugins | --rules | --into)
            mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
        --config | --save)
            mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
        --format)
            mapfile -t COMPREPLY < <(compgen -W "$("$program" $command --help |
                sed -n 's/^  --format [A-Z]* *\(.*\)$/\1/p' |
                sed 's/(the default)//; s/,/ /g; s/ or / /g')" -- "$word"); return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$({ _aftercare_options "$program"
            [ "${program##*/}" = aftercared ] ||
                _aftercare_options "$program" $command; })" -- "$word")
    elif [ -z "$command" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_aftercare_commands "$program")" -- "$word")
    else
        compopt -o default
    fi
}
complete -F _aftercare aftercare aftercared
