#include "core/reminders/reactions.h"

#include "core/base/date.h"
#include "core/base/fail.h"
#include "core/base/json.h"
#include "core/reminders/call.h"
#include "core/reminders/history.h"

#include <stdio.h>
#include <string.h>

#define AHEAD_MILLISECONDS 300000 // how far another clock may be ahead of ours

// One report at work.
struct reporting {
    const struct reactions_place *place;
    const aftercare_reaction *reaction;
    int64_t at;
    const char *told; // what stands in the histories
    struct store_session session;
    struct store_rows rows;
    aftercare_reminder *sent;
    size_t held, sent_count;
    aftercare_error *err;
};

static aftercare_status no_memory(const struct reporting *reporting) {
    return fail(reporting->err, AFTERCARE_ENOMEM, NULL, "no memory for the report");
}

static bool is_word(const struct json *value, const char *word) {
    return value && value->type == JSON_TEXT && text_is(value->text, word);
}

static bool is_cited(const struct json *step, const char *rule) {
    const struct json *rules = json_member(step, "rules");
    const struct json *at = rules ? rules->first : NULL;
    while (at && !is_word(at, rule)) {
        at = at->next;
    }
    return at != NULL;
}

// Nothing of it goes out any more before it expires, unless somebody puts it off until
// some other moment.
static aftercare_status hold(struct reporting *reporting, struct store_row *row) {
    aftercare_reminder *reminder = &row->reminder;
    struct change change = {.happening = HAPPENING_REACTION_HOLDS,
                            .at = reporting->place->now,
                            .detail = reporting->told};
    if (moves_next(row->life, change.happening) == LIFE_NONE ||
        reminder->next_try > reminder->expires) {
        return AFTERCARE_OK;
    }
    reporting->held++;
    reminder->next_try = reminder->expires + 1;
    reminder->attempts = 0;
    return history_move(reporting->place->store, row, &change, reporting->err);
}

static aftercare_status hold_all(struct reporting *reporting, const struct json *step) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < reporting->rows.count; i++) {
        struct store_row *row = &reporting->rows.rows[i];
        if (is_cited(step, row->reminder.rule)) {
            status = hold(reporting, row);
        }
    }
    return status;
}

// What is to be done about it, else what the step says anyway.
static const char *words_of(struct arena *arena, const struct json *step) {
    const struct json *words = json_member(step, "red_flag");
    if (!words || words->type != JSON_TEXT) {
        words = json_member(step, "message");
    }
    bool is_text = words && words->type == JSON_TEXT;
    return is_text ? arena_copy(arena, words->text.at, words->text.len) : "";
}

// To whom the session's other reminders go.
static struct store_row make_row(const struct reporting *reporting, const char *key,
                                 const char *rule, const char *message) {
    const aftercare_reminder *other =
        reporting->rows.count > 0 ? &reporting->rows.rows[0].reminder : NULL;
    int64_t now = reporting->place->now;
    return (struct store_row){
        .session_number = reporting->session.number,
        .reminder = {.key = key,
                     .rule = rule,
                     .session = reporting->session.id,
                     .patient = reporting->session.patient,
                     .channel = other ? other->channel : reporting->place->channel,
                     .to = other ? other->to : NULL,
                     .locale = other ? other->locale : NULL,
                     .message = message,
                     .due = now,
                     .next_try = now,
                     .expires = now + REACTION_LIVES,
                     .is_urgent = true}};
}

