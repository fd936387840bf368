// libaftercare-reminders: keeps reminders in a store and hands each to a channel when it
// is due, on the libuv loop that the caller brings, or on one of its own, which any other
// loop drives. Nothing accepted is lost, nothing goes out early, nothing after it
// expired, and every try has the same id. This one header is all of it.
//
// Threads: every handle belongs to the thread of its loop, and all calls with it come
// from there. A process may have any number of handles, on one loop and on several; each
// has a store of its own. Calls answer at once when they cannot be begun; otherwise their
// callback runs later, exactly once, on the loop, when the answer is on the disk. What a
// callback is handed is borrowed until it returns; what a call is given is copied.
//
// Memory: the C library's (malloc), also of libuv, SQLite, Zstandard, libcurl and
// OpenSSL, which each take their own. Where there is none a call says ENOMEM, and what
// was accepted is kept and goes out later.
#ifndef AFTERCARE_REMINDERS_H
#define AFTERCARE_REMINDERS_H

#include "aftercare/reminders/act.h"
#include "aftercare/reminders/answer.h"
#include "aftercare/reminders/channel.h"
#include "aftercare/reminders/counts.h"
#include "aftercare/reminders/list.h"
#include "aftercare/reminders/loop.h"
#include "aftercare/reminders/open.h"
#include "aftercare/reminders/plan.h"
#include "aftercare/reminders/reminder.h"
#include "aftercare/reminders/session.h"
#include "aftercare/reminders/store.h"

#endif
