#include "core/cli/prompt.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#define RULES_SHOWN 8

struct prompt prompt_open(struct invocation *invocation) {
    struct prompt prompt = {
        .invocation = invocation,
        .out = wants_json(invocation) ? stderr : stdout,
        .is_echoed = !isatty(STDIN_FILENO),
    };
    if (!prompt.is_echoed && !has_option(invocation, "quiet")) {
        (void)fputs("An empty line: nobody knows. ? tells why it is asked. Ctrl-D ends "
                    "the dialogue.\n\n",
                    prompt.out);
    }
    return prompt;
}

void prompt_begin(struct prompt *prompt) {
    prompt->number++;
}

static void print_words(const struct prompt *prompt, const struct json *list) {
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        (void)fprintf(prompt->out, "%s%.*s", one->index > 0 ? ", " : "",
                      TEXT_ARGS(one->text));
    }
}

// What can be answered, in brackets.
static void print_shape(const struct prompt *prompt, const struct json *question) {
    struct text shape = text_member(question, "answers");
    const struct json *choices = json_member(question, "choices");
    (void)fputs(" [", prompt->out);
    if (text_is(shape, "yes_no")) {
        (void)fputs("yes/no", prompt->out);
    } else if (text_is(shape, "number")) {
        (void)fprintf(prompt->out, "%.*s to %.*s",
                      TEXT_ARGS(text_member(question, "from")),
                      TEXT_ARGS(text_member(question, "till")));
    } else if (text_is(shape, "date")) {
        (void)fprintf(prompt->out, "YYYY-MM-DD, YYYY-MM or YYYY%s",
                      choices ? ", or: " : "");
    } else if (text_is(shape, "area")) {
        (void)fputs("areas of the body, with commas between", prompt->out);
    }
    print_words(prompt, choices);
    (void)fputs("] ", prompt->out);
    (void)fflush(prompt->out);
}

static char *trimmed(char *line) {
    size_t len = strlen(line);
    while (len > 0 && strchr(" \t\r\n", line[len - 1])) {
        line[--len] = '\0';
    }
    return line + strspn(line, " \t");
}

void prompt_drop_line(void) {
    int byte = getchar();
    while (byte != EOF && byte != '\n') {
        byte = getchar();
    }
}

static const char *plain_yes(const char *answer) {
    if (strcasecmp(answer, "y") == 0 || strcasecmp(answer, "yes") == 0) {
        return "yes";
    }
    if (strcasecmp(answer, "n") == 0 || strcasecmp(answer, "no") == 0) {
        return "no";
    }
    return answer;
}

enum prompt_line prompt_read(struct prompt *prompt, const struct json *question,
                             char line[PROMPT_LINE_MAX]) {
    char read[PROMPT_LINE_MAX];
    (void)fprintf(prompt->out, "%u. %.*s", prompt->number,
                  TEXT_ARGS(text_member(question, "question")));
    print_shape(prompt, question);
    line[0] = '\0';
    if (!fgets(read, sizeof read, stdin)) {
        (void)fputs("\n", prompt->out);
        return PROMPT_END;
    }
    if (strlen(read) == sizeof read - 1 && read[sizeof read - 2] != '\n') {
        prompt_drop_line();
        prompt_refuse(prompt, "that line is too long (answer in a few words)");
        return PROMPT_TOO_LONG;
    }
    char *given = trimmed(read);
    const char *answer = given;
    text_clean(given);
    if (text_is(text_member(question, "answers"), "yes_no")) {
        answer = plain_yes(answer);
    }
    if (prompt->is_echoed) {
        (void)fprintf(prompt->out, "%s\n", answer);
    }
    (void)snprintf(line, PROMPT_LINE_MAX, "%s", answer);
    return strcmp(answer, "?") == 0 ? PROMPT_WHY : PROMPT_ANSWER;
}

void prompt_refuse(const struct prompt *prompt, const char *sentence) {
    (void)fprintf(prompt->out, "   %s\n", sentence);
}

static bool is_waiting(const struct json *rules, struct text rule) {
    for (const struct json *one = rules->first; one; one = one->next) {
        if (text_equal(one->text, rule)) {
            return true;
        }
    }
    return false;
}

// The findings of one treatment that wait for the question; returns how many were shown.
static unsigned print_findings(const struct prompt *prompt, const struct json *verdict,
                               const struct json *rules, unsigned shown) {
    const struct json *finding = json_member(verdict, "findings")->first;
    for (; finding && shown < RULES_SHOWN; finding = finding->next) {
        struct text rule = text_member(finding, "rule");
        if (!is_waiting(rules, rule)) {
            continue;
        }
        (void)fprintf(prompt->out, "   %s%.*s%s %.*s: %.*s\n", style_faint(),
                      TEXT_ARGS(finding->first->next->text), style_plain(),
                      TEXT_ARGS(rule), TEXT_ARGS(text_member(finding, "because")));
        shown++;
    }
    return shown;
}

void prompt_explain(const struct prompt *prompt, const struct opened *opened,
                    const struct json *question) {
    aftercare_json answer;
    aftercare_error err;
    if (aftercare_assess(opened->assessor, &opened->document, opened->today, &answer,
                         &err)) {
        (void)report_error(prompt->invocation, &err);
        return;
    }
    const struct json *rules = json_member(question, "rules");
    const struct json *assessment =
        answer_read(prompt->invocation, answer.text, answer.len);
    unsigned shown = 0;
    const struct json *verdict =
        assessment ? json_member(assessment, "treatments")->first : NULL;
    for (; verdict; verdict = verdict->next) {
        shown = print_findings(prompt, verdict, rules, shown);
    }
    if (rules->count > shown) {
        (void)fprintf(prompt->out, "   … and %u more\n", rules->count - shown);
    }
}
