// libaftercare: loads rules, assesses patients' documents against them, plans what
// follows a session. Opaque handles; no globals, no clock, no environment, no output, no
// exit. This one header is all of it. For whoever writes rules there is author.h besides,
// in a library of its own.
//
// A pointer may be NULL where its comment says so, and an aftercare_error always. What a
// call is given is borrowed for that call, where nothing else is said.
//
// Threads: loaded rules never change and may be used by any number of threads at once. An
// assessor belongs to one thread at a time. Texts are UTF-8 and end with NUL. A function
// that the caller gives returns: no exception and no long jump leaves it.
#ifndef AFTERCARE_AFTERCARE_H
#define AFTERCARE_AFTERCARE_H

#include "aftercare/assess.h"
#include "aftercare/assessment.h"
#include "aftercare/batch.h"
#include "aftercare/explanation.h"
#include "aftercare/facts.h"
#include "aftercare/facts_plan.h"
#include "aftercare/plan.h"
#include "aftercare/rules.h"
#include "aftercare/test.h"

#endif
