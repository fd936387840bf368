// Reminders in a program that has a loop of its own, here the plainest: poll(2). Epoll,
// GLib, Qt and asyncio take the same three functions. Nothing of libuv is seen. The
// session is made by hand; reminders.c shows how to get one from a plan.
#include <aftercare/reminders.h>

#include <poll.h>
#include <stdio.h>
#include <time.h>

struct program {
    aftercare_reminders *reminders;
    int shown;
};

static int64_t now(void *context) {
    struct timespec time = {0};
    (void)context;
    (void)timespec_get(&time, TIME_UTC);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void answered(void *context, aftercare_status status,
                     const aftercare_reminders_answer *answer,
                     const aftercare_error *err) {
    struct program *program = context;
    (void)printf("%s\n", status
                             ? err->sentence
                             : aftercare_reminder_state_name(answer->reminders->state));
    aftercare_reminders_close(program->reminders, NULL, NULL);
}

static void remind(void *context, const aftercare_reminder *reminder,
                   aftercare_told *told, void *told_context) {
    struct program *program = context;
    aftercare_error err = {0};
    aftercare_act act = AFTERCARE_ACT;
    act.kind = AFTERCARE_ACT_ACKNOWLEDGE;
    act.key = reminder->key;
    act.answer = AFTERCARE_ANSWER_DONE;

    program->shown++;
    (void)printf("%s: %s\n", reminder->key, reminder->message);
    if (aftercare_reminders_act(program->reminders, &act, answered, program, &err)) {
        (void)fprintf(stderr, "%s\n", err.sentence);
    }
    told(told_context, AFTERCARE_OUTCOME_DELIVERED, 0, "shown");
}

static aftercare_status begin(struct program *program, const char *store,
                              aftercare_error *err) {
    aftercare_channel_options channel = {
        .name = "screen", .type = "callback", .send = remind, .send_context = program};
    aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
    aftercare_reminder reminder = {.key = "visit-1/cream/1",
                                   .rule = "cream",
                                   .message = "Put some cream on it.",
                                   .due = now(NULL),
                                   .expires = now(NULL) + 3600000,
                                   .state = AFTERCARE_REMINDER_SCHEDULED};
    aftercare_stored_session session = {.id = "visit-1",
                                        .content =
                                            "1", // another one says that it changed
                                        .document = "{}",
                                        .plan = "{}",
                                        .reminders = &reminder,
                                        .reminders_count = 1};
    options.store = store, options.now = now;
    options.channels = &channel, options.channels_count = 1;

    aftercare_status status =
        aftercare_reminders_open(&program->reminders, NULL, &options, err);
    return status ? status
                  : aftercare_reminders_put_session(program->reminders, &session, NULL,
                                                    NULL, err);
}

int main(int count, char **arguments) {
    struct program program = {.reminders = NULL};
    aftercare_error err = {0};
    if (count < 2 || begin(&program, arguments[1], &err)) {
        (void)fprintf(stderr, "poll sqlite:STORE\n%s: %s\n", err.place, err.sentence);
        return 64;
    }
    do { // beside whatever else the program waits for
        struct pollfd fd = {.fd = aftercare_reminders_backend_fd(program.reminders),
                            .events = POLLIN};
        (void)poll(&fd, 1, aftercare_reminders_backend_timeout(program.reminders));
    } while (aftercare_reminders_step(program.reminders));
    return program.shown == 0;
}
