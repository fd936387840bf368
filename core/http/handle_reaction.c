// An adverse reaction that is reported after a session.
#include "core/base/json.h"
#include "core/http/handlers.h"
#include "core/http/request.h"

#include <string.h>

static void show(void *context, aftercare_status status,
                 const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct request *request = context;
    struct json_writer writer = request_writer(request);
    if (status == AFTERCARE_OK) {
        json_begin_object(&writer);
        json_key(&writer, "session");
        json_string(&writer, request->segment);
        json_key(&writer, "held");
        json_integer(&writer, (int64_t)answer->held);
        json_key(&writer, "sent");
        json_begin_list(&writer);
        for (size_t i = 0; i < answer->reminders_count; i++) {
            json_string(&writer, answer->reminders[i].key);
        }
        json_end_list(&writer);
        json_end_object(&writer);
    }
    request_finish(request, status, err);
}

static aftercare_status read_at(aftercare_reaction *out,
                                const struct json_document *document,
                                const struct json *value, aftercare_error *err) {
    struct instant instant;
    if (value->type != JSON_TEXT || !instant_parse(&instant, NULL, value->text) ||
        instant.milliseconds == 0) {
        return json_fail(err, document, value,
                         "this is no instant (RFC 3339 with an offset, such as "
                         "\"2026-11-22T15:30:00+01:00\")");
    }
    out->at = instant.milliseconds;
    return AFTERCARE_OK;
}

static aftercare_status read_member(aftercare_reaction *out,
                                    const struct json_document *document,
                                    const struct json *member, aftercare_error *err) {
    bool is_callers = member->key.len >= 2 && memcmp(member->key.at, "x_", 2) == 0;
    if (is_callers || member->type == JSON_NULL) {
        return AFTERCARE_OK;
    }
    if (text_is(member->key, "at")) {
        return read_at(out, document, member, err);
    }
    if (text_is(member->key, "by") && member->type == JSON_TEXT) {
        out->by = member->text.len > 0 ? member->text.at : NULL;
        return AFTERCARE_OK;
    }
    return json_fail(err, document, member,
                     "this has no place here (\"at\", an instant, and \"by\", a name)");
}

static aftercare_status read(aftercare_reaction *out, struct request *request,
                             aftercare_error *err) {
    struct json_document document;
    struct json_limits limits = JSON_LIMITS;
    struct text body = {request->body.at, request->body.len};
    aftercare_status status = json_read(&document, &request->arena, NULL,
                                        body.len > 0 ? body : TEXT("{}"), &limits, err);
    if (!status && document.root->type != JSON_OBJECT) {
        return json_fail(err, &document, document.root, "%s is no document (an object)",
                         json_type_name(document.root->type));
    }
    const struct json *at = status ? NULL : document.root->first;
    for (; at && !status; at = at->next) {
        status = read_member(out, &document, at, err);
    }
    return status;
}

void handle_session_reaction(struct request *request) {
    const struct service *service = request->service;
    aftercare_reaction reaction = AFTERCARE_REACTION;
    aftercare_error err;
    aftercare_status status = read(&reaction, request, &err);
    if (status == AFTERCARE_OK) {
        reaction.session = request->segment;
        status = service->backend->report_reaction(service->reminders, &reaction, show,
                                                   request, &err);
    }
    if (status != AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}
