// The object behind the public functions, and how it is put together from parts.
#ifndef AFTERCARE_REMINDERS_REMINDERS_H
#define AFTERCARE_REMINDERS_REMINDERS_H

#include "aftercare/reminders.h"
#include "core/reminders/own_loop.h"
#include "core/reminders/parts.h"
#include "core/reminders/retention.h"
#include "core/reminders/schedule.h"
#include "core/reminders/worker.h"
#include "core/reminders/zones_job.h"

struct aftercare_reminders {
    struct allocator allocator;
    struct worker worker;
    struct schedule schedule;
    struct zones_job zones;
    struct retention retention;
    char *zoneinfo; // or NULL
    struct lane *lanes;
    size_t lanes_count, lanes_capacity;
    const char *default_channel; // a lane's name
    int64_t group;               // of the options
    char *store_path;            // for the operator's lines
    aftercare_now *now;
    void *now_context;
    aftercare_log *log;
    void *log_context;
    aftercare_fatal *fatal;
    void *fatal_context;
    aftercare_status trouble; // of the last batch; OK when it worked
    bool is_closing, is_fatal;
    struct own_loop *own_loop; // or NULL: on one that the host brought
    aftercare_reminders_closed *closed;
    void *closed_context;
};

// As aftercare_reminders_open, from these parts.
aftercare_status reminders_open(aftercare_reminders **out, struct uv_loop_s *loop,
                                const aftercare_reminders_options *options,
                                const struct reminders_parts *parts,
                                aftercare_error *err);

// As aftercare_reminders_check, from these parts.
aftercare_status reminders_check(struct uv_loop_s *loop,
                                 const aftercare_reminders_options *options,
                                 const struct reminders_parts *parts,
                                 aftercare_error *err);

#endif
