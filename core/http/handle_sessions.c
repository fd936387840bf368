#include "core/http/handlers.h"
#include "core/http/percent.h"
#include "core/http/preconditions.h"
#include "core/http/request.h"
#include "core/http/session_calendar.h"
#include "core/http/stored_session.h"
#include "core/posting/posting.h"

#include "core/base/fail.h"
#include "core/calendar/calendar.h"

#include <microhttpd.h>

// Posting: planned on a worker thread, kept by the store, and only then answered.

struct posting {
    struct request *request;
    aftercare_stored_session session;
    aftercare_condition condition;
};

#define LOCATION_MAX ((size_t)4096)

// "/v1/sessions/s-77" in the request's arena, or NULL.
static const char *location(struct request *request, const char *id) {
    struct buffer path;
    buffer_init(&path, &request->service->allocator, LOCATION_MAX);
    buffer_string(&path, "/v1/sessions/");
    percent_encode(&path, text_of(id));
    const char *copied =
        path.failed ? NULL : arena_copy(&request->arena, path.at, path.len);
    buffer_clear(&path);
    return copied;
}

// Equal content was there before: the plan that is kept counts, not the one made just
// now, whose rules may be others.
static void show_kept(void *context, aftercare_status status,
                      const aftercare_reminders_answer *answer,
                      const aftercare_error *err) {
    struct request *request = context;
    if (status != AFTERCARE_OK) {
        request_refuse(request, err);
        return;
    }
    preconditions_tag(request, answer->session->revision);
    buffer_string(&request->answer, answer->session->plan);
    request_answer(request, MHD_HTTP_OK);
}

static void kept(void *context, aftercare_status status,
                 const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct posting *posting = context;
    struct request *request = posting->request;
    const struct service *service = request->service;
    const char *id = posting->session.id;
    aftercare_error own;

    request->subject = id;
    if (status != AFTERCARE_OK) {
        request_refuse(request, err);
        return;
    }
    if (answer->is_refused) {
        preconditions_refuse(request, &posting->condition);
        return;
    }
    if (answer->put == AFTERCARE_PUT_UNCHANGED) {
        status = service->backend->get_session(service->reminders, id, show_kept, request,
                                               &own);
        if (status != AFTERCARE_OK) {
            request_refuse(request, &own);
        }
        return;
    }
    preconditions_tag(request, answer->revision);
    bool is_created =
        answer->put == AFTERCARE_PUT_CREATED || answer->put == AFTERCARE_PUT_REVIVED;
    const char *path = is_created ? location(request, id) : NULL;
    if (path) {
        request_header(request, MHD_HTTP_HEADER_LOCATION, path);
    }
    buffer_string(&request->answer, posting->session.plan);
    request_answer(request, is_created ? MHD_HTTP_CREATED : MHD_HTTP_OK);
}

