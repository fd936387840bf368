// What follows a session, remembered and told in time: SESSION is a document as in
// examples/clinic/session.json, STORE a file that is made where there is none. Whatever
// is due comes to remind(), on this program's own libuv loop. The first one that is
// answered ends the program; started again, it goes on with the rest.
#include <aftercare/aftercare.h>
#include <aftercare/reminders.h>

#include <stdio.h>
#include <time.h>
#include <uv.h>

#define DOCUMENT_MAX 65536

static int64_t now(void *context) {
    struct timespec time = {0};
    (void)context;
    (void)timespec_get(&time, TIME_UTC);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void complain(const aftercare_error *err) {
    (void)fprintf(stderr, "%s:%d: %s\n", err->place, err->line, err->sentence);
}

// Both are answers; context is where the handle is kept.
static void kept(void *context, aftercare_status status,
                 const aftercare_reminders_answer *answer, const aftercare_error *err) {
    aftercare_reminders **reminders = context;
    if (status) {
        complain(err);
        aftercare_reminders_close(*reminders, NULL, NULL);
    } else {
        (void)printf("kept, revision %s\n",
                     answer->revision ? answer->revision : "as was");
    }
}

static void answered(void *context, aftercare_status status,
                     const aftercare_reminders_answer *answer,
                     const aftercare_error *err) {
    aftercare_reminders **reminders = context;
    if (status) {
        complain(err);
    } else {
        (void)printf("%s is %s\n", answer->reminders->key,
                     aftercare_reminder_state_name(answer->reminders->state));
    }
    aftercare_reminders_close(*reminders, NULL, NULL);
}

// The channel. A real one shows it to somebody, and learns later what they answer.
static void remind(void *context, const aftercare_reminder *reminder,
                   aftercare_told *told, void *told_context) {
    aftercare_reminders **reminders = context;
    aftercare_error err = {0};
    aftercare_act act = AFTERCARE_ACT;
    act.kind = AFTERCARE_ACT_ACKNOWLEDGE;
    act.key = reminder->key;
    act.answer = AFTERCARE_ANSWER_DONE;

    (void)printf("%s: %s\n", reminder->key, reminder->message);
    if (aftercare_reminders_act(*reminders, &act, answered, reminders, &err)) {
        complain(&err);
    }
    told(told_context, AFTERCARE_OUTCOME_DELIVERED, 0, "shown"); // the reminder is gone
}

// Plans the session and has it kept; whatever of it is on its way then is the loop's.
static aftercare_status post(aftercare_reminders **reminders,
                             const aftercare_document *document, aftercare_error *err) {
    const char *plugins[] = {"plugins"}, *rules_folders[] = {"rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_plan_options plan_options = AFTERCARE_PLAN_OPTIONS;
    aftercare_posting posting = AFTERCARE_POSTING;
    aftercare_rules *rules = NULL;
    aftercare_assessor *assessor = NULL;
    options.plugins = plugins, options.plugins_count = 1;
    options.rules = rules_folders, options.rules_count = 1;
    posting.document = document;

    aftercare_status status = aftercare_rules_load(&rules, &options, err);
    if (!status) {
        status = aftercare_assessor_new(&assessor, rules, err);
    }
    if (!status) {
        status =
            aftercare_plan_session(assessor, document, &plan_options, &posting.plan, err);
    }
    if (!status) {
        status = aftercare_reminders_put_plan(*reminders, &posting, kept, reminders, err);
    }
    aftercare_assessor_free(assessor);
    aftercare_rules_free(rules);
    return status;
}

int main(int count, char **arguments) {
    static char text[DOCUMENT_MAX];
    uv_loop_t loop;
    aftercare_error err = {0};
    aftercare_reminders *reminders = NULL;
    aftercare_channel_options channel = {.name = "log", // as documents call it
                                         .type = "callback",
                                         .send = remind,
                                         .send_context = &reminders};
    aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
    FILE *file = count > 2 ? fopen(arguments[1], "rb") : NULL;
    if (!file || uv_loop_init(&loop)) {
        (void)fprintf(stderr, "reminders SESSION sqlite:STORE\n");
        return 64;
    }
    aftercare_document document = {
        .name = arguments[1], .text = text, .len = fread(text, 1, sizeof text, file)};
    (void)fclose(file);
    options.store = arguments[2], options.now = now;
    options.channels = &channel, options.channels_count = 1;

    aftercare_status status = aftercare_reminders_open(&reminders, &loop, &options, &err);
    if (!status) {
        status = post(&reminders, &document, &err);
    }
    if (status) {
        complain(&err);
        aftercare_reminders_close(reminders, NULL, NULL); // NULL if it was not opened
    }
    (void)uv_run(&loop, UV_RUN_DEFAULT); // until it is closed
    return uv_loop_close(&loop) || status;
}
