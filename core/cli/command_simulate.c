// aftercare simulate FILE…: what the daemon would send, when, and what holds it back.
#include "core/base/fail.h"
#include "core/cli/open.h"
#include "core/cli/report.h"
#include "core/cli/simulated.h"

#include <stdio.h>
#include <string.h>

static const struct option_row options[] = {
    {"from", "INSTANT",
     "sessions that ended before it are posted only then (else when they end)"},
    {"till", "INSTANT", "how far to look ahead (else until the last reminder expires)"},
    {"outage", "FROM/TILL", "nobody can be reached between these instants"},
    {"done", "KEY=INSTANT", "somebody answers that reminder then, as done (repeatable)"},
    {"group", "DURATION", "reminders due so near each other go out as one message"},
    {"timezone", "ZONE", "the zone of the person, where a document names none"},
    {0},
};

#define PAGE_MAX ((size_t)256 << 20)
#define GROUP_SECONDS_MAX 86400

// What the command line asks for; INT64_MIN where it says nothing.
struct wanted {
    int64_t from, till, outage_from, outage_till;
    int64_t group; // 0: nothing
};

static bool read_instant(int64_t *out, const char *option, struct text text) {
    struct instant instant;
    if (!instant_parse(&instant, NULL, text)) {
        (void)fprintf(stderr,
                      "aftercare: --%s %.*s does not fit (an instant with its offset, "
                      "2026-11-22T15:30:00+01:00)\n",
                      option, TEXT_ARGS(text));
        return false;
    }
    *out = instant.milliseconds;
    return true;
}

static bool read_outage(struct wanted *out, const char *outage) {
    size_t len = strcspn(outage, "/");
    const char *till = outage[len] ? outage + len + 1 : "";
    return read_instant(&out->outage_from, "outage", (struct text){outage, len}) &&
           read_instant(&out->outage_till, "outage", text_of(till));
}

static bool read_group(struct wanted *out, const char *group) {
    struct span span;
    if (!span_parse(&span, text_of(group)) || span_is_civil(span) || span_is_zero(span) ||
        span.seconds > GROUP_SECONDS_MAX) {
        (void)fprintf(stderr,
                      "aftercare: --group %s does not fit (a duration up to PT24H, "
                      "PT15M)\n",
                      group);
        return false;
    }
    out->group = span.seconds * 1000;
    return true;
}

static enum exit_status read_wanted(struct wanted *out,
                                    const struct invocation *invocation) {
    const char *from = option_of(invocation, "from");
    const char *till = option_of(invocation, "till");
    const char *outage = option_of(invocation, "outage");
    const char *group = option_of(invocation, "group");
    *out = (struct wanted){INT64_MIN, INT64_MIN, INT64_MIN, INT64_MIN, 0};
    bool fits = (!from || read_instant(&out->from, "from", text_of(from))) &&
                (!till || read_instant(&out->till, "till", text_of(till))) &&
                (!outage || read_outage(out, outage)) &&
                (!group || read_group(out, group));
    return fits ? EXIT_DONE : EXIT_USAGE;
}

// --- the sessions ---

struct simulating {
    struct invocation *invocation;
    struct opened opened;
    struct wanted wanted;
    aftercare_plan_options plan;
    aftercare_simulation *simulation;
    struct zone_cache *zones;
    struct simulated simulated;
    int64_t last; // when the last reminder expires, or the last session is posted
};

static const char *copy(struct simulating *simulating, const char *text) {
    return arena_copy(&simulating->invocation->arena, text, strlen(text));
}

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "there is no memory for the simulation");
}

