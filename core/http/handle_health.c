#include "core/http/handlers.h"
#include "core/http/request.h"

#include <microhttpd.h>

static void tell(struct request *request, const char *status) {
    struct json_writer writer = request_writer(request);
    json_begin_object(&writer);
    json_key(&writer, "status");
    json_string(&writer, status);
    json_end_object(&writer);
    request_answer(request, MHD_HTTP_OK);
}

void handle_health_live(struct request *request) {
    tell(request, "alive");
}

void handle_health_ready(struct request *request) {
    const struct service *service = request->service;
    if (service->is_draining) {
        request_refuse_http(request, MHD_HTTP_SERVICE_UNAVAILABLE, "stopping");
    } else if (!service->backend->is_ready(service->reminders)) {
        request_refuse_http(request, MHD_HTTP_SERVICE_UNAVAILABLE,
                            "the store does not answer");
    } else {
        tell(request, "ready");
    }
}
