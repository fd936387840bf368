// What a plan is made of, for the files that make and print it.
#ifndef AFTERCARE_PLAN_PLAN_INSIDE_H
#define AFTERCARE_PLAN_PLAN_INSIDE_H

#include "core/plan/course.h"
#include "core/plan/plan.h"
#include "core/plan/step.h"
#include "core/plan/window.h"

struct plan {
    const struct rulebase *base;
    struct session session;
    struct applied_list topical_rules, step_rules; // also those that were overruled
    struct topical_list topicals;
    struct step_list steps;
    struct course *courses;
    size_t courses_count;
    aftercare_planned_reminder *reminders; // by due, then key
    size_t reminders_count, reminders_capacity;
    aftercare_plan shown;
};

#endif
