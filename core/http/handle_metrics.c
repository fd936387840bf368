// Numbers for Prometheus, in its text format 0.0.4. Names of channels, rules and states
// are all the words that stand in it: nothing of a patient.
#include "core/http/handlers.h"
#include "core/http/request.h"

#include <inttypes.h>

#define CONTENT_TYPE "text/plain; version=0.0.4; charset=utf-8"

static void begin(struct buffer *out, const char *name, const char *type,
                  const char *help) {
    buffer_format(out, "# HELP aftercare_%s %s\n# TYPE aftercare_%s %s\n", name, help,
                  name, type);
}

// A label's value: a channel is called as its owner likes.
static void write_value(struct buffer *out, const char *text) {
    buffer_string(out, "\"");
    for (const char *at = text; *at; at++) {
        switch (*at) {
        case '\\':
            buffer_string(out, "\\\\");
            break;
        case '"':
            buffer_string(out, "\\\"");
            break;
        case '\n':
            buffer_string(out, "\\n");
            break;
        default:
            buffer_add(out, at, 1);
        }
    }
    buffer_string(out, "\"");
}

static void write_row(struct buffer *out, const char *name, const char *label,
                      const char *value, uint64_t count) {
    buffer_format(out, "aftercare_%s{%s=", name, label);
    write_value(out, value);
    buffer_format(out, "} %" PRIu64 "\n", count);
}

static void write_reminders(struct buffer *out, const aftercare_counts *counts) {
    begin(out, "reminders", "gauge", "Reminders that are still to come, by state.");
    write_row(out, "reminders", "state", "scheduled", (uint64_t)counts->scheduled);
    write_row(out, "reminders", "state", "under_way", (uint64_t)counts->under_way);
    static const char *const gates[AFTERCARE_GATES] = {
#define X(name, text) text,
        AFTERCARE_GATE_NAMES(X)
#undef X
    };
    begin(out, "gates_total", "counter", "How often a gate kept a reminder back.");
    for (int gate = 0; gate < AFTERCARE_GATES; gate++) {
        write_row(out, "gates_total", "gate", gates[gate], counts->gates[gate]);
    }
    begin(out, "store_trouble_total", "counter",
          "Batches of the store that failed, by what was wrong.");
    for (int status = AFTERCARE_OK + 1; status <= AFTERCARE_EINTERNAL; status++) {
        write_row(out, "store_trouble_total", "error", aftercare_status_name(status),
                  counts->trouble[status]);
    }
}

static void write_channels(struct buffer *out, const aftercare_counts *counts) {
    static const char *const outcomes[AFTERCARE_OUTCOMES] = {
        [AFTERCARE_OUTCOME_DELIVERED] = "delivered",
        [AFTERCARE_OUTCOME_TRY_AGAIN] = "try_again",
        [AFTERCARE_OUTCOME_REFUSED] = "refused",
        [AFTERCARE_OUTCOME_DOWN] = "down"};
    begin(out, "tries_total", "counter", "Tries that ended, by channel and outcome.");
    for (size_t i = 0; i < counts->channels_count; i++) {
        for (size_t j = 0; j < AFTERCARE_OUTCOMES; j++) {
            buffer_string(out, "aftercare_tries_total{channel=");
            write_value(out, counts->channels[i].name);
            buffer_format(out, ",outcome=\"%s\"} %" PRIu64 "\n", outcomes[j],
                          counts->channels[i].outcomes[j]);
        }
    }
    begin(out, "channel_down", "gauge", "Whether a channel is left in peace just now.");
    for (size_t i = 0; i < counts->channels_count; i++) {
        write_row(out, "channel_down", "channel", counts->channels[i].name,
                  counts->channels[i].is_down);
    }
}

// Milliseconds as seconds, without floating point.
static void write_seconds(struct buffer *out, uint64_t milliseconds) {
    buffer_format(out, "%" PRIu64 ".%03" PRIu64, milliseconds / 1000,
                  milliseconds % 1000);
}