// The first session says whose they are, and on whose clock.
static aftercare_status note_person(struct simulating *simulating,
                                    const aftercare_plan *plan, const char *file,
                                    aftercare_error *err) {
    struct simulated *simulated = &simulating->simulated;
    const char *patient = plan->patient ? plan->patient : "";
    if (!simulated->zone) {
        simulated->patient = plan->patient ? copy(simulating, plan->patient) : NULL;
        return zone_find(&simulated->zone, simulating->zones, text_of(plan->timezone),
                         err);
    }
    return strcmp(simulated->patient ? simulated->patient : "", patient) == 0
               ? AFTERCARE_OK
               : fail(
                     err, AFTERCARE_EDOCUMENT, file,
                     "it is about \"%s\", and those before it are about \"%s\" (simulate "
                     "the sessions of one person)",
                     patient, simulated->patient ? simulated->patient : "");
}

static aftercare_status note_wishes(struct simulating *simulating, int64_t posted,
                                    const aftercare_plan *plan, aftercare_error *err) {
    struct simulated *simulated = &simulating->simulated;
    for (size_t i = 0; i < plan->reminders_count; i++) {
        const aftercare_planned_reminder *planned = &plan->reminders[i];
        if (planned->expires > simulating->last) {
            simulating->last = planned->expires;
        }
        if (planned->wanted == planned->due || planned->missed) {
            continue;
        }
        struct simulated_wish *grown = arena_grow(
            &simulating->invocation->arena, simulated->wishes, simulated->wishes_count,
            &simulated->wishes_capacity, sizeof *grown);
        const char *key = copy(simulating, planned->key);
        if (!grown || !key) {
            return no_memory(err);
        }
        simulated->wishes = grown;
        simulated->wishes[simulated->wishes_count++] =
            (struct simulated_wish){key, planned->wanted, posted};
    }
    return AFTERCARE_OK;
}

static aftercare_status post(struct simulating *simulating, aftercare_error *err) {
    struct simulated *simulated = &simulating->simulated;
    const aftercare_document *document = &simulating->opened.document;
    const aftercare_plan *plan = NULL;
    aftercare_status status = aftercare_plan_session(
        simulating->opened.assessor, document, &simulating->plan, &plan, err);
    if (!status) {
        status = note_person(simulating, plan, document->name, err);
    }
    if (status) {
        return status;
    }
    int64_t from = simulating->wanted.from;
    int64_t at = plan->ended < from ? from : plan->ended;
    simulating->last = at > simulating->last ? at : simulating->last;
    status = note_wishes(simulating, at, plan, err);
    if (status) {
        return status;
    }
    struct simulated_post *post = &simulated->posts[simulated->posts_count++];
    *post = (struct simulated_post){copy(simulating, plan->session), at,
                                    plan->reminders_count};
    return post->id ? aftercare_simulation_post(simulating->simulation, at, plan,
                                                document, err)
                    : no_memory(err);
}

static enum exit_status post_all(struct simulating *simulating) {
    struct invocation *invocation = simulating->invocation;
    for (int i = 0; i < invocation->arguments_count; i++) {
        aftercare_error err;
        enum exit_status status =
            i > 0 ? opened_read(&simulating->opened, invocation, i) : EXIT_DONE;
        if (!status && post(simulating, &err)) {
            status = report_error(invocation, &err);
        }
        if (status) {
            return status;
        }
    }
    return EXIT_DONE;
}

// --- what comes of it ---

static aftercare_status prepare(struct simulating *simulating, aftercare_error *err) {
    struct arena *arena = &simulating->invocation->arena;
    struct simulated *simulated = &simulating->simulated;
    aftercare_status status = aftercare_simulation_new(&simulating->simulation, err);
    if (!status) {
        status = zone_cache_new(&simulating->zones, arena, NULL, err);
    }
    simulated->arena = arena;
    simulated->simulation = simulating->simulation;
    simulated->posts = arena_array(arena, (size_t)simulating->invocation->arguments_count,
                                   sizeof *simulated->posts);
    return !status && !simulated->posts ? no_memory(err) : status;
}

