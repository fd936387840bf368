#include "core/http/handlers.h"
#include "core/http/reminder_json.h"
#include "core/http/reminders_query.h"
#include "core/http/request.h"

static void show_page(void *context, aftercare_status status,
                      const aftercare_reminders_answer *answer,
                      const aftercare_error *err) {
    struct request *request = context;
    struct json_writer writer = request_writer(request);

    if (status == AFTERCARE_OK) {
        json_begin_object(&writer);
        json_key(&writer, "reminders");
        json_begin_list(&writer);
        for (size_t i = 0; i < answer->reminders_count; i++) {
            reminder_json_write(&writer, &answer->reminders[i]);
        }
        json_end_list(&writer);
        json_key(&writer, "next");
        json_string(&writer, answer->next);
        json_end_object(&writer);
    }
    request_finish(request, status, err);
}

void handle_reminders_list(struct request *request) {
    const struct service *service = request->service;
    aftercare_reminders_query query;
    aftercare_error err;

    aftercare_status status = reminders_query_read(&query, request, &err);
    if (status == AFTERCARE_OK) {
        request->subject = query.session ? query.session : query.patient;
        status =
            service->backend->list(service->reminders, &query, show_page, request, &err);
    }
    if (status != AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}

static void show_one(void *context, aftercare_status status,
                     const aftercare_reminders_answer *answer,
                     const aftercare_error *err) {
    struct request *request = context;
    struct json_writer writer = request_writer(request);

    if (status == AFTERCARE_OK) {
        reminder_json_write_whole(&writer, answer);
    }
    request_finish(request, status, err);
}

void handle_reminders_get(struct request *request) {
    const struct service *service = request->service;
    aftercare_error err;
    aftercare_status status = service->backend->get(service->reminders, request->segment,
                                                    show_one, request, &err);
    if (status != AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}
