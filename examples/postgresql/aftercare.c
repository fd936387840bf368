// aftercare for PostgreSQL: SELECT aftercare_assess(document). Each backend loads rules
// at its first document, from the folders that its settings name, and loads again once a
// setting has changed. The library's memory is its own, and it calls nothing of the
// server's: no error of the server ever jumps over it.
#include "postgres.h"

#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/guc.h"
#include "utils/json.h"
#include "utils/jsonb.h"
#include "utils/varlena.h"

#include <aftercare/aftercare.h>

PG_MODULE_MAGIC;

void _PG_init(void);

// A backend has one thread, so one assessor serves all of it.
static char *plugins_setting, *rules_setting, *options_setting;
static aftercare_rules *rules;
static aftercare_assessor *assessor;
static bool is_stale = true;

static const int sqlstates[] = {
    [AFTERCARE_ENOMEM] = ERRCODE_OUT_OF_MEMORY,
    [AFTERCARE_EDOCUMENT] = ERRCODE_INVALID_PARAMETER_VALUE,
    [AFTERCARE_ERULES] = ERRCODE_CONFIG_FILE_ERROR,
    [AFTERCARE_EUSAGE] = ERRCODE_INVALID_PARAMETER_VALUE,
    [AFTERCARE_ENOTFOUND] = ERRCODE_CONFIG_FILE_ERROR,
    [AFTERCARE_ELIMIT] = ERRCODE_PROGRAM_LIMIT_EXCEEDED,
    [AFTERCARE_EIO] = ERRCODE_IO_ERROR,
}; // the others are our own fault

_Noreturn static void refuse(aftercare_status status, const aftercare_error *err) {
    bool is_known = status < lengthof(sqlstates) && sqlstates[status];
    bool is_document = status == AFTERCARE_EDOCUMENT || status == AFTERCARE_ELIMIT;
    const char *place = *err->pointer ? err->pointer : err->place;

    ereport(ERROR, errcode(is_known ? sqlstates[status] : ERRCODE_INTERNAL_ERROR),
            errmsg("%s", err->sentence),
            err->line > 0
                ? errdetail("At %s, line %d, column %d.", place, err->line, err->column)
                : errdetail("At %s.", *place ? place : "the rules"),
            is_document ? errhint("aftercare_try_assess answers with such an error, and "
                                  "goes on with the next row.")
                        : errhint("aftercare.plugins and aftercare.rules are lists of "
                                  "folders, aftercare.options one of name=value."));
}

// The parts of a setting, in the memory of the call.
static const char **folders(const char *setting, size_t *count) {
    List *parts = NIL;
    const char **names;
    ListCell *cell;

    if (!SplitDirectoriesString(pstrdup(setting), ',', &parts)) {
        ereport(ERROR, errcode(ERRCODE_CONFIG_FILE_ERROR),
                errmsg("\"%s\" is no list of folders", setting));
    }
    names = palloc0((list_length(parts) + 1) * sizeof(*names));
    *count = 0;
    foreach (cell, parts) {
        names[(*count)++] = lfirst(cell);
    }
    return names;
}

static const aftercare_option *choices(const char *setting, size_t *count) {
    List *parts = NIL;
    aftercare_option *options;
    ListCell *cell;

    if (!SplitGUCList(pstrdup(setting), ',', &parts)) {
        parts = list_make1(pstrdup(setting));
    }
    options = palloc0((list_length(parts) + 1) * sizeof(*options));
    *count = 0;
    foreach (cell, parts) {
        char *name = lfirst(cell), *equals = strchr(name, '=');
        if (!equals) {
            ereport(ERROR, errcode(ERRCODE_CONFIG_FILE_ERROR),
                    errmsg("\"%s\" is no choice (name=value is expected)", name));
        }
        *equals = '\0';
        options[(*count)++] = (aftercare_option){.name = name, .value = equals + 1};
    }
    return options;
}

static void load(void) {
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *loaded = NULL;
    aftercare_assessor *made = NULL;
    aftercare_error err = {0};
    aftercare_status status;

    options.plugins = folders(plugins_setting, &options.plugins_count);
    options.rules = folders(rules_setting, &options.rules_count);
    options.options = choices(options_setting, &options.options_count);
    status = aftercare_rules_load(&loaded, &options, &err);
    if (!status) {
        status = aftercare_assessor_new(&made, loaded, &err);
    }
    if (status) {
        aftercare_rules_free(loaded);
        refuse(status, &err);
    }
    aftercare_assessor_free(assessor);
    aftercare_rules_free(rules);
    assessor = made;
    rules = loaded;
    is_stale = false;
}

