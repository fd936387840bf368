#include "core/http/handlers.h"
#include "core/http/request.h"

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
