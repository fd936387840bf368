#include "core/plan/plan_inside.h"

#include "core/base/rhythm.h"
#include "core/plan/schedule.h"
#include "core/plan/waiting.h"
#include "core/rules/function.h"

#include <stdlib.h>
#include <string.h>

static const char *string_or_null(struct text text) {
    return text.len > 0 ? text.at : NULL;
}

// Whose reminders are made.
struct reminding {
    struct plan *plan;
    struct arena *arena;
    const struct step *step;
    const char *message; // the step's, for all of its reminders
    const struct turn *turn;
    const struct schedule *schedule;
    struct dues *dues; // of one turn after the other
};

// The moment at which a reminder becomes worthless, and whether a clock shows it.
struct until {
    struct instant at;
    bool is_civil;
};

static struct text message_in(const struct rule *rule, struct text locale) {
    const struct rule_value *message = rule_get(rule, ROLE_MESSAGE);
    return message ? phrase_in(message->phrase, locale) : TEXT("");
}

// What a step says in that language, with all red flags; NULL: no memory.
static const char *message_of(const struct step *step, struct text locale,
                              struct arena *arena) {
    struct text words = message_in(step->leading->rule, locale);
    const char *message = arena_copy(arena, words.at, words.len);
    for (size_t i = 0; message && i < step->also_count; i++) {
        words = message_in(step->also[i], locale);
        message = arena_format(arena, "%s %.*s", message, TEXT_ARGS(words));
    }
    return message;
}

// What the clock shows at a civil time; 0 for elapsed time.
static int64_t wall_of(const struct zone *zone, struct instant instant, bool is_civil) {
    return is_civil ? zone_reading(zone, instant) : 0;
}

// The session's treatments that the rule (NULL: any) is about, with blanks between; NULL:
// no memory.
static const char *course_of(const struct session *session, const struct rule *rule,
                             struct arena *arena) {
    const char *course = "";
    for (size_t i = 0; course && i < session->facts->treatments_count; i++) {
        const struct term *treatment = session->facts->treatments[i];
        if (!rule || rule_is_about(rule, treatment)) {
            course = arena_format(arena, "%s%s%.*s", course, course[0] ? " " : "",
                                  TEXT_ARGS(treatment->id));
        }
    }
    return course;
}

static bool is_till_next(const struct rule *rule) {
    const struct rule_value *value = rule_get(rule, ROLE_TILL_NEXT);
    return value && value->flag;
}

