// string.format: %c %d %i %o %u %x %X %a %A %e %E %f %F %g %G %s %%, with the flags,
// widths and precisions of C. No %p and no %q, and %s takes plain values only: an address
// or the inside of a table would make answers differ from run to run.
#include "core/lua/sandbox_inside.h"

#include "core/lua/sandbox_scratch.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FLOAT_TEXT_MAX 512 // 309 digits, a point, 99 more, and a sign
#define INTEGER_TEXT_MAX 128

struct format_item {
    bool is_left, has_plus, has_blank, is_alternate, has_zeros;
    int width, precision; // precision is -1 where none is given
    char conversion;
};

static bool *flag_of(struct format_item *item, char c) {
    switch (c) {
    case '-':
        return &item->is_left;
    case '+':
        return &item->has_plus;
    case ' ':
        return &item->has_blank;
    case '#':
        return &item->is_alternate;
    case '0':
        return &item->has_zeros;
    default:
        return NULL;
    }
}

static const char *take_digits(const char *at, const char *end, int *number) {
    *number = 0;
    for (int i = 0; i < 2 && at < end && *at >= '0' && *at <= '9'; i++) {
        *number = *number * 10 + (*at++ - '0');
    }
    return at;
}

// Reads what stands behind a '%'; returns what follows it. [-0, +0, v]
static const char *take_item(lua_State *L, const char *at, const char *end,
                             struct format_item *item) {
    *item = (struct format_item){.precision = -1};
    bool *flag = NULL;
    while (at < end && (flag = flag_of(item, *at))) {
        *flag = true;
        at++;
    }
    at = take_digits(at, end, &item->width);
    if (at < end && *at == '.') {
        at = take_digits(at + 1, end, &item->precision);
    }
    if (at == end || *at == '\0' || !strchr("cdiouxXaAeEfFgGs", *at)) {
        luaL_error(L,
                   "invalid conversion in a format (c d i o u x X a A e E f F g G s are "
                   "known, widths and precisions of two digits)");
    }
    item->conversion = *at;
    return at + 1;
}

// Writes sign or prefix, zeros or blanks, and the body. [-0, +0, v]
static void add_padded(struct sandbox_scratch *out, const struct format_item *item,
                       struct text sign, struct text body) {
    static const char blanks[100] = "                                                  "
                                    "                                                 ";
    static const char zeros[100] = "00000000000000000000000000000000000000000000000000"
                                   "0000000000000000000000000000000000000000000000000";
    size_t len = sign.len + body.len, width = (size_t)item->width;
    size_t missing = width > len ? width - len : 0;
    bool is_zeroed = item->has_zeros && !item->is_left;
    if (!item->is_left && !is_zeroed) {
        sandbox_scratch_add(out, blanks, missing);
    }
    sandbox_scratch_add(out, sign.at, sign.len);
    if (is_zeroed) {
        sandbox_scratch_add(out, zeros, missing);
    }
    sandbox_scratch_add(out, body.at, body.len);
    if (item->is_left) {
        sandbox_scratch_add(out, blanks, missing);
    }
}

static const char *sign_of(const struct format_item *item, bool is_negative) {
    if (is_negative) {
        return "-";
    }
    if (item->has_plus) {
        return "+";
    }
    return item->has_blank ? " " : "";
}

// Digits of a number, at least so many, written to the end of room; returns where they
// begin.
static char *put_digits(char room[INTEGER_TEXT_MAX], lua_Unsigned number, unsigned base,
                        int least, bool is_capital) {
    const char *digits = is_capital ? "0123456789ABCDEF" : "0123456789abcdef";
    char *at = room + INTEGER_TEXT_MAX;
    for (int i = 0; number > 0 || i < least; i++) {
        *--at = digits[number % base];
        number /= base;
    }
    return at;
}

// [-0, +0, v]
static void add_integer(struct sandbox_scratch *out, struct format_item *item,
                        lua_Integer value) {
    bool is_signed = item->conversion == 'd' || item->conversion == 'i';
    bool is_hex = (item->conversion | 0x20) == 'x';
    unsigned base = is_hex ? 16 : item->conversion == 'o' ? 8 : 10;
    bool is_negative = is_signed && value < 0;
    lua_Unsigned number = (lua_Unsigned)value;
    number = is_negative ? 0 - number : number;

    char room[INTEGER_TEXT_MAX];
    int least = item->precision < 0 ? 1 : item->precision;
    char *at = put_digits(room, number, base, least, item->conversion == 'X');
    if (item->is_alternate && base == 8 &&
        (at == room + INTEGER_TEXT_MAX || *at != '0')) {
        *--at = '0';
    }
    const char *sign = is_signed ? sign_of(item, is_negative) : "";
    if (item->is_alternate && is_hex && value != 0) {
        sign = item->conversion == 'x' ? "0x" : "0X";
    }
    item->has_zeros = item->has_zeros && item->precision < 0;
    add_padded(out, item, text_of(sign),
               (struct text){at, (size_t)(room + INTEGER_TEXT_MAX - at)});
}

