#include "core/reminders/pace.h"

#define SECOND INT64_C(1000000)

int64_t pace_turn(struct pace *pace, int64_t now) {
    int64_t apart = SECOND / pace->rate;
    int64_t earliest = now * 1000 - SECOND / 10;
    if (now < pace->seen) {
        pace->next -= (pace->seen - now) * 1000;
    }
    pace->seen = now;
    int64_t turn = pace->next > earliest ? pace->next : earliest;
    pace->next = turn + apart;
    return turn <= now * 1000 ? now : (turn + 999) / 1000;
}
