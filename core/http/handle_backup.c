// A copy of the store, made beside everything else and handed out as a file. It is taken
// out of its folder before it is sent, so that nothing of it stays.
#include "core/http/handlers.h"
#include "core/http/request.h"

#include "core/base/fail.h"

#include <microhttpd.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void made(void *context, aftercare_status status,
                 const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct request *request = context;
    const char *path = request->service->backup_path;
    struct stat facts;
    (void)answer;
    if (status != AFTERCARE_OK) {
        request_refuse(request, err);
        return;
    }
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    (void)unlink(path);
    if (file < 0 || fstat(file, &facts) != 0) {
        aftercare_error own;
        (void)fail(&own, AFTERCARE_EIO, NULL, "the copy cannot be read: %s",
                   strerror(errno));
        request_refuse(request, &own);
        if (file >= 0) {
            (void)close(file);
        }
        return;
    }
    request->content_type = "application/vnd.sqlite3";
    request_answer_file(request, file, (uint64_t)facts.st_size);
}

void handle_backup(struct request *request) {
    const struct service *service = request->service;
    aftercare_error err;
    if (!service->backup_path) {
        request_refuse_http(request, MHD_HTTP_NOT_IMPLEMENTED,
                            "this server gives no copy of its store");
        return;
    }
    aftercare_status status = service->backend->backup(
        service->reminders, service->backup_path, made, request, &err);
    if (status == AFTERCARE_OK) {
        return;
    }
    request_refuse(request, &err);
}
