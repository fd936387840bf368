#include "core/http/handlers.h"
#include "core/http/request.h"

static aftercare_status assess(void *context, aftercare_assessor *assessor,
                               aftercare_error *err) {
    struct request *request = context;
    aftercare_document document = request_document(request);
    aftercare_json answer = {0};

    aftercare_status status = request->service->backend->assess(
        assessor, &document, request->today, &answer, err);
    if (status == AFTERCARE_OK) {
        buffer_add(&request->answer, answer.text, answer.len);
    }
    if (status == AFTERCARE_OK && !request->answer.failed) {
        request_decided(request, assessor,
                        (struct decision){.kind = DECISION_ASSESS,
                                          .today = request->today,
                                          .answer = {request->answer.at, answer.len}});
    }
    return status;
}

void handle_assess(struct request *request) {
    const struct service *service = request->service;
    service->today(service->today_context, request->today);
    request_submit(request, assess, request_finish, request);
}
