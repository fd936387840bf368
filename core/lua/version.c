#include "core/lua/version.h"

#define VERSION_PARTS 3
#define VERSION_DIGITS 6

struct version {
    int parts[VERSION_PARTS];
};

// "1", "1.2" or "1.2.3".
static bool parse(struct version *out, struct text text) {
    struct version version = {{0}};
    size_t at = 0;
    for (int part = 0; part < VERSION_PARTS; part++) {
        size_t first = at;
        while (at < text.len && at - first < VERSION_DIGITS && text.at[at] >= '0' &&
               text.at[at] <= '9') {
            version.parts[part] = version.parts[part] * 10 + (text.at[at] - '0');
            at++;
        }
        if (at == first) {
            return false;
        }
        if (at == text.len) {
            *out = version;
            return true;
        }
        if (text.at[at] != '.') {
            return false;
        }
        at++;
    }
    return false;
}

static int compare(struct text a, struct text b) {
    struct version left = {{0}};
    struct version right = {{0}};
    (void)parse(&left, a);
    (void)parse(&right, b);
    for (int i = 0; i < VERSION_PARTS; i++) {
        if (left.parts[i] != right.parts[i]) {
            return left.parts[i] < right.parts[i] ? -1 : 1;
        }
    }
    return 0;
}

static bool is_version(const struct spot *spot, struct text text) {
    struct version version;
    return parse(&version, text) ||
           spot_complain(spot, CHECK_BAD_VERSION,
                         "\"%.*s\" is no version (write it as in \"1.0.0\")",
                         SHOWN(text));
}

bool version_read(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct text text;
    if (!value_text(spot, &text) || !is_version(spot, text)) {
        return false;
    }
    *(struct text *)out = text;
    return true;
}

bool version_range_read(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct texts pair;
    int count = 0;
    static const char right[] =
        "two versions, from and below, as in { \"" VERSION_ENGINE_FROM
        "\", \"" VERSION_ENGINE_BELOW "\" }";
    if (!value_count(spot, right, &count)) {
        return false;
    }
    if (count != 2) {
        return spot_complain(spot, CHECK_BAD_VERSION,
                             "\"engine\" is not two versions (write %s)", right);
    }
    if (!value_texts(spot, &pair) || !is_version(spot, pair.at[0]) ||
        !is_version(spot, pair.at[1])) {
        return false;
    }
    if (compare(pair.at[0], pair.at[1]) >= 0) {
        return spot_complain(
            spot, CHECK_BAD_VERSION,
            "no engine lies from \"%.*s\" on and below \"%.*s\" (write %s)",
            SHOWN(pair.at[0]), SHOWN(pair.at[1]), right);
    }
    *(struct version_range *)out = (struct version_range){pair.at[0], pair.at[1]};
    return true;
}

bool version_range_is_right(const struct version_range *range) {
    struct version version;
    return parse(&version, range->from) && parse(&version, range->below) &&
           compare(range->from, range->below) < 0;
}

bool version_fits(struct script *script, const struct version_owner *owner,
                  const struct version_range *range) {
    struct text engine = TEXT(AFTERCARE_VERSION);
    if (compare(engine, range->from) < 0) {
        problem(script->problems, CHECK_ENGINE_RANGE, owner->place,
                "%.*s \"%.*s\" needs aftercare %.*s or later, and this is %s (install a "
                "newer "
                "aftercare, or an older %.*s)",
                TEXT_ARGS(owner->what), SHOWN(owner->id), SHOWN(range->from),
                AFTERCARE_VERSION, TEXT_ARGS(owner->what));
        return false;
    }
    if (compare(engine, range->below) >= 0) {
        problem(
            script->problems, CHECK_ENGINE_RANGE, owner->place,
            "%.*s \"%.*s\" was made for aftercare below %.*s, and this is %s (install a "
            "newer %.*s, or raise the second number of engine once its tests pass)",
            TEXT_ARGS(owner->what), SHOWN(owner->id), SHOWN(range->below),
            AFTERCARE_VERSION, TEXT_ARGS(owner->what));
        return false;
    }
    return true;
}
