#include "core/reminders/lanes.h"

#include "core/base/fail.h"

#include <string.h>

static struct lane *find_lane(const aftercare_reminders *reminders, const char *name) {
    for (size_t i = 0; i < reminders->lanes_count; i++) {
        if (strcmp(reminders->lanes[i].name, name) == 0) {
            return &reminders->lanes[i];
        }
    }
    return NULL;
}

static struct lane *add_lane(aftercare_reminders *reminders, const char *name,
                             aftercare_error *err) {
    if (reminders->lanes_count == reminders->lanes_capacity) {
        size_t capacity = reminders->lanes_capacity * 2 + 4;
        struct lane *grown = reminders->allocator.allocate(
            reminders->allocator.context, reminders->lanes,
            reminders->lanes_capacity * sizeof *grown, capacity * sizeof *grown);
        if (!grown) {
            (void)fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a channel");
            return NULL;
        }
        reminders->lanes = grown;
        reminders->lanes_capacity = capacity;
    }
    struct lane *lane = &reminders->lanes[reminders->lanes_count++];
    return lane_init(lane, &reminders->allocator, name, err) ? NULL : lane;
}

static aftercare_status open_channel(aftercare_reminders *reminders,
                                     struct uv_loop_s *loop,
                                     const aftercare_channel_options *options,
                                     const struct reminders_parts *parts,
                                     aftercare_error *err) {
    if (!options->name || !options->name[0] || find_lane(reminders, options->name)) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "each channel needs a name of its own");
    }
    const struct channel_functions *functions =
        parts->channel_of_type(options->type ? options->type : "");
    if (!functions) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "there is no type of channel \"%s\" (log, webhook, mail, exec or "
                    "callback)",
                    options->type ? options->type : "");
    }
    struct lane *lane = add_lane(reminders, options->name, err);
    return lane ? lane_open(lane, loop, functions, options, err) : AFTERCARE_ENOMEM;
}

aftercare_status lanes_open(aftercare_reminders *reminders, struct uv_loop_s *loop,
                            const aftercare_reminders_options *options,
                            const struct reminders_parts *parts, aftercare_error *err) {
    for (size_t i = 0; i < options->channels_count; i++) {
        aftercare_status status =
            open_channel(reminders, loop, &options->channels[i], parts, err);
        if (status) {
            return status;
        }
        if (options->late_rate > 0) {
            lane_set_rate(&reminders->lanes[i], options->late_rate);
        }
    }
    const char *name =
        options->default_channel ? options->default_channel : options->channels[0].name;
    const struct lane *lane = find_lane(reminders, name);
    if (!lane) {
        return fail(err, AFTERCARE_EUSAGE, name,
                    "the default channel is none of the channels");
    }
    reminders->default_channel = lane->name;
    return AFTERCARE_OK;
}

aftercare_status lanes_add_closed(aftercare_reminders *reminders, struct store *store,
                                  struct arena *arena, aftercare_error *err) {
    const char *name = "";
    aftercare_status status = AFTERCARE_OK;
    while (!status) {
        status = store->functions->channel_after(store, arena, name, &name, err);
        if (!status && !find_lane(reminders, name)) {
            status = add_lane(reminders, name, err) ? AFTERCARE_OK : AFTERCARE_ENOMEM;
        }
    }
    return status == AFTERCARE_ENOTFOUND ? AFTERCARE_OK : status;
}

void lanes_clear(aftercare_reminders *reminders) {
    for (size_t i = 0; i < reminders->lanes_count; i++) {
        lane_clear(&reminders->lanes[i]);
    }
    memory_free(&reminders->allocator, reminders->lanes,
                reminders->lanes_capacity * sizeof *reminders->lanes);
}

const struct lane *lanes_find(const aftercare_reminders *reminders, const char *channel) {
    const struct lane *lane =
        find_lane(reminders, channel ? channel : reminders->default_channel);
    return lane && lane->channel ? lane : NULL;
}
