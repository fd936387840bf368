// The reminder that the tests of this room hand around.
#ifndef AFTERCARE_TESTS_CHANNELS_REMINDER_EXAMPLE_H
#define AFTERCARE_TESTS_CHANNELS_REMINDER_EXAMPLE_H

#include "aftercare/reminders.h"

#define EXAMPLE_NOW 1795460407250 // 2026-11-23T19:00:07.250Z

static inline aftercare_reminder reminder_example(void) {
    return (aftercare_reminder){
        .key = "s-77/basics.cleanse/1",
        .session = "s-77",
        .patient = "p-1001",
        .rule = "basics.cleanse",
        .channel = "webhook",
        .to = "patient-4711",
        .locale = "en",
        .message = "Wash with a \"gentle\" cleanser.\nNo cloth \xe2\x80\x93 no brush.",
        .due = 1795460400000,
        .expires = 1795474800000,
        .state = AFTERCARE_REMINDER_SCHEDULED,
        .attempts = 2,
    };
}

#define EXAMPLE_DATA                                                                     \
    "\"key\":\"s-77/basics.cleanse/1\",\"session\":\"s-77\",\"patient\":\"p-1001\","     \
    "\"rule\":\"basics.cleanse\",\"due\":\"2026-11-23T19:00:00+00:00\","                 \
    "\"expires\":\"2026-11-23T23:00:00+00:00\",\"to\":\"patient-4711\","                 \
    "\"locale\":\"en\",\"message\":\"Wash with a \\\"gentle\\\" cleanser.\\n"            \
    "No cloth \xe2\x80\x93 no brush.\",\"attempt\":2"

#define EXAMPLE_EVENT                                                                    \
    "{\"specversion\":\"1.0\",\"id\":\"s-77/basics.cleanse/1\","                         \
    "\"source\":\"urn:aftercare:reminders\",\"type\":\"care.aftercare.reminder.due\","   \
    "\"subject\":\"s-77/basics.cleanse/1\",\"time\":\"2026-11-23T19:00:00+00:00\","      \
    "\"datacontenttype\":\"application/json\",\"data\":{" EXAMPLE_DATA "}}"

// Three that go as one message, the first of them the example; its wire formats are files
// in tests/data/group.
struct group_example {
    aftercare_reminder items[3];
};

#define EXAMPLE_GROUP "group%2F0123456789abcdef0123456789abcdef01234567"

static inline void group_example(struct group_example *out) {
    for (int i = 0; i < 3; i++) {
        out->items[i] = reminder_example();
        out->items[i].group = EXAMPLE_GROUP;
        out->items[i].next_in_group = i < 2 ? &out->items[i + 1] : NULL;
    }
    out->items[1].key = "s-77/basics.sun/1";
    out->items[1].rule = "basics.sun";
    out->items[1].message = "Stay out of the sun.";
    out->items[1].due += 300000;
    out->items[2].key = "s-78/basics.drink/2";
    out->items[2].session = "s-78";
    out->items[2].rule = "basics.drink";
    out->items[2].message = "Drink.";
    out->items[2].due += 600000;
    out->items[2].expires += 600000;
}

#endif
