#include "core/http/session_calendar.h"

#include "core/base/fail.h"
#include "core/base/json.h"
#include "core/calendar/plan_calendar.h"
#include "core/http/stored_session.h"

static aftercare_status convert(struct request *request, struct text plan,
                                aftercare_error *err) {
    const struct service *service = request->service;
    // As large as what stored_session_show reads.
    struct json_limits limits = {.bytes = 64 << 20, .entries = 1000000, .depth = 64};
    struct json_document document;
    aftercare_status status =
        json_read(&document, &request->arena, NULL, plan, &limits, err);
    if (status == AFTERCARE_OK) {
        status = plan_calendar(&request->answer, &request->arena, document.root,
                               service->now(service->now_context), err);
    }
    return status;
}

aftercare_status session_calendar_write(struct request *request,
                                        const aftercare_stored_session *session,
                                        aftercare_error *err) {
    struct buffer plan;
    buffer_init(&plan, &request->service->allocator, REQUEST_ANSWER_MAX);
    struct json_writer writer = {.out = &plan};
    aftercare_status status =
        stored_session_standing(&writer, &request->arena, session, err);
    if (!status && plan.failed) {
        status = fail(err, AFTERCARE_ENOMEM, NULL, "there is no memory for the calendar");
    }
    if (!status) {
        status = convert(request, (struct text){plan.at, plan.len}, err);
    }
    if (!status) {
        request->content_type = "text/calendar; charset=utf-8";
    }
    buffer_clear(&plan);
    return status;
}
