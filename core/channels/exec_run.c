#include "core/channels/exec_run.h"

#include "core/channels/cloud_event.h"
#include "core/channels/descriptors.h"
#include "core/channels/program.h"
#include "core/channels/sigpipe.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define EXIT_TRY_AGAIN 75 // EX_TEMPFAIL of sysexits.h
#define PIECE_BYTES 16384

// ---- telling

// The program's words stand behind ours.
static void tell(struct exec_run *run, aftercare_outcome outcome, const char *sentence) {
    aftercare_told *told = run->told;
    char excerpt[VERDICT_EXCERPT_MAX + 1], said[VERDICT_SAID_MAX];

    if (!told) {
        return;
    }
    run->told = NULL;
    verdict_excerpt(excerpt, (struct text){run->excerpt, run->excerpt_len});
    int len = snprintf(said, sizeof said, "%s%s%s%s", sentence, excerpt[0] ? ": \"" : "",
                       excerpt, excerpt[0] ? "\"" : "");
    if (len < 0) { // Cut is well enough; not written at all is not.
        said[0] = '\0';
    }
    told(run->context, outcome, 0, said);
}

// ---- its end

static void handle_closed(uv_handle_t *handle) {
    struct exec_run *run = handle->data;

    run->handles--;
    if (run->handles == 0) {
        buffer_clear(&run->input);
        run->owner->gone(run->owner->context, run);
    }
}

static void close_handle(struct exec_run *run, uv_handle_t *handle) {
    handle->data = run;
    uv_close(handle, handle_closed);
}

static void close_pipe(struct exec_run *run, struct exec_pipe *pipe) {
    if (pipe->descriptor >= 0) {
        (void)uv_poll_stop(&pipe->poll);
        (void)close(pipe->descriptor);
        pipe->descriptor = -1;
        close_handle(run, (uv_handle_t *)&pipe->poll);
    }
}

// The group, of which the program was the first.
static void kill_all(const struct exec_run *run) {
    (void)kill(-(pid_t)run->process.pid, SIGKILL);
}

static void give_up(struct exec_run *run, aftercare_outcome outcome,
                    const char *sentence) {
    (void)uv_timer_stop(&run->timer);
    kill_all(run);
    close_pipe(run, &run->in);
    close_pipe(run, &run->out);
    tell(run, outcome, sentence);
}

static void timer_due(uv_timer_t *timer) {
    struct exec_run *run = timer->data;
    char sentence[64];

    (void)snprintf(sentence, sizeof sentence, "not over in %" PRId64 " ms, and killed",
                   run->owner->timeout);
    give_up(run, AFTERCARE_OUTCOME_DOWN, sentence);
}

// ---- what it reads and writes

// Whether it reads its input is its own affair.
static void feed(struct exec_run *run) {
    while (run->written < run->input.len) {
        struct sigpipe held;
        size_t left = run->input.len - run->written;
        sigpipe_hold(&held);
        ssize_t taken = write(run->in.descriptor, run->input.at + run->written,
                              left < PIECE_BYTES ? left : PIECE_BYTES);
        int trouble = errno;
        sigpipe_release(&held);
        if (taken < 0 && (trouble == EAGAIN || trouble == EINTR)) {
            return;
        }
        if (taken < 0) {
            break;
        }
        run->written += (size_t)taken;
    }
    close_pipe(run, &run->in);
}

static void keep(struct exec_run *run, const char *bytes, size_t len) {
    size_t room = sizeof run->excerpt - run->excerpt_len;
    size_t kept = len < room ? len : room;

    memcpy(run->excerpt + run->excerpt_len, bytes, kept);
    run->excerpt_len += kept;
    run->received += len;
}

// Takes one piece of what it writes. False when there is nothing more for now.
static bool listen_once(struct exec_run *run) {
    char bytes[PIECE_BYTES];
    ssize_t len = read(run->out.descriptor, bytes, sizeof bytes);

    if (len > 0) {
        keep(run, bytes, (size_t)len);
        return true;
    }
    if (len == 0 || (errno != EAGAIN && errno != EINTR)) {
        close_pipe(run, &run->out);
    }
    return false;
}