// Once for each report: the key tells its moment.
static aftercare_status send(struct reporting *reporting, const struct json *step) {
    struct store *store = reporting->place->store;
    struct arena *arena = reporting->place->arena;
    const struct json *rule = json_member(step, "rule");
    struct change change = {.happening = HAPPENING_POSTED,
                            .at = reporting->place->now,
                            .detail = reporting->told};
    char when[INSTANT_TEXT_MAX];
    (void)instant_format(when, (struct instant){reporting->at}, 0);
    const char *name = arena_copy(arena, rule->text.at, rule->text.len);
    const char *key = arena_format(arena, "%s/%s/reaction/%s", reporting->session.id,
                                   name ? name : "", when);
    const char *message = words_of(arena, step);
    if (!name || !key || !message) {
        return no_memory(reporting);
    }
    if (strlen(key) > CALL_ID_MAX) {
        return fail(reporting->err, AFTERCARE_ELIMIT, NULL,
                    "the session's id is too long for the key of another reminder");
    }
    struct store_row row = {0};
    aftercare_status status =
        store->functions->row_read(store, arena, key, &row, reporting->err);
    if (status == AFTERCARE_ENOTFOUND) {
        row = make_row(reporting, key, name, message);
        status = history_add(store, &row, &change, reporting->err);
    }
    row.reminder.state = life_state(row.life);
    reporting->sent[reporting->sent_count++] = row.reminder;
    return status;
}

static aftercare_status do_step(struct reporting *reporting, const struct json *step) {
    const struct json *does = json_member(step, "on_reaction");
    const struct json *rule = json_member(step, "rule");
    if (is_word(does, "send") && rule && rule->type == JSON_TEXT) {
        return send(reporting, step);
    }
    return is_word(does, "hold") ? hold_all(reporting, step) : AFTERCARE_OK;
}

static aftercare_status do_plan(struct reporting *reporting) {
    // What we have made ourselves may be larger than what others may send.
    struct json_limits limits = {.bytes = 64 << 20, .entries = 1000000, .depth = 64};
    struct json_document document = {0};
    struct arena *arena = reporting->place->arena;
    aftercare_status status =
        json_read(&document, arena, NULL, text_of(reporting->session.plan), &limits,
                  reporting->err);
    if (status) {
        return status == AFTERCARE_ENOMEM ? status
                                          : fail(reporting->err, AFTERCARE_EINTERNAL,
                                                 NULL, "the kept plan cannot be read");
    }
    const struct json *steps = json_member(document.root, "steps");
    size_t count = steps ? steps->count : 0;
    reporting->sent = arena_array(arena, count, sizeof *reporting->sent);
    if (!reporting->sent) {
        return no_memory(reporting);
    }
    for (const struct json *at = steps ? steps->first : NULL; at && !status;
         at = at->next) {
        status = do_step(reporting, at);
    }
    return status;
}

static aftercare_status read_session(struct reporting *reporting) {
    const struct reactions_place *place = reporting->place;
    struct store *store = place->store;
    aftercare_status status =
        store->functions->session_read(store, place->arena, reporting->reaction->session,
                                       &reporting->session, reporting->err);
    if (!status && reporting->session.is_cancelled) {
        return fail(reporting->err, AFTERCARE_ECONFLICT, NULL,
                    "the session was cancelled, and nothing of it is sent any more (post "
                    "it anew)");
    }
    return status
               ? status
               : store->functions->rows_of(store, place->arena, reporting->session.number,
                                           &reporting->rows, reporting->err);
}

aftercare_status reactions_report(aftercare_reminders_answer *out,
                                  const struct reactions_place *place,
                                  const aftercare_reaction *reaction,
                                  aftercare_error *err) {
    char when[INSTANT_TEXT_MAX];
    struct reporting reporting = {.place = place,
                                  .reaction = reaction,
                                  .at = reaction->at ? reaction->at : place->now,
                                  .err = err};
    (void)instant_format(when, (struct instant){reporting.at}, 0);
    if (reporting.at > place->now + AHEAD_MILLISECONDS) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "%s is still to come (at is when the reaction was noticed)", when);
    }
    reporting.told =
        arena_format(place->arena, REACTION_WHY ", of %s%s%s", when,
                     reaction->by ? ", by " : "", reaction->by ? reaction->by : "");
    if (!reporting.told) {
        return no_memory(&reporting);
    }
    aftercare_status status = read_session(&reporting);
    if (!status) {
        status = do_plan(&reporting);
    }
    if (!status) {
        out->held = reporting.held;
        out->reminders = reporting.sent;
        out->reminders_count = reporting.sent_count;
    }
    return status;
}