// How one waits for what was done before it, as text; *out is NULL where it does not.
static aftercare_status write_rhythm(const char **out, const struct reminding *reminding,
                                     const struct due *due, size_t number) {
    const struct schedule *schedule = reminding->schedule;
    const struct remind *remind = schedule->remind;
    if (span_is_zero(remind->after_done) && span_is_zero(remind->min_gap)) {
        *out = NULL;
        return AFTERCARE_OK;
    }
    struct rhythm rhythm = {
        .number = (int64_t)number,
        .after_done = remind->after_done,
        .min_gap = remind->min_gap,
        .expires = remind->expires,
        .wanted = due->wanted,
        .wanted_reading = wall_of(schedule->zone, due->wanted, due->is_wanted_civil),
        .until = due->until,
        .until_reading = wall_of(schedule->zone, due->until, due->is_until_civil),
        .ended = schedule->ended,
        .from = schedule->from,
        .till = schedule->till,
        .quiet = schedule->quiet};
    *out = rhythm_write(reminding->arena, &rhythm);
    return *out ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

static aftercare_status add_reminder(aftercare_planned_reminder *out,
                                     const struct reminding *reminding,
                                     const struct due *due, size_t number) {
    const struct session *session = &reminding->plan->session;
    struct arena *arena = reminding->arena;
    const struct text name = reminding->turn->rule->name;
    char *key = arena_format(arena, "%.*s/%.*s/%zu", TEXT_ARGS(session->id),
                             TEXT_ARGS(name), number);
    const char *course = is_till_next(reminding->turn->rule)
                             ? course_of(session, reminding->turn->rule, arena)
                             : "";
    const char *rhythm = NULL;
    aftercare_status status = write_rhythm(&rhythm, reminding, due, number);
    if (status || !key || !course) {
        return AFTERCARE_ENOMEM;
    }
    *out = (aftercare_planned_reminder){
        .key = key,
        .rule = name.at,
        .due = due->missed ? due->wanted.milliseconds : due->due.milliseconds,
        .expires = due->expires.milliseconds,
        .wanted = due->wanted.milliseconds,
        .expires_offset = zone_offset(session->zone, due->expires),
        .expires_wall = wall_of(session->zone, due->expires, due->is_expires_civil),
        .is_urgent = reminding->step->is_urgent,
        .course = course,
        .rhythm = rhythm,
        .message = reminding->message,
        .missed = due->missed,
    };
    out->due_wall = wall_of(session->zone, (struct instant){out->due}, due->is_civil);
    out->due_offset = zone_offset(session->zone, (struct instant){out->due});
    return AFTERCARE_OK;
}

// Adds the reminders of one turn; *until, when its last one is worthless, becomes its
// first one's moment.
static aftercare_status remind(const struct reminding *reminding, struct until *until) {
    struct plan *plan = reminding->plan;
    const struct turn *turn = reminding->turn;
    struct schedule schedule = {
        .remind = turn->remind,
        .zone = plan->session.zone,
        .ended = plan->session.ended,
        .from = turn->from,
        .till = turn->till,
        .until = until->at,
        .is_from_civil = turn->is_from_civil,
        .is_until_civil = until->is_civil,
        .quiet = reminding->step->is_urgent ? (struct quiet){0} : plan->session.quiet,
    };
    struct reminding inside = *reminding;
    inside.schedule = &schedule;
    struct dues *dues = reminding->dues;
    aftercare_status status = schedule_make(dues, reminding->arena, &schedule);
    for (size_t i = 0; !status && i < dues->count; i++) {
        aftercare_planned_reminder *reminders =
            arena_grow(reminding->arena, plan->reminders, plan->reminders_count,
                       &plan->reminders_capacity, sizeof *reminders);
        if (!reminders) {
            return AFTERCARE_ENOMEM;
        }
        plan->reminders = reminders;
        status = add_reminder(&reminders[plan->reminders_count], &inside, &dues->items[i],
                              i + 1);
        plan->reminders_count += status == AFTERCARE_OK;
    }
    if (!status && dues->count > 0) {
        *until = (struct until){dues->items[0].wanted, dues->items[0].is_civil};
    }
    return status;
}

// From the last turn to the first, because a reminder lives until the next one.
static aftercare_status remind_of(struct reminding *reminding) {
    const struct step *step = reminding->step;
    aftercare_status status = AFTERCARE_OK;
    struct until until = {step->till, step->leading->is_till_civil};
    for (size_t i = step->turns_count; !status && i > 0; i--) {
        reminding->turn = &step->turns[i - 1];
        status = remind(reminding, &until);
    }
    return status;
}

static int by_due(const void *a, const void *b) {
    const aftercare_planned_reminder *left = a;
    const aftercare_planned_reminder *right = b;
    if (left->due != right->due) {
        return left->due < right->due ? -1 : 1;
    }
    return strcmp(left->key, right->key);
}

static aftercare_status add_reminders(struct plan *plan, struct arena *arena) {
    aftercare_status status = AFTERCARE_OK;
    struct dues dues = {0};
    struct reminding reminding = {.plan = plan, .arena = arena, .dues = &dues};
    for (size_t i = 0; !status && i < plan->steps.count; i++) {
        reminding.step = &plan->steps.items[i];
        reminding.message = message_of(reminding.step, plan->session.locale, arena);
        status = reminding.message ? remind_of(&reminding) : AFTERCARE_ENOMEM;
    }
    if (!status && plan->reminders_count > 1) {
        qsort(plan->reminders, plan->reminders_count, sizeof *plan->reminders, by_due);
    }
    return status;
}

static aftercare_status show(struct plan *plan, struct arena *arena) {
    const struct session *session = &plan->session;
    const struct text patient = session->facts->id;
    const char *course = course_of(session, NULL, arena);
    const char *id = arena_copy(arena, patient.at, patient.len);
    plan->shown = (aftercare_plan){
        .session = session->id.at,
        .patient = patient.len > 0 ? id : NULL,
        .course = course,
        .ended = session->ended.milliseconds,
        .number = session->has_number ? session->number : 0,
        .timezone = zone_name(session->zone),
        .timezone_digest = zone_digest(session->zone),
        .content = session->content,
        .channel = string_or_null(session->channel),
        .to = string_or_null(session->to),
        .locale = string_or_null(session->locale),
        .reminders = plan->reminders,
        .reminders_count = plan->reminders_count,
    };
    return course && id ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

// Everything that follows from the session; each step reads what the last one made.
static aftercare_status make(struct plan *plan, struct arena *arena) {
    const struct rulebase *base = plan->base;
    const struct session *session = &plan->session;
    struct applied_list steps;
    if (applied_find(&plan->topical_rules, arena, base, session, FOLD_CUT_WINDOWS) ||
        applied_find(&steps, arena, base, session, FOLD_STEPS) ||
        waiting_make(&plan->step_rules, arena, &steps, &plan->topical_rules, session) ||
        topical_list_make(&plan->topicals, arena, base, session, &plan->topical_rules) ||
        step_list_make(&plan->steps, arena, &plan->step_rules) ||
        add_reminders(plan, arena)) {
        return AFTERCARE_ENOMEM;
    }
    return course_list_make(&plan->courses, &plan->courses_count, arena, base, session);
}

aftercare_status plan_document(struct plan **out, const struct session_reading *from) {
    struct arena *arena = from->reading.arena;
    aftercare_error *err = from->reading.err;
    struct plan *plan = arena_alloc(arena, sizeof *plan);
    if (!plan) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the plan");
    }
    plan->base = from->base;
    aftercare_status status = session_read(&plan->session, from);
    if (!status &&
        (functions_begin(plan->session.facts, arena, from->base, from->runner) ||
         make(plan, arena) || show(plan, arena))) {
        status = fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the plan");
    }
    if (!status) {
        *out = plan;
    }
    return status;
}

const aftercare_plan *plan_shown(const struct plan *plan) {
    return &plan->shown;
}
