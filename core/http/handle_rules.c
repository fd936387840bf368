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

void handle_rules(struct request *request) {
    request_submit(request, list, request_finish, request);
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
