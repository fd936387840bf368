#!/bin/sh
# Verdicts, plans and reminders over HTTP, from any language: here with curl. It needs
# aftercared on the path, starts one of its own, and leaves nothing behind.
set -eu

place=$(mktemp -d)
daemon=
clean() {
    [ -z "$daemon" ] || { kill "$daemon" 2>/dev/null && wait "$daemon"; } || true
    rm -rf "$place"
}
trap clean EXIT
trap 'exit 130' INT TERM

# ask METHOD PATH [JSON]: prints the answer's status and, on the lines after it, its body.
ask() {
    curl -sS -X "$1" -H 'Content-Type: application/json' ${3:+--data-binary "$3"} \
        -o "$place/answer" -w '%{http_code}\n' "http://$address$2"
    cat "$place/answer"
    echo
}

# member NAME: the first member of that name in the JSON on standard input.
member() {
    grep -o "\"$1\": *\"[^\"]*\"" | sed -n '1s/.*: *"\(.*\)"/\1/p'
}

# A daemon on a free port, which its first line tells. Reminders are printed, a line each;
# a clinic's own would go to a webhook, by mail or to a program.
cat >"$place/aftercared.lua" <<'LUA'
listen   = "127.0.0.1:0"
timezone = "Europe/Berlin"
channels = { log = {} }
LUA
STATE_DIRECTORY=$place aftercared --config "$place/aftercared.lua" \
    >"$place/reminders" 2>"$place/said" &
daemon=$!
until grep -qs '"listening"' "$place/said"; do
    kill -0 "$daemon" 2>/dev/null || { cat "$place/said" >&2; exit 1; }
    sleep 0.1
done
address=$(member address <"$place/said")

printf 'May she have it? '
patient='{ "id": "ana", "pregnant": true }'
ask POST /v1/assess "{ \"patient\": $patient,
    \"request\": { \"treatments\": [ \"microneedling\" ] } }" | member verdict

printf 'A mistake is told with its place: '
ask POST /v1/assess '{ "patient": { "pregnnt": true } }' | member pointer

# A session that ended an hour ago: what was due since goes out at once.
session="{ \"session\": { \"id\": \"s-1\", \"treatments\": [ \"microneedling\" ],
    \"areas\": [ \"cheek\" ], \"ended_at\": \"$(date -u -d '1 hour ago' +%Y-%m-%dT%H:%M:%SZ)\" },
    \"patient\": { \"id\": \"ana\" }, \"contact\": { \"channel\": \"log\", \"to\": \"ana\" } }"

printf 'Reminders of its plan, of which nothing is stored: '
ask POST /v1/plan "$session" | grep -o '"key"' | wc -l

printf 'Stored: '
ask POST /v1/sessions "$session" | head -n 1
printf 'Stored again, which changes nothing: '
ask POST /v1/sessions "$session" | head -n 1

printf 'The first reminder that goes out: '
until key=$(member key <"$place/reminders") && [ -n "$key" ]; do
    kill -0 "$daemon"
    sleep 0.1
done
echo "$key"

# In a path, the key's own slashes are written as %2F.
path=/v1/reminders/$(echo "$key" | sed 's|/|%2F|g')
printf 'She has done it: '
ask POST "$path/acknowledge" '{ "answer": "done" }' | member state

printf 'Nothing of the session is sent any more: '
ask DELETE /v1/sessions/s-1 | grep -o '"cancelled":[^,}]*'
