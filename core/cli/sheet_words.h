// The fixed words of the sheet that a patient takes home, in each language that it
// speaks. What products, uses and steps are called comes with the plan.
#ifndef AFTERCARE_CLI_SHEET_WORDS_H
#define AFTERCARE_CLI_SHEET_WORDS_H

#include "core/base/arena.h"
#include "core/base/text.h"

// A language is one more column here and one more row in the table of languages; {0} and
// {1} stand for what is filled in.
#define SHEET_WORDS(X)                                                                   \
    X(TITLE, "After your session", "Después de su sesión")                               \
    X(TODAY, "Today, {0}", "Hoy, {0}")                                                   \
    X(TOMORROW, "Tomorrow, {0}", "Mañana, {0}")                                          \
    X(WEEK, "This week, until {0}", "Esta semana, hasta el {0}")                         \
    X(LATER, "Later, from {0} on", "Más adelante, desde el {0}")                         \
    X(PRODUCTS, "What you may use or do", "Qué puede usar o hacer")                      \
    X(STEPS, "Steps", "Pasos")                                                           \
    X(RED_FLAGS, "Watch for these signs", "Esté atento a estas señales")                 \
    X(WHAT_TO_DO, "What to do", "Qué hacer")                                             \
    X(TIMELINE, "Everything at a glance", "Todo de un vistazo")                          \
    X(WHY, "Why", "Por qué")                                                             \
    X(NEXT_SESSION, "Your next session", "Su próxima sesión")                            \
    X(BETWEEN, "between {0} and {1}", "entre el {0} y el {1}")                           \
    X(UNTIL, "until {0}", "hasta {0}")                                                   \
    X(FROM, "from {0} on", "desde {0}")                                                  \
    X(FROM_UNTIL, "from {0} until {1}", "desde {0} hasta {1}")                           \
    X(THEN, "then: {0}", "después: {0}")                                                 \
    X(CLOCK, "{0}", "las {0}")                                                           \
    X(DAY_CLOCK, "{0}, {1}", "el {0}, {1}")                                              \
    X(REMINDER, "Reminder: {0}", "Recordatorio: {0}")                                    \
    X(REMINDERS, "{0} reminders: {1}", "{0} recordatorios: {1}")                         \
    X(CHANGED, "changed by {0}", "cambiado por {0}")                                     \
    X(CHANGED_BECAUSE, "changed by {0}: {1}", "cambiado por {0}: {1}")                   \
    X(CHANGED_FOR_YOU, "Changed for you", "Cambiado para usted")                         \
    X(TAKEN_AWAY, "{0} – this does not apply to you ({1})",                              \
      "{0} – esto no vale para usted ({1})")                                             \
    X(SESSION, "Session {0}", "Sesión {0}")                                              \
    X(TIMES_IN, "All times: {0}", "Horas de: {0}")                                       \
    X(RULES, "Rules: {0}", "Reglas: {0}")                                                \
    X(AND_MORE, "{0} and {1}", "{0} y {1}")                                              \
    X(ONCE, "once", "una sola vez")                                                      \
    X(AS_NEEDED, "as needed", "según necesite")                                          \
    X(ONCE_AN_HOUR, "once an hour", "una vez por hora")                                  \
    X(TIMES_AN_HOUR, "{0} times an hour", "{0} veces por hora")                          \
    X(ONCE_A_DAY, "once a day", "una vez al día")                                        \
    X(TIMES_A_DAY, "{0} times a day", "{0} veces al día")                                \
    X(ONCE_A_WEEK, "once a week", "una vez por semana")                                  \
    X(TIMES_A_WEEK, "{0} times a week", "{0} veces por semana")                          \
    X(ONCE_A_MONTH, "once a month", "una vez al mes")                                    \
    X(TIMES_A_MONTH, "{0} times a month", "{0} veces al mes")                            \
    X(LONG_DATE, "{0} {1} {2}", "{0} {1} de {2}")                                        \
    X(LONG_DATE_YEAR, "{0} {1}", "{0} de {1}")                                           \
    X(SHORT_DATE, "{0} {1} {2}", "{0} {1} {2}")                                          \
    X(SHORT_DATE_YEAR, "{0} {1}", "{0} {1}")                                             \
    X(MONDAY, "Monday", "lunes")                                                         \
    X(TUESDAY, "Tuesday", "martes")                                                      \
    X(WEDNESDAY, "Wednesday", "miércoles")                                               \
    X(THURSDAY, "Thursday", "jueves")                                                    \
    X(FRIDAY, "Friday", "viernes")                                                       \
    X(SATURDAY, "Saturday", "sábado")                                                    \
    X(SUNDAY, "Sunday", "domingo")                                                       \
    X(MON, "Mon", "lun")                                                                 \
    X(TUE, "Tue", "mar")                                                                 \
    X(WED, "Wed", "mié")                                                                 \
    X(THU, "Thu", "jue")                                                                 \
    X(FRI, "Fri", "vie")                                                                 \
    X(SAT, "Sat", "sáb")                                                                 \
    X(SUN, "Sun", "dom")                                                                 \
    X(JANUARY, "January", "enero")                                                       \
    X(FEBRUARY, "February", "febrero")                                                   \
    X(MARCH, "March", "marzo")                                                           \
    X(APRIL, "April", "abril")                                                           \
    X(MAY, "May", "mayo")                                                                \
    X(JUNE, "June", "junio")                                                             \
    X(JULY, "July", "julio")                                                             \
    X(AUGUST, "August", "agosto")                                                        \
    X(SEPTEMBER, "September", "septiembre")                                              \
    X(OCTOBER, "October", "octubre")                                                     \
    X(NOVEMBER, "November", "noviembre")                                                 \
    X(DECEMBER, "December", "diciembre")                                                 \
    X(JAN, "Jan", "ene")                                                                 \
    X(FEB, "Feb", "feb")                                                                 \
    X(MAR, "Mar", "mar")                                                                 \
    X(APR, "Apr", "abr")                                                                 \
    X(MAY_SHORT, "May", "may")                                                           \
    X(JUN, "Jun", "jun")                                                                 \
    X(JUL, "Jul", "jul")                                                                 \
    X(AUG, "Aug", "ago")                                                                 \
    X(SEP, "Sep", "sept")                                                                \
    X(OCT, "Oct", "oct")                                                                 \
    X(NOV, "Nov", "nov")                                                                 \
    X(DEC, "Dec", "dic")

enum say {
#define X(name, en, es) SAY_##name,
    SHEET_WORDS(X)
#undef X
        SAY_COUNT,
};

enum language { LANGUAGE_EN, LANGUAGE_ES, LANGUAGE_COUNT };

// "es" of "es" and "es-MX"; English for what the sheet does not speak, and for "".
enum language language_of(struct text locale);

// "en", "es": for a lang attribute.
const char *language_code(enum language language);

// The words as they stand in the table.
const char *language_word(enum language language, enum say say);

#define SAY_VALUES_MAX 3

// The words with their values filled in, in the arena; at NULL when there is no memory.
// values has as many as the words ask for.
struct text language_say(struct arena *arena, enum language language, enum say say,
                         const struct text *values);

#endif
