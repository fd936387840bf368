#include "core/calendar/calendar.h"

#include "core/base/fail.h"

#ifdef AFTERCARE_ICAL

#include <libical/ical.h>

#include <stdlib.h>
#include <time.h>

// A property joins its component, which then frees it. False when either could not be
// made.
static bool add(icalcomponent *component, icalproperty *property) {
    if (component && property) {
        icalcomponent_add_property(component, property);
        return true;
    }
    if (property) {
        icalproperty_free(property);
    }
    return false;
}

// A text of ours as libical takes it; NULL when there is no memory. The caller frees it.
static char *string_of(struct text text) {
    char *string = malloc(text.len + 1);
    if (string) {
        for (size_t i = 0; i < text.len; i++) {
            string[i] = text.at[i] == '\0' ? '?' : text.at[i];
        }
        string[text.len] = '\0';
        text_clean(string);
    }
    return string;
}

static bool add_text(icalcomponent *component, struct text text,
                     icalproperty *make(const char *)) {
    char *string = string_of(text);
    bool is_added = string && add(component, make(string));
    free(string);
    return is_added;
}

static icaltimetype time_of(int64_t milliseconds) {
    return icaltime_from_timet_with_zone((time_t)(milliseconds / 1000), 0,
                                         icaltimezone_get_utc_timezone());
}

static bool fill_alarm(icalcomponent *alarm, const struct calendar_event *event) {
    return add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY)) &&
           add(alarm, icalproperty_new_trigger(icaltriggertype_from_int(0))) &&
           add_text(alarm, event->summary, icalproperty_new_description);
}

static bool fill_event(icalcomponent *component, const struct calendar *calendar,
                       const struct calendar_event *event) {
    bool is_filled = add_text(component, event->uid, icalproperty_new_uid) &&
                     add(component, icalproperty_new_dtstamp(time_of(calendar->now))) &&
                     add(component, icalproperty_new_sequence(0)) &&
                     add(component, icalproperty_new_dtstart(time_of(event->start))) &&
                     add_text(component, event->summary, icalproperty_new_summary) &&
                     add(component, icalproperty_new_class(ICAL_CLASS_PRIVATE)) &&
                     add(component, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    if (is_filled && event->description.len > 0) {
        is_filled = add_text(component, event->description, icalproperty_new_description);
    }
    icalcomponent *alarm = is_filled ? icalcomponent_new_valarm() : NULL;
    if (!alarm) {
        return false;
    }
    icalcomponent_add_component(component, alarm);
    return fill_alarm(alarm, event);
}

static bool fill(icalcomponent *whole, const struct calendar *calendar) {
    bool is_filled =
        add(whole, icalproperty_new_prodid("-//aftercare//aftercare " AFTERCARE_VERSION
                                           "//EN")) &&
        add(whole, icalproperty_new_version("2.0")) &&
        add(whole, icalproperty_new_calscale("GREGORIAN")) &&
        add(whole, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    for (size_t i = 0; is_filled && i < calendar->count; i++) {
        icalcomponent *event = icalcomponent_new_vevent();
        if (!event) {
            return false;
        }
        icalcomponent_add_component(whole, event);
        is_filled = fill_event(event, calendar, &calendar->events[i]);
    }
    return is_filled;
}

bool calendar_is_built_in(void) {
    return true;
}

aftercare_status calendar_write(struct buffer *out, const struct calendar *calendar,
                                aftercare_error *err) {
    icalcomponent *whole = icalcomponent_new_vcalendar();
    char *text =
        whole && fill(whole, calendar) ? icalcomponent_as_ical_string_r(whole) : NULL;
    if (text) {
        buffer_string(out, text);
        icalmemory_free_buffer(text);
    }
    if (whole) {
        icalcomponent_free(whole);
    }
    return text && !out->failed
               ? AFTERCARE_OK
               : fail(err, AFTERCARE_ENOMEM, NULL, "there is no memory for the calendar");
}

#else

bool calendar_is_built_in(void) {
    return false;
}

aftercare_status calendar_write(struct buffer *out, const struct calendar *calendar,
                                aftercare_error *err) {
    (void)out;
    (void)calendar;
    return fail(err, AFTERCARE_EUSAGE, NULL,
                "this program was built without calendars (take text, json or html, or "
                "build it with AFTERCARE_ICAL=ON)");
}

#endif
