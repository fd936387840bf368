#include "core/cli/watch.h"

#include "core/base/file.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define DEPTH_MAX 4       // rules, a pack, its tests, and one to spare
#define CALM 100          // milliseconds without a change, before the files are read
#define EVENTS_SIZE 16384 // bytes read at once

#define CHANGES (IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)

struct watch {
    int changes, signals;
    size_t folders;
    struct arena arena; // of one round
};

// Those in it that cannot be watched are left out: they may just be going away. Depth is
// bounded.
static void add_folder(struct watch *watch, const char *folder, unsigned depth) {
    struct text *names = NULL;
    size_t count = 0;
    aftercare_error err;
    if (inotify_add_watch(watch->changes, folder, CHANGES) < 0) {
        return;
    }
    watch->folders++;
    if (depth == DEPTH_MAX || file_list(&names, &count, &watch->arena, folder, &err)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const char *path =
            arena_format(&watch->arena, "%s/%.*s", folder, TEXT_ARGS(names[i]));
        if (path && file_is_folder(path)) {
            add_folder(watch, path, depth + 1);
        }
    }
}

// Anew in each round, as folders come and go; before the run, so that no change is lost.
static bool begin_round(struct watch *watch, const struct load_request *request) {
    arena_reset(&watch->arena);
    watch->folders = 0;
    watch->changes = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    for (size_t i = 0; watch->changes >= 0 && i < request->options.plugins_count; i++) {
        add_folder(watch, request->plugins[i], 1);
    }
    for (size_t i = 0; watch->changes >= 0 && i < request->options.rules_count; i++) {
        add_folder(watch, request->rules[i], 1);
    }
    if (watch->folders == 0) {
        (void)fprintf(stderr, "aftercare: --watch: no folder can be watched: %s\n",
                      strerror(errno));
    }
    return watch->folders > 0;
}

static void end_round(struct watch *watch) {
    if (watch->changes >= 0) {
        (void)close(watch->changes);
    }
    watch->changes = -1;
}

// Waits at most so long for a change. False: there was none, or it is the end.
static bool wait_once(const struct watch *watch, int milliseconds, bool *is_ended) {
    struct pollfd files[] = {{.fd = watch->signals, .events = POLLIN},
                             {.fd = watch->changes, .events = POLLIN}};
    char events[EVENTS_SIZE];
    int ready = poll(files, 2, milliseconds);
    *is_ended = (ready < 0 && errno != EINTR) || (ready > 0 && files[0].revents != 0);
    if (ready <= 0 || *is_ended || files[1].revents == 0) {
        return false;
    }
    while (read(watch->changes, events, sizeof events) > 0) {
    }
    return true;
}

// An editor writes in several steps: what counts is that it has finished. False: it is
// the end.
static bool wait_for_change(const struct watch *watch) {
    bool is_ended = false;
    bool is_changed = false;
    while (!is_ended && !is_changed) {
        is_changed = wait_once(watch, -1, &is_ended);
    }
    while (!is_ended && is_changed) {
        is_changed = wait_once(watch, CALM, &is_ended);
    }
    return !is_ended;
}

static enum exit_status run_rounds(struct watch *watch, const struct watched *watched) {
    enum exit_status status = EXIT_OURS;
    bool goes_on = true;
    while (goes_on) {
        if (!begin_round(watch, watched->request)) {
            end_round(watch);
            return EXIT_OURS;
        }
        status = watched->run(watched->context);
        (void)fprintf(stderr,
                      "aftercare: watching %zu folders; a change runs the tests again, "
                      "Ctrl-C ends\n",
                      watch->folders);
        goes_on = wait_for_change(watch);
        end_round(watch);
    }
    return status;
}

enum exit_status watch_run(const struct watched *watched) {
    struct watch watch = {.changes = -1};
    sigset_t ends;
    sigset_t before;
    (void)sigemptyset(&ends);
    (void)sigaddset(&ends, SIGINT);
    (void)sigaddset(&ends, SIGTERM);
    // Taken from a descriptor, a signal waits until a run is over.
    if (sigprocmask(SIG_BLOCK, &ends, &before) != 0) {
        return EXIT_OURS;
    }
    watch.signals = signalfd(-1, &ends, SFD_CLOEXEC);
    if (watch.signals < 0) {
        (void)fprintf(stderr, "aftercare: --watch: %s\n", strerror(errno));
        return EXIT_OURS;
    }
    arena_init(&watch.arena, &system_allocator, 0);
    enum exit_status status = run_rounds(&watch, watched);
    struct signalfd_siginfo taken; // else it would end us when it is let through
    (void)!read(watch.signals, &taken, sizeof taken);
    arena_clear(&watch.arena);
    (void)close(watch.signals);
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
    return status;
}
