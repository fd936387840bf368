#include "core/http/handlers.h"
#include "core/http/request.h"

static aftercare_status plan(void *context, aftercare_assessor *assessor,
                             aftercare_error *err) {
    struct request *request = context;
    const struct service *service = request->service;
    aftercare_document document = request_document(request);
    const aftercare_plan *made = NULL;

    aftercare_status status =
        service->backend->plan_session(assessor, &document, &service->plan, &made, err);
    if (status == AFTERCARE_OK) {
        buffer_add(&request->answer, made->json, made->json_len);
    }
    if (status == AFTERCARE_OK && !request->answer.failed) {
        request_decided(
            request, assessor,
            (struct decision){.kind = DECISION_PLAN,
                              .plan = &service->plan,
                              .answer = {request->answer.at, request->answer.len}});
    }
    return status;
}

void handle_plan(struct request *request) {
    request_submit(request, plan, request_finish, request);
}