static void in_ready(uv_poll_t *poll, int status, int events) {
    struct exec_run *run = poll->data;

    (void)events;
    if (status < 0) {
        close_pipe(run, &run->in); // nobody reads any more
    } else {
        feed(run);
    }
}

// A piece each time, so that who writes without end does not keep the loop to himself.
static void out_ready(uv_poll_t *poll, int status, int events) {
    struct exec_run *run = poll->data;

    (void)status;
    (void)events;
    (void)listen_once(run);
    if (run->received > EXEC_OUTPUT_MAX) {
        give_up(run, AFTERCARE_OUTCOME_TRY_AGAIN, "it wrote without end, and was killed");
    }
}

// ---- how it ends

static void judge(struct exec_run *run, int64_t status, int signal) {
    char sentence[64];
    aftercare_outcome outcome = AFTERCARE_OUTCOME_REFUSED;

    if (signal != 0) {
        (void)snprintf(sentence, sizeof sentence, "killed by signal %d", signal);
    } else {
        (void)snprintf(sentence, sizeof sentence, "ended with %" PRId64, status);
    }
    if (signal == 0 && status == 0) {
        outcome = AFTERCARE_OUTCOME_DELIVERED;
    } else if (signal == 0 && status == EXIT_TRY_AGAIN) {
        outcome = AFTERCARE_OUTCOME_TRY_AGAIN;
    }
    tell(run, outcome, sentence);
}

// What it wrote last is still in the pipe. Who is told may close the channel.
static void exited(uv_process_t *process, int64_t status, int signal) {
    struct exec_run *run = process->data;

    run->has_ended = true;
    kill_all(run);
    while (run->out.descriptor >= 0 && run->received <= EXEC_OUTPUT_MAX &&
           listen_once(run)) {
    }
    close_pipe(run, &run->in);
    close_pipe(run, &run->out);
    close_handle(run, (uv_handle_t *)&run->timer);
    close_handle(run, (uv_handle_t *)process);
    judge(run, status, signal);
}

// ---- how it begins

static aftercare_status write_input(struct exec_run *run, const struct delivery *delivery,
                                    aftercare_error *err) {
    struct json_writer writer = {.out = &run->input};
    aftercare_status status = cloud_event_check(delivery->reminder, err);

    if (status != AFTERCARE_OK) {
        return status;
    }
    json_begin_object(&writer);
    cloud_event_data(&writer, delivery->reminder);
    json_end_object(&writer);
    buffer_string(&run->input, "\n");
    return run->input.failed
               ? fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the reminder")
               : AFTERCARE_OK;
}

// The program's ends of the two pipes, and ours.
struct ends {
    uv_file in[2], out[2]; // to read from, to write to
};

static int open_pipes(struct ends *ends) {
    int result = uv_pipe(ends->in, 0, UV_NONBLOCK_PIPE);

    if (result != 0) {
        return result;
    }
    result = uv_pipe(ends->out, UV_NONBLOCK_PIPE, 0);
    if (result != 0) {
        (void)close(ends->in[0]);
        (void)close(ends->in[1]);
    }
    return result;
}

static void close_pipes(const struct ends *ends) {
    (void)close(ends->in[0]);
    (void)close(ends->in[1]);
    (void)close(ends->out[0]);
    (void)close(ends->out[1]);
}

// Nothing of a reminder is in the arguments and the environment, which others may see.
static int spawn(struct exec_run *run, const struct ends *ends) {
    char path[] = "PATH=/usr/local/bin:/usr/bin:/bin", language[] = "LANG=C.UTF-8";
    char *environment[] = {path, language, NULL};
    char *arguments[] = {run->owner->program, NULL};
    uv_stdio_container_t stdio[] = {
        {.flags = UV_INHERIT_FD, .data.fd = ends->in[0]},
        {.flags = UV_INHERIT_FD, .data.fd = ends->out[1]},
        {.flags = UV_INHERIT_FD, .data.fd = ends->out[1]},
    };
    const uv_process_options_t options = {
        .exit_cb = exited,
        .file = run->owner->program,
        .args = arguments,
        .env = environment,
        .cwd = "/",
        .flags = UV_PROCESS_DETACHED, // a session and a group of its own
        .stdio_count = 3,
        .stdio = stdio,
    };
    struct descriptors held;

    if (!descriptors_hold(&held, run->owner->allocator)) {
        return UV_ENOMEM;
    }
    int result = uv_spawn(run->owner->loop, &run->process, &options);
    descriptors_release(&held);
    run->process.data = run;
    run->handles++;
    if (result != 0) { // it is on the loop all the same
        close_handle(run, (uv_handle_t *)&run->process);
    }
    return result;
}