static aftercare_status plan(void *context, aftercare_assessor *assessor,
                             aftercare_error *err) {
    struct posting *posting = context;
    struct request *request = posting->request;
    const struct service *service = request->service;
    aftercare_document document = request_document(request);
    const aftercare_plan *made = NULL;

    aftercare_status status =
        service->backend->plan_session(assessor, &document, &service->plan, &made, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    status = posting_make(&posting->session, &request->arena, made, &document, err);
    if (status == AFTERCARE_OK) {
        const struct text copied = text_of(posting->session.plan);
        request_decided(request, assessor,
                        (struct decision){.kind = DECISION_PLAN,
                                          .plan = &service->plan,
                                          .answer = {copied.at, copied.len}});
    }
    return status;
}

static void planned(void *context, aftercare_status status, const aftercare_error *err) {
    struct posting *posting = context;
    const struct service *service = posting->request->service;
    aftercare_error own;

    if (status != AFTERCARE_OK) {
        request_refuse(posting->request, err);
        return;
    }
    posting->session.condition = &posting->condition;
    status = service->backend->put_session(service->reminders, &posting->session, kept,
                                           posting, &own);
    if (status != AFTERCARE_OK) {
        request_refuse(posting->request, &own);
    }
}

void handle_sessions_post(struct request *request) {
    struct posting *posting = arena_alloc(&request->arena, sizeof *posting);
    if (!posting) {
        request_refuse_http(request, MHD_HTTP_SERVICE_UNAVAILABLE,
                            "no memory for the session (try again in a moment)");
        return;
    }
    posting->request = request;
    aftercare_error err;
    if (preconditions_read(&posting->condition, request, &err) != AFTERCARE_OK) {
        request_refuse(request, &err);
        return;
    }
    request_submit(request, plan, planned, posting);
}

// Getting and cancelling: the one that the path names.

struct meeting {
    struct request *request;
    aftercare_condition condition;
    bool is_calendar; // and not the plan is shown
};

// NULL when the request has been refused.
static struct meeting *meeting_new(struct request *request) {
    struct meeting *meeting = arena_alloc(&request->arena, sizeof *meeting);
    aftercare_error err;
    if (!meeting) {
        (void)fail(&err, AFTERCARE_ENOMEM, NULL, "no memory for the request");
        request_refuse(request, &err);
        return NULL;
    }
    meeting->request = request;
    if (preconditions_read(&meeting->condition, request, &err) != AFTERCARE_OK) {
        request_refuse(request, &err);
        return NULL;
    }
    meeting->condition.session = request->segment;
    return meeting;
}

static aftercare_status tell(const struct meeting *meeting,
                             const aftercare_stored_session *session,
                             aftercare_error *err) {
    struct request *request = meeting->request;
    struct json_writer writer = request_writer(request);
    return meeting->is_calendar
               ? session_calendar_write(request, session, err)
               : stored_session_show(&writer, &request->arena, session, err);
}

static void show(void *context, aftercare_status status,
                 const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct meeting *meeting = context;
    struct request *request = meeting->request;
    aftercare_error own;

    if (status == AFTERCARE_OK) {
        void (*tag)(struct request *, const char *) =
            meeting->is_calendar ? preconditions_tag_weak : preconditions_tag;
        tag(request, answer->session->revision);
        if (!aftercare_revision_fits(&meeting->condition, answer->session->revision)) {
            preconditions_refuse(request, &meeting->condition);
            return;
        }
        status = tell(meeting, answer->session, &own);
        err = &own;
    }
    request_finish(request, status, err);
}

static void get(struct request *request, bool is_calendar) {
    const struct service *service = request->service;
    struct meeting *meeting = meeting_new(request);
    aftercare_error err;
    if (!meeting) {
        return;
    }
    meeting->is_calendar = is_calendar;
    if (service->backend->get_session(service->reminders, request->segment, show, meeting,
                                      &err) != AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}

void handle_session_get(struct request *request) {
    get(request, false);
}

void handle_session_calendar(struct request *request) {
    if (calendar_is_built_in()) {
        get(request, true);
    } else {
        request_refuse_http(request, MHD_HTTP_NOT_IMPLEMENTED,
                            "this server was built without calendars");
    }
}

static void cancelled(void *context, aftercare_status status,
                      const aftercare_reminders_answer *answer,
                      const aftercare_error *err) {
    struct meeting *meeting = context;
    struct request *request = meeting->request;
    struct json_writer writer = request_writer(request);

    if (status == AFTERCARE_OK && answer->is_refused) {
        preconditions_refuse(request, &meeting->condition);
        return;
    }
    if (status == AFTERCARE_OK) {
        json_begin_object(&writer);
        json_key(&writer, "session");
        json_string(&writer, request->segment);
        json_key(&writer, "cancelled");
        json_integer(&writer, (int64_t)answer->cancelled);
        json_end_object(&writer);
    }
    request_finish(request, status, err);
}

void handle_session_delete(struct request *request) {
    const struct service *service = request->service;
    struct meeting *meeting = meeting_new(request);
    aftercare_error err;
    if (meeting &&
        service->backend->cancel_session_if(service->reminders, &meeting->condition,
                                            cancelled, meeting, &err) != AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}
