#include "core/reminders/own_loop.h"

#include "core/base/fail.h"
#include "core/reminders/memory.h"
#include "core/reminders/reminders.h"

#include <uv.h>

#include <assert.h>

static aftercare_status new_loop(struct own_loop **out, const struct allocator *allocator,
                                 aftercare_error *err) {
    struct own_loop *own = memory_new(allocator, sizeof *own);
    uv_loop_t *uv = memory_new(allocator, sizeof *uv);
    int code = own && uv ? uv_loop_init(uv) : UV_ENOMEM;
    if (own && code == 0) {
        own->allocator = *allocator;
        own->uv = uv;
        *out = own;
        return AFTERCARE_OK;
    }
    memory_free(allocator, uv, sizeof *uv);
    memory_free(allocator, own, sizeof *own);
    return fail(err, code == UV_ENOMEM ? AFTERCARE_ENOMEM : AFTERCARE_EIO, NULL,
                "there is no loop for the reminders: %s", uv_strerror(code));
}

// What is still on it is being closed, so that this waits for nothing.
static void free_loop(struct own_loop *own) {
    struct allocator allocator = own->allocator;
    (void)uv_run(own->uv, UV_RUN_DEFAULT);
    int code = uv_loop_close(own->uv);
    assert(code == 0);
    (void)code;
    memory_free(&allocator, own->uv, sizeof *own->uv);
    memory_free(&allocator, own, sizeof *own);
}

aftercare_status own_loop_open(aftercare_reminders **out,
                               const aftercare_reminders_options *options,
                               const struct reminders_parts *parts,
                               aftercare_error *err) {
    struct own_loop *own = NULL;
    aftercare_reminders *reminders = NULL;
    aftercare_status status = new_loop(&own, parts->allocator, err);
    if (!own) {
        return status;
    }
    status = reminders_open(&reminders, own->uv, options, parts, err);
    if (!reminders) {
        free_loop(own);
        return status;
    }
    reminders->own_loop = own;
    *out = reminders;
    return AFTERCARE_OK;
}

aftercare_status own_loop_check(const aftercare_reminders_options *options,
                                const struct reminders_parts *parts,
                                aftercare_error *err) {
    struct own_loop *own = NULL;
    aftercare_status status = new_loop(&own, parts->allocator, err);
    if (!own) {
        return status;
    }
    status = reminders_check(own->uv, options, parts, err);
    free_loop(own);
    return status;
}

int aftercare_reminders_backend_fd(const aftercare_reminders *reminders) {
    return reminders && reminders->own_loop ? uv_backend_fd(reminders->own_loop->uv) : -1;
}

// libuv reckons from when its loop last looked at the clock, which was before its host
// did whatever it does between two steps.
int aftercare_reminders_backend_timeout(aftercare_reminders *reminders) {
    if (!reminders || !reminders->own_loop) {
        return -1;
    }
    uv_update_time(reminders->own_loop->uv);
    return uv_backend_timeout(reminders->own_loop->uv);
}

bool aftercare_reminders_step(aftercare_reminders *reminders) {
    struct own_loop *own = reminders ? reminders->own_loop : NULL;
    if (!own || own->is_stepping) {
        return own != NULL;
    }
    own->is_stepping = true;
    (void)uv_run(own->uv, UV_RUN_NOWAIT);
    own->is_stepping = false;
    if (!own->is_over) {
        return true;
    }
    aftercare_reminders_closed *closed = own->closed;
    void *closed_context = own->closed_context;
    free_loop(own);
    if (closed) {
        closed(closed_context);
    }
    return false;
}