// A number that is not negative; without a precision it is C's own. The formats are
// written out, so that the compiler checks each.
static int put_float(char room[FLOAT_TEXT_MAX], const struct format_item *item,
                     double value) {
    const size_t size = FLOAT_TEXT_MAX;
    const int precision = item->precision;
    const bool keeps_point = item->is_alternate;
    switch (item->conversion) {
    case 'a':
        return keeps_point ? snprintf(room, size, "%#.*a", precision, value)
                           : snprintf(room, size, "%.*a", precision, value);
    case 'A':
        return keeps_point ? snprintf(room, size, "%#.*A", precision, value)
                           : snprintf(room, size, "%.*A", precision, value);
    case 'e':
        return keeps_point ? snprintf(room, size, "%#.*e", precision, value)
                           : snprintf(room, size, "%.*e", precision, value);
    case 'E':
        return keeps_point ? snprintf(room, size, "%#.*E", precision, value)
                           : snprintf(room, size, "%.*E", precision, value);
    case 'g':
        return keeps_point ? snprintf(room, size, "%#.*g", precision, value)
                           : snprintf(room, size, "%.*g", precision, value);
    case 'G':
        return keeps_point ? snprintf(room, size, "%#.*G", precision, value)
                           : snprintf(room, size, "%.*G", precision, value);
    default:
        return keeps_point ? snprintf(room, size, "%#.*f", precision, value)
                           : snprintf(room, size, "%.*f", precision, value);
    }
}

// [-0, +0, v]
static void add_float(struct sandbox_scratch *out, struct format_item *item,
                      double value) {
    char room[FLOAT_TEXT_MAX];
    struct text body;
    bool is_capital = item->conversion < 'a';
    if (!isfinite(value)) {
        const char *word = isnan(value) ? "nan" : "inf";
        const char *capitals = isnan(value) ? "NAN" : "INF";
        body = text_of(is_capital ? capitals : word);
        item->has_zeros = false;
    } else {
        body = (struct text){room, (size_t)put_float(room, item, fabs(value))};
    }
    bool is_negative = signbit(value) && !isnan(value); // a nan's sign is the processor's
    struct text sign = text_of(sign_of(item, is_negative));
    char prefixed[4] = "";
    if ((item->conversion | 0x20) == 'a' && isfinite(value)) { // zeros go behind the 0x
        (void)snprintf(prefixed, sizeof prefixed, "%s%.2s", sign.at, body.at);
        sign = text_of(prefixed);
        body.at += 2;
        body.len -= 2;
    }
    add_padded(out, item, sign, body);
}

// [-0, +0, v]
static void add_text(lua_State *L, struct sandbox_scratch *out, struct format_item *item,
                     int argument) {
    int type = lua_type(L, argument);
    bool is_plain = type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN ||
                    type == LUA_TNIL;
    luaL_argexpected(L, is_plain, argument, "text, number or truth value");
    sandbox_push_text(L, argument);
    struct text text;
    text.at = lua_tolstring(L, -1, &text.len);
    if (item->precision >= 0 && text.len > (size_t)item->precision) {
        text.len = (size_t)item->precision;
    }
    item->has_zeros = false;
    add_padded(out, item, (struct text){"", 0}, text);
    lua_pop(L, 1);
}

// [-0, +0, v]
static void add_argument(lua_State *L, struct sandbox_scratch *out,
                         struct format_item *item, int argument) {
    switch (item->conversion) {
    case 's':
        luaL_checkany(L, argument);
        add_text(L, out, item, argument);
        break;
    case 'c': {
        char byte = (char)(unsigned char)(luaL_checkinteger(L, argument) & 0xFF);
        item->has_zeros = false;
        add_padded(out, item, (struct text){"", 0}, (struct text){&byte, 1});
        break;
    }
    case 'd':
    case 'i':
    case 'o':
    case 'u':
    case 'x':
    case 'X':
        add_integer(out, item, luaL_checkinteger(L, argument));
        break;
    default:
        add_float(out, item, luaL_checknumber(L, argument));
        break;
    }
}

// [-n, +1, v]
int sandbox_string_format(lua_State *L) {
    struct text format;
    format.at = luaL_checklstring(L, 1, &format.len);
    int argument = 1, arguments = lua_gettop(L);
    const char *at = format.at, *end = format.at + format.len;
    struct sandbox_scratch out;
    sandbox_scratch_begin(&out, L);
    while (at < end) {
        const char *mark = memchr(at, '%', (size_t)(end - at));
        sandbox_scratch_add(&out, at, (size_t)((mark ? mark : end) - at));
        if (!mark) {
            break;
        }
        at = mark + 1;
        if (at < end && *at == '%') {
            sandbox_scratch_add(&out, at++, 1);
            continue;
        }
        struct format_item item;
        at = take_item(L, at, end, &item);
        luaL_argcheck(L, ++argument <= arguments, argument, "no value");
        add_argument(L, &out, &item, argument);
    }
    sandbox_scratch_push(&out);
    return 1;
}
