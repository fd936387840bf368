// A person's rights: all that is known in one document, and its erasure.
#include "core/http/handlers.h"
#include "core/http/reminder_json.h"
#include "core/http/request.h"

static void write_reminders(struct json_writer *writer,
                            const aftercare_stored_session *session) {
    json_begin_list(writer);
    for (size_t i = 0; i < session->reminders_count; i++) {
        reminder_json_write_history(writer, &session->reminders[i],
                                    &session->histories[i]);
    }
    json_end_list(writer);
}

// Document and plan stand in it as they are kept: both were read, or written, by us.
static void write_session(struct json_writer *writer,
                          const aftercare_stored_session *session) {
    json_begin_object(writer);
    json_key(writer, "session");
    json_string(writer, session->id);
    json_key(writer, "cancelled");
    json_bool(writer, session->is_cancelled);
    json_key(writer, "document");
    json_raw(writer, text_of(session->document));
    json_key(writer, "plan");
    json_raw(writer, text_of(session->plan));
    json_key(writer, "reminders");
    write_reminders(writer, session);
    json_end_object(writer);
}

static void show(void *context, aftercare_status status,
                 const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct request *request = context;
    struct json_writer writer = request_writer(request);

    if (status == AFTERCARE_OK) {
        json_begin_object(&writer);
        json_key(&writer, "patient");
        json_string(&writer, request->segment);
        json_key(&writer, "sessions");
        json_begin_list(&writer);
        for (size_t i = 0; i < answer->sessions_count; i++) {
            write_session(&writer, &answer->sessions[i]);
        }
        json_end_list(&writer);
        json_end_object(&writer);
    }
    request_finish(request, status, err);
}

void handle_patient_get(struct request *request) {
    const struct service *service = request->service;
    aftercare_error err;
    aftercare_status status = service->backend->get_patient(
        service->reminders, request->segment, show, request, &err);
    if (status != AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}

static void write_count(struct json_writer *writer, const char *key, size_t count) {
    json_key(writer, key);
    json_integer(writer, (int64_t)count);
}

static void erased(void *context, aftercare_status status,
                   const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct request *request = context;
    struct json_writer writer = request_writer(request);

    if (status == AFTERCARE_OK) {
        json_begin_object(&writer);
        json_key(&writer, "patient");
        json_string(&writer, request->segment);
        json_key(&writer, "erased");
        json_begin_object(&writer);
        write_count(&writer, "sessions", answer->erased.sessions);
        write_count(&writer, "reminders", answer->erased.reminders);
        write_count(&writer, "events", answer->erased.events);
        json_end_object(&writer);
        json_end_object(&writer);
    }
    request_finish(request, status, err);
}

void handle_patient_delete(struct request *request) {
    const struct service *service = request->service;
    aftercare_error err;
    aftercare_status status = service->backend->erase_patient(
        service->reminders, request->segment, erased, request, &err);
    if (status != AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}
