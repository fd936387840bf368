// What is done with one reminder; it is shown as it stands then.
#include "core/http/act_document.h"
#include "core/http/handlers.h"
#include "core/http/reminder_json.h"
#include "core/http/request.h"

static void show(void *context, aftercare_status status,
                 const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct request *request = context;
    struct json_writer writer = request_writer(request);
    if (status == AFTERCARE_OK) {
        reminder_json_write_whole(&writer, answer);
    }
    request_finish(request, status, err);
}

static void handle(struct request *request, aftercare_act_kind kind) {
    const struct service *service = request->service;
    struct text body = {request->body.at, request->body.len};
    aftercare_act act;
    aftercare_error err;

    aftercare_status status = act_document_read(&act, &request->arena, body, kind, &err);
    if (status == AFTERCARE_OK) {
        act.key = request->segment;
        status = service->backend->act(service->reminders, &act, show, request, &err);
    }
    if (status != AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}

void handle_reminder_acknowledge(struct request *request) {
    handle(request, AFTERCARE_ACT_ACKNOWLEDGE);
}

void handle_reminder_snooze(struct request *request) {
    handle(request, AFTERCARE_ACT_SNOOZE);
}

void handle_reminder_cancel(struct request *request) {
    handle(request, AFTERCARE_ACT_CANCEL);
}

void handle_reminder_retry(struct request *request) {
    handle(request, AFTERCARE_ACT_RETRY);
}
