#include "core/http/handlers.h"
#include "core/http/request.h"

#include <microhttpd.h>

static aftercare_status list(void *context, aftercare_assessor *assessor,
                             aftercare_error *err) {
    struct request *request = context;
    aftercare_json answer = {0};

    aftercare_status status = request->service->backend->rules_list(
        assessor, request_parameter(request, "kind"), request_parameter(request, "rule"),
        &answer, err);
    if (status == AFTERCARE_OK) {
        buffer_add(&request->answer, answer.text, answer.len);
    }
    return status;
}

static void write_aside(struct json_writer *writer, const struct rule_count *count) {
    json_begin_object(writer);
    json_key(writer, count->is_kind ? "kind" : "rule");
    json_string(writer, count->rule);
    json_key(writer, "place");
    json_string(writer, count->place);
    json_key(writer, "cause");
    json_string(writer, aftercare_failure_name(count->last));
    json_key(writer, "assessors");
    json_integer(writer, (int64_t)count->aside);
    json_end_object(writer);
}

static bool is_any_aside(const struct rule_counts *counts) {
    struct rule_count count;
    size_t number = 0;
    while (rule_counts_at(counts, number, &count) && count.aside == 0) {
        number++;
    }
    return rule_counts_at(counts, number, &count);
}

// Adds a member to the object that was written, as its last one.
static void add_aside(struct buffer *answer, const struct rule_counts *counts) {
    struct json_writer writer = {.out = answer};
    struct rule_count count;
    answer->len--; // the closing brace
    buffer_string(answer, ",\"set_aside\":");
    json_begin_list(&writer);
    for (size_t i = 0; rule_counts_at(counts, i, &count); i++) {
        if (count.aside > 0) {
            write_aside(&writer, &count);
        }
    }
    json_end_list(&writer);
    buffer_string(answer, "}");
}

// What is set aside is known on the loop alone.
static void listed(void *context, aftercare_status status, const aftercare_error *err) {
    struct request *request = context;
    const struct rule_counts *counts = assessors_counts(request->service->assessors);
    if (status == AFTERCARE_OK && request->answer.len > 0 && is_any_aside(counts)) {
        add_aside(&request->answer, counts);
    }
    request_finish(request, status, err);
}

void handle_rules(struct request *request) {
    request_submit(request, list, listed, request);
}

static void reloaded(void *context, const struct service_reload *reload) {
    struct request *request = context;
    if (reload->problems_count > 0) {
        aftercare_error err;
        (void)fail(&err, AFTERCARE_ECONFLICT, NULL,
                   "the new rules do not load or fail their tests: %zu problems (the old "
                   "ones stay at work)",
                   reload->problems_count);
        request_refuse_all(request, &err, reload->problems, reload->problems_count);
        return;
    }
    struct json_writer writer = request_writer(request);
    json_begin_object(&writer);
    json_key(&writer, "digest");
    json_string(&writer, reload->digest);
    json_key(&writer, "changed");
    json_bool(&writer, reload->is_changed);
    json_key(&writer, "tests");
    json_integer(&writer, (int64_t)reload->tests);
    json_end_object(&writer);
    request_answer(request, MHD_HTTP_OK);
}

void handle_rules_reload(struct request *request) {
    const struct service *service = request->service;
    aftercare_error err;
    if (!service->reload) {
        request_refuse_http(request, MHD_HTTP_NOT_IMPLEMENTED,
                            "the rules of this server stay as they are");
    } else if (service->reload(service->reload_context, reloaded, request, &err) !=
               AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}
