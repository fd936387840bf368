#include "core/daemon/config_options.h"

#include <string.h>

static const struct setting rows[CONFIG_OPTIONS] = {
    {.name = "listen",
     .type = SETTING_TEXT,
     .fallback = "\"127.0.0.1:8930\"",
     .sentence =
         "The address and port that HTTP is served on; port 0 takes a free one. A socket "
         "that systemd hands over takes its place.",
     .at = offsetof(struct config, listen)},
    {.name = "certificate",
     .type = SETTING_TEXT,
     .fallback = "none: plain HTTP",
     .sentence =
         "The file with the certificate that HTTPS shows, and those above it (PEM).",
     .at = offsetof(struct config, certificate)},
    {.name = "key",
     .type = SETTING_TEXT,
     .fallback = "none",
     .sentence =
         "The file with the certificate's private key, without a passphrase (PEM).",
     .at = offsetof(struct config, key)},
    {.name = "store",
     .type = SETTING_TEXT,
     .fallback = "\"sqlite:STATE/aftercare.db\", STATE being $STATE_DIRECTORY, "
                 "$XDG_STATE_HOME/aftercare or ~/.local/state/aftercare",
     .sentence = "Where sessions and reminders are kept.",
     .at = offsetof(struct config, store)},
    {.name = "audit",
     .type = SETTING_TEXT,
     .fallback = "audit.jsonl beside the store",
     .sentence = "The file in which every access and change is written down, chained by "
                 "digests.",
     .at = offsetof(struct config, audit)},
    {.name = "decisions",
     .type = SETTING_TABLES,
     .fallback = "none: no decision is written down",
     .sentence = "The decision log, and what of a person it keeps.",
     .at = offsetof(struct config, decisions)},
    {.name = "retain",
     .type = SETTING_TEXT,
     .fallback = "for ever",
     .sentence = "How long sessions that have ended are kept, with their reminders and "
                 "histories (\"P2Y\"); then they are erased.",
     .at = offsetof(struct config, retain)},
    {.name = "plugins",
     .type = SETTING_TEXTS,
     .fallback = "those that came with the program",
     .sentence = "Folders of plugins.",
     .at = offsetof(struct config, plugins)},
    {.name = "rules",
     .type = SETTING_TEXTS,
     .fallback = "those that came with the program",
     .sentence = "Folders of rules; later ones add to earlier ones.",
     .at = offsetof(struct config, rules)},
    {.name = "options",
     .type = SETTING_PAIRS,
     .fallback = "the rules' own choices",
     .sentence = "Choices where the rules leave one.",
     .at = offsetof(struct config, options)},
    {.name = "timezone",
     .type = SETTING_TEXT,
     .fallback = "none: each session must name its own, and today is UTC's",
     .sentence = "The time zone of sessions that name none, and of what today is.",
     .at = offsetof(struct config, timezone)},
    {.name = "zoneinfo",
     .type = SETTING_TEXT,
     .fallback = "\"/usr/share/zoneinfo\"",
     .sentence = "The folder of the time zone database, compiled.",
     .at = offsetof(struct config, zoneinfo)},
    {.name = "quiet",
     .type = SETTING_CLOCKS,
     .fallback = "none",
     .sentence =
         "From when to when nobody is reminded, on the receiver's clock, where the "
         "session says nothing else.",
     .at = offsetof(struct config, quiet)},
    {.name = "connections_per_address",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 65536,
     .fallback = "1024",
     .sentence = "How many connections one address may have open at once, the loopback's "
                 "too; never more than half of all. One more takes the place of the one "
                 "that has been idle for longest, and is refused while none is.",
     .at = offsetof(struct config, connections_per_address)},
    {.name = "head_timeout",
     .type = SETTING_SPAN,
     .least = 1000,
     .most = 9000,
     .fallback = "PT9S",
     .sentence = "How long a client may take for the head of a request, and between two "
                 "requests; it is looked at once a second.",
     .at = offsetof(struct config, head_timeout)},
    {.name = "body_timeout",
     .type = SETTING_SPAN,
     .least = 1000,
     .most = 29000,
     .fallback = "PT29S",
     .sentence = "How long a client may take to send a document, and to read an answer.",
     .at = offsetof(struct config, body_timeout)},
    {.name = "group",
     .type = SETTING_SPAN,
     .least = 1000,
     .most = 86400000,
     .fallback = "each reminder goes alone",
     .sentence = "How far apart reminders of one person may be due to go out as one "
                 "message: the first waits for the others so long at most. Urgent ones "
                 "go alone.",
     .at = offsetof(struct config, group)},
    {.name = "late_rate",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 100000,
     .fallback = "100",
     .sentence = "How many reminders a second a channel gets of those that are more than "
                 "five minutes late, as after an outage.",
     .at = offsetof(struct config, late_rate)},
    {.name = "default_channel",
     .type = SETTING_TEXT,
     .fallback = "the only channel",
     .sentence = "The channel of sessions that name none.",
     .at = offsetof(struct config, default_channel)},
    {.name = "tokens",
     .type = SETTING_TABLES,
     .fallback = "none: everybody on this machine, and only the loopback is listened on",
     .sentence = "Who may use the HTTP interface.",
     .at = offsetof(struct config, tokens)},
    {.name = "channels",
     .type = SETTING_TABLES,
     .fallback = "{ log = { } }",
     .sentence = "The ways on which reminders go out, by names of your own.",
     .at = offsetof(struct config, channels)},
};

const struct setting_table config_options = {rows, CONFIG_OPTIONS};

size_t config_options_row(const char *name) {
    size_t row = 0;
    while (row + 1 < CONFIG_OPTIONS && strcmp(rows[row].name, name) != 0) {
        row++;
    }
    return row;
}