static const char *day(DateADT date) {
    int year, month, number;

    if (DATE_NOT_FINITE(date)) {
        ereport(ERROR, errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
                errmsg("today is some day, not infinity"));
    }
    j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, &number);
    return psprintf("%04d-%02d-%02d", year, month, number);
}

static text *json_of(const aftercare_json *answer) {
    char *text = pg_any_to_server(answer->text, (int)answer->len, PG_UTF8);

    return text == answer->text ? cstring_to_text_with_len(text, (int)answer->len)
                                : cstring_to_text(text);
}

// What `aftercare assess --batch` writes in the place of a wrong document.
static text *json_of_error(const aftercare_error *err) {
    StringInfoData json;

    initStringInfo(&json);
    appendStringInfo(&json, "{\"error\":{\"status\":\"%s\",\"line\":%d,\"column\":%d",
                     aftercare_status_name(err->status), err->line, err->column);
    appendStringInfoString(&json, ",\"pointer\":");
    escape_json(&json, err->pointer);
    appendStringInfoString(&json, ",\"sentence\":");
    escape_json(&json, err->sentence);
    appendStringInfoString(&json, "}}");
    return cstring_to_text_with_len(json.data, json.len);
}

// Without `wrong`, a wrong document is an error; else it is what `wrong` makes of it.
// Every document is asked of rules that were all at work, so that no answer depends on
// the row before it.
static Datum answer(FunctionCallInfo fcinfo, const char *given, int len,
                    text *wrong(const aftercare_error *err)) {
    const char *today = day(PG_GETARG_DATEADT(1));
    aftercare_document document = {.name = "document"};
    aftercare_json json = {0};
    aftercare_error err = {0};
    aftercare_status status;

    document.text = pg_server_to_any(given, len, PG_UTF8);
    document.len = document.text == given ? (size_t)len : strlen(document.text);
    if (is_stale) {
        load();
    }
    aftercare_assessor_try_again(assessor);
    status = aftercare_assess(assessor, &document, today, &json, &err);
    if (wrong && (status == AFTERCARE_EDOCUMENT || status == AFTERCARE_ELIMIT)) {
        PG_RETURN_TEXT_P(wrong(&err));
    }
    if (status) {
        refuse(status, &err);
    }
    PG_RETURN_TEXT_P(json_of(&json));
}

static Datum answer_json(FunctionCallInfo fcinfo,
                         text *wrong(const aftercare_error *err)) {
    text *given = PG_GETARG_TEXT_PP(0);

    return answer(fcinfo, VARDATA_ANY(given), VARSIZE_ANY_EXHDR(given), wrong);
}

static Datum answer_jsonb(FunctionCallInfo fcinfo,
                          text *wrong(const aftercare_error *err)) {
    Jsonb *stored = PG_GETARG_JSONB_P(0);
    StringInfoData given;

    initStringInfo(&given);
    (void)JsonbToCString(&given, &stored->root, VARSIZE(stored));
    return answer(fcinfo, given.data, given.len, wrong);
}

PG_FUNCTION_INFO_V1(assess_json);
Datum assess_json(PG_FUNCTION_ARGS) {
    return answer_json(fcinfo, NULL);
}

PG_FUNCTION_INFO_V1(assess_jsonb);
Datum assess_jsonb(PG_FUNCTION_ARGS) {
    return answer_jsonb(fcinfo, NULL);
}

PG_FUNCTION_INFO_V1(try_assess_json);
Datum try_assess_json(PG_FUNCTION_ARGS) {
    return answer_json(fcinfo, json_of_error);
}

PG_FUNCTION_INFO_V1(try_assess_jsonb);
Datum try_assess_jsonb(PG_FUNCTION_ARGS) {
    return answer_jsonb(fcinfo, json_of_error);
}

static void setting_changed(const char *value, void *extra) {
    (void)value;
    (void)extra;
    is_stale = true;
}

// Folders are for whoever may read the server's files; a choice anybody may make.
void _PG_init(void) {
    static const struct {
        const char *name, *meaning;
        char **value;
        const char *initially;
        GucContext who;
    } settings[] = {
        {"aftercare.plugins", "Folders of kinds of rules.", &plugins_setting,
         "/usr/share/aftercare/plugins", PGC_SUSET},
        {"aftercare.rules", "Folders of rules.", &rules_setting,
         "/usr/share/aftercare/rules", PGC_SUSET},
        {"aftercare.options", "What the clinic has chosen: name=value, …",
         &options_setting, "", PGC_USERSET},
    };

    for (size_t i = 0; i < lengthof(settings); i++) {
        DefineCustomStringVariable(settings[i].name, settings[i].meaning, NULL,
                                   settings[i].value, settings[i].initially,
                                   settings[i].who, GUC_LIST_INPUT, NULL, setting_changed,
                                   NULL);
    }
    MarkGUCPrefixReserved("aftercare");
}