static aftercare_status simulate(struct simulating *simulating, aftercare_error *err) {
    const struct wanted *wanted = &simulating->wanted;
    struct simulated *simulated = &simulating->simulated;
    aftercare_status status = aftercare_simulation_fail(
        simulating->simulation, wanted->outage_from, wanted->outage_till, err);
    if (!status) {
        status = aftercare_simulation_group(simulating->simulation, wanted->group, err);
    }
    simulated->till = wanted->till == INT64_MIN ? simulating->last : wanted->till;
    simulated->from = simulated->posts[0].at;
    for (size_t i = 1; i < simulated->posts_count; i++) {
        int64_t at = simulated->posts[i].at;
        simulated->from = at < simulated->from ? at : simulated->from;
    }
    return status
               ? status
               : aftercare_simulation_run(simulating->simulation, simulated->till, err);
}

static enum exit_status print(const struct simulating *simulating) {
    const struct invocation *invocation = simulating->invocation;
    bool is_json = wants_json(invocation);
    struct buffer out;
    aftercare_error err;
    buffer_init(&out, &system_allocator, PAGE_MAX);
    if (is_json) {
        simulated_json(&out, &simulating->simulated);
    } else {
        simulated_text(&out, &simulating->simulated);
    }
    enum exit_status status = EXIT_DONE;
    if (out.failed) {
        (void)no_memory(&err);
        status = report_error(invocation, &err);
    } else {
        status = is_json ? print_document(out.at, out.len) : print_page(out.at, out.len);
    }
    buffer_clear(&out);
    return status;
}

// KEY=INSTANT: a key may have any sign in it, an instant has no "=".
static enum exit_status answer(struct simulating *simulating, const char *done) {
    const char *sign = strrchr(done, '=');
    aftercare_error err;
    int64_t at = 0;
    if (!sign || sign == done) {
        (void)fprintf(stderr,
                      "aftercare: --done %s does not fit (the key of a reminder and when "
                      "it was done, s-1/pack.rule/1=2026-11-22T15:30:00+01:00)\n",
                      done);
        return EXIT_USAGE;
    }
    if (!read_instant(&at, "done", text_of(sign + 1))) {
        return EXIT_USAGE;
    }
    simulating->last = at > simulating->last ? at : simulating->last;
    const char *key =
        arena_copy(&simulating->invocation->arena, done, (size_t)(sign - done));
    aftercare_status status =
        key ? aftercare_simulation_answer(simulating->simulation, at, key,
                                          AFTERCARE_ANSWER_DONE, &err)
            : no_memory(&err);
    return status ? report_error(simulating->invocation, &err) : EXIT_DONE;
}

static enum exit_status answer_all(struct simulating *simulating) {
    const struct option_values *values = values_of(simulating->invocation, "done");
    enum exit_status status = EXIT_DONE;
    for (size_t i = 0; !status && i < values->count; i++) {
        status = answer(simulating, values->items[i]);
    }
    return status;
}

static enum exit_status run_all(struct simulating *simulating) {
    aftercare_error err;
    enum exit_status status = EXIT_DONE;
    if (prepare(simulating, &err)) {
        return report_error(simulating->invocation, &err);
    }
    status = post_all(simulating);
    status = status ? status : answer_all(simulating);
    if (!status && simulate(simulating, &err)) {
        status = report_error(simulating->invocation, &err);
    }
    return status ? status : print(simulating);
}

static enum exit_status run(struct invocation *invocation) {
    struct simulating simulating = {
        .invocation = invocation, .plan = AFTERCARE_PLAN_OPTIONS, .last = INT64_MIN};
    simulating.plan.timezone = option_of(invocation, "timezone");
    enum exit_status status = read_wanted(&simulating.wanted, invocation);
    status = status ? status : open_all(&simulating.opened, invocation);
    status = status ? status : run_all(&simulating);
    aftercare_simulation_free(simulating.simulation);
    opened_close(&simulating.opened);
    return status;
}

const struct command command_simulate = {
    .name = "simulate",
    .arguments = "FILE…",
    .says = "what would be sent, when, and what holds it back",
    .least = 1,
    .most = 64,
    .options = options,
    .run = run,
};
