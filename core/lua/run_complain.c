// Lua's own mistakes, for people who do not know Lua: in plain words, with the column.
#include "core/lua/run.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

// Beginnings of what Lua says, and what is said instead; {near} is the text that Lua
// names, {open} the line of the bracket that is still open.
static const struct {
    const char *begins, *says;
    enum check check;
} sayings[] = {
    {"'}' expected", "a comma or \"}\" is missing before {near}{open}", CHECK_SYNTAX},
    {"')' expected", "\")\" is missing before {near}{open}", CHECK_SYNTAX},
    {"']' expected", "\"]\" is missing before {near}{open}", CHECK_SYNTAX},
    {"'end' expected", "\"end\" is missing before {near}{open}", CHECK_SYNTAX},
    {"'=' expected", "\"=\" is missing before {near} (as in name = value)", CHECK_SYNTAX},
    {"'<eof>' expected", "{near} closes nothing (take it away)", CHECK_SYNTAX},
    {"function arguments expected",
     "something is missing before {near} (write :verb() or "
     ":verb \"…\")",
     CHECK_SYNTAX},
    {"syntax error",
     "{near} does not belong here (a word is followed by a text or a table)",
     CHECK_SYNTAX},
    {"unexpected symbol", "{near} does not belong here (is something missing before it?)",
     CHECK_SYNTAX},
    {"<name> expected", "a name is missing before {near}", CHECK_SYNTAX},
    {"attempt to perform bitwise operation",
     "&, | and ~ join conditions only (write them "
     "with the schema's words)",
     CHECK_NOT_A_CONDITION},
    {"attempt to call",
     "something is used as a word that is none (is a comma missing before "
     "it?)",
     CHECK_SCRIPT_FAILS},
    {"attempt to compare",
     "what is compared here cannot be (write a condition with the "
     "schema's words)",
     CHECK_SCRIPT_FAILS},
    {"attempt to index",
     "something has no fields that is asked for one (is it spelt right?)",
     CHECK_SCRIPT_FAILS},
    {"stack overflow", "this calls itself without an end (take the call away)",
     CHECK_SCRIPT_FAILS},
    {"chunk has too many", "the file is nested too deep (write it flatter)",
     CHECK_SYNTAX},
    {"C stack overflow", "the file is nested too deep (write it flatter)", CHECK_SYNTAX},
};

// The text behind "near ": 'x' without its quotes, or <eof>.
static struct text find_near(const char *sentence) {
    const char *near = strstr(sentence, " near ");
    if (!near) {
        return (struct text){0};
    }
    struct text text = text_of(near + 6);
    bool is_quoted = text.len >= 2 && text.at[0] == '\'';
    return is_quoted ? (struct text){text.at + 1, text.len - 2} : text;
}

// The first word of a sentence of ours, where it is quoted: `"listen" is set twice`.
static struct text find_subject(const char *sentence) {
    const char *end = sentence[0] == '"' ? strchr(sentence + 1, '"') : NULL;
    return end ? (struct text){sentence + 1, (size_t)(end - sentence - 1)}
               : (struct text){0};
}

static int find_open(const char *sentence) {
    const char *open = strstr(sentence, "at line ");
    int line = 0;
    for (const char *at = open ? open + 8 : "";
         *at >= '0' && *at <= '9' && line < 1000000; at++) {
        line = line * 10 + (*at - '0');
    }
    return line;
}

// The token that Lua names, as it is written: a text with its quotes.
static const struct token *find_token(const struct script *script, int line,
                                      struct text near) {
    const struct token *at = script->tokens;
    bool is_text = near.len > 1 && (near.at[0] == '"' || near.at[0] == '\'');
    struct text bare = is_text ? (struct text){near.at + 1, near.len - 2} : near;
    bool is_end = text_is(near, "<eof>");
    for (; at && at->kind != TOKEN_END; at++) {
        if (!is_end && at->line == line && text_equal(at->text, bare)) {
            return at;
        }
    }
    return is_end ? at : NULL;
}

static void add_part(char *out, size_t size, struct text near, int open, char which) {
    if (which == 'o' && open > 0) {
        (void)snprintf(out, size, " (what line %d opens is not closed)", open);
    } else if (which == 'n' && text_is(near, "<eof>")) {
        (void)snprintf(out, size, "the end of the file");
    } else if (which == 'n') {
        bool is_quoted = near.len > 0 && near.at[0] == '"';
        (void)snprintf(out, size, is_quoted ? "%.*s" : "\"%.*s\"", SHOWN(near));
    }
}

static void say(char *out, size_t size, const char *says, const char *sentence) {
    size_t len = 0;
    out[0] = '\0';
    for (const char *at = says; *at && len + 1 < size;) {
        if (*at != '{') {
            out[len++] = *at++;
            out[len] = '\0';
            continue;
        }
        add_part(out + len, size - len, find_near(sentence), find_open(sentence), at[1]);
        len = strlen(out);
        at = strchr(at, '}') + 1;
    }
}

void run_complain(struct script *script, const aftercare_error *err) {
    char sentence[AFTERCARE_SENTENCE_MAX];
    enum check check = CHECK_SCRIPT_FAILS;
    (void)snprintf(sentence, sizeof sentence, "%s", err->sentence);
    for (size_t i = 0; i < COUNT(sayings); i++) {
        const char *begins = sayings[i].begins;
        if (strncmp(err->sentence, begins, strlen(begins)) == 0) {
            say(sentence, sizeof sentence, sayings[i].says, err->sentence);
            check = sayings[i].check;
            break;
        }
    }
    struct text near = find_near(err->sentence);
    near = near.len > 0 ? near : find_subject(err->sentence);
    const struct token *token = near.len > 0 ? find_token(script, err->line, near) : NULL;
    struct place place = script_place(script, token, err->line);
    if (err->column > 0) {
        place.column = err->column;
    }
    problem(script->problems, check, place, "%s", sentence);
}