static bool watch(struct exec_run *run, struct exec_pipe *pipe, int descriptor) {
    if (uv_poll_init(run->owner->loop, &pipe->poll, descriptor) != 0) {
        (void)close(descriptor);
        return false;
    }
    pipe->descriptor = descriptor;
    pipe->poll.data = run;
    run->handles++;
    return true;
}

// Our ends. What cannot be watched is not fed.
static void attend(struct exec_run *run, const struct ends *ends) {
    bool is_watched = watch(run, &run->in, ends->in[1]);

    (void)close(ends->in[0]);
    (void)close(ends->out[1]);
    is_watched = watch(run, &run->out, ends->out[0]) && is_watched;
    if (!is_watched || uv_poll_start(&run->in.poll, UV_WRITABLE, in_ready) != 0 ||
        uv_poll_start(&run->out.poll, UV_READABLE, out_ready) != 0) {
        give_up(run, AFTERCARE_OUTCOME_TRY_AGAIN, "the program cannot be watched");
    }
}

// A program that is not there, or may not be run, is nobody's fault but the clinic's.
static aftercare_outcome outcome_of(int result) {
    bool is_ours = result == UV_ENOMEM || result == UV_EAGAIN || result == UV_EMFILE ||
                   result == UV_ENFILE;

    return is_ours ? AFTERCARE_OUTCOME_TRY_AGAIN : AFTERCARE_OUTCOME_DOWN;
}

static void fail_to_start(struct exec_run *run, aftercare_outcome outcome,
                          const char *sentence) {
    run->has_ended = true;
    close_handle(run, (uv_handle_t *)&run->timer);
    tell(run, outcome, sentence);
}

static void start(struct exec_run *run) {
    struct ends ends;
    int result = open_pipes(&ends);

    if (result != 0) {
        fail_to_start(run, AFTERCARE_OUTCOME_TRY_AGAIN, uv_strerror(result));
        return;
    }
    result = spawn(run, &ends);
    if (result != 0) {
        close_pipes(&ends);
        fail_to_start(run, outcome_of(result), uv_strerror(result));
        return;
    }
    uv_update_time(run->owner->loop);
    (void)uv_timer_start(&run->timer, timer_due, (uint64_t)run->owner->timeout, 0);
    attend(run, &ends);
}

void exec_run_start(struct exec_run *run, const struct exec_owner *owner,
                    const struct exec_order *order) {
    aftercare_error err;

    run->owner = owner;
    run->in.descriptor = -1;
    run->out.descriptor = -1;
    run->handles = 1;
    run->told = order->told;
    run->context = order->context;
    buffer_init(&run->input, owner->allocator, EXEC_INPUT_MAX);
    (void)uv_timer_init(owner->loop, &run->timer); // cannot fail
    run->timer.data = run;
    aftercare_status status = write_input(run, order->delivery, &err);
    if (status != AFTERCARE_OK) {
        fail_to_start(run,
                      status == AFTERCARE_EDOCUMENT ? AFTERCARE_OUTCOME_REFUSED
                                                    : AFTERCARE_OUTCOME_TRY_AGAIN,
                      err.sentence);
    } else if (program_check(owner->program, owner->name, &err) != AFTERCARE_OK) {
        fail_to_start(run, AFTERCARE_OUTCOME_DOWN, err.sentence);
    } else {
        start(run);
    }
}

void exec_run_end(struct exec_run *run) {
    if (!run->has_ended) {
        give_up(run, AFTERCARE_OUTCOME_TRY_AGAIN, "the channel was closed");
    }
}