static void write_lateness(struct buffer *out, const aftercare_counts *counts) {
    static const uint64_t bounds[] = {
#define X(milliseconds) (milliseconds),
        AFTERCARE_LATENESS_BOUNDS(X)
#undef X
    };
    uint64_t sum = 0;
    begin(out, "lateness_seconds", "histogram",
          "How long after it was due a reminder was delivered.");
    for (size_t i = 0; i < AFTERCARE_LATENESS_BUCKETS; i++) {
        sum += counts->lateness[i];
        buffer_string(out, "aftercare_lateness_seconds_bucket{le=\"");
        if (i < sizeof bounds / sizeof bounds[0]) {
            write_seconds(out, bounds[i]);
        } else {
            buffer_string(out, "+Inf");
        }
        buffer_format(out, "\"} %" PRIu64 "\n", sum);
    }
    buffer_string(out, "aftercare_lateness_seconds_sum ");
    write_seconds(out, counts->lateness_sum);
    buffer_format(out, "\naftercare_lateness_seconds_count %" PRIu64 "\n", sum);
}

// The rules that are functions. These counters begin anew with other rules.
static void write_rules(struct buffer *out, const struct rule_counts *counts) {
    struct rule_count count;
    if (!rule_counts_at(counts, 0, &count)) {
        return;
    }
    begin(out, "rule_runs_total", "counter", "How often a rule's function was asked.");
    for (size_t i = 0; rule_counts_at(counts, i, &count); i++) {
        write_row(out, "rule_runs_total", "rule", count.rule, count.runs);
    }
    begin(out, "rule_steps_total", "counter", "Steps that a rule's function took.");
    for (size_t i = 0; rule_counts_at(counts, i, &count); i++) {
        write_row(out, "rule_steps_total", "rule", count.rule, count.steps);
    }
    begin(out, "rule_set_aside", "gauge",
          "Assessors that have set a rule aside, since it failed again and again.");
    for (size_t i = 0; rule_counts_at(counts, i, &count); i++) {
        write_row(out, "rule_set_aside", "rule", count.rule, count.aside);
    }
    begin(out, "rule_failures_total", "counter",
          "How often a rule's function failed, by cause.");
    for (size_t i = 0; rule_counts_at(counts, i / AFTERCARE_FAILURES, &count); i++) {
        aftercare_failure cause = (aftercare_failure)(i % AFTERCARE_FAILURES);
        buffer_string(out, "aftercare_rule_failures_total{rule=");
        write_value(out, count.rule);
        buffer_format(out, ",cause=\"%s\"} %" PRIu64 "\n", aftercare_failure_name(cause),
                      count.failures[cause]);
    }
}

static void write_answers(struct buffer *out, const struct service *service) {
    begin(out, "http_requests_total", "counter",
          "Requests that were answered, by status.");
    for (unsigned status = 0; status < SERVICE_STATUSES; status++) {
        if (service->answered[status] > 0) {
            buffer_format(out,
                          "aftercare_http_requests_total{status=\"%u\"} %" PRIu64 "\n",
                          status, service->answered[status]);
        }
    }
}

static void write_connections(struct buffer *out, const struct connections *connections) {
    begin(out, "http_connections", "gauge", "Connections that are open.");
    buffer_format(out, "aftercare_http_connections %zu\n", connections->count);
    begin(out, "http_connections_refused_total", "counter",
          "Connections refused because their address had too many at work.");
    buffer_format(out, "aftercare_http_connections_refused_total %" PRIu64 "\n",
                  connections->refused);
    begin(out, "http_connections_cut_total", "counter",
          "Connections cut off: too slow, or idle while others wanted in.");
    write_row(out, "http_connections_cut_total", "why", "slow", connections->slow);
    write_row(out, "http_connections_cut_total", "why", "room", connections->gave_way);
}

static void show(void *context, aftercare_status status,
                 const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct request *request = context;
    if (status == AFTERCARE_OK) {
        struct buffer *out = &request->answer;
        begin(out, "build_info", "gauge", "The version of the program.");
        write_row(out, "build_info", "version", aftercare_version(), 1);
        write_reminders(out, answer->counts);
        write_channels(out, answer->counts);
        write_lateness(out, answer->counts);
        write_answers(out, request->service);
        write_connections(out, request->connections);
        write_rules(out, assessors_counts(request->service->assessors));
        request->content_type = CONTENT_TYPE;
    }
    request_finish(request, status, err);
}

void handle_metrics(struct request *request) {
    const struct service *service = request->service;
    aftercare_error err;
    aftercare_status status =
        service->backend->count(service->reminders, show, request, &err);
    if (status != AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}
