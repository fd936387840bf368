// aftercare for Node, by koffi: nothing to build. See aftercare.d.mts for what there is.
//
//     const rules = new Rules({ plugins: ["plugins"], rules: ["rules"] });
//     const answer = rules.assessor().assess({ patient: { pregnant: true } }, { today: "2026-11-22" });
//     rules.close();
//
// A call takes some microseconds, on the thread that calls. A worker_thread loads rules of its
// own. Where Node has `using`, it closes them; closing rules closes their assessors.
import koffi from "koffi";

const Pointer = koffi.pointer("void");
const Texts = koffi.pointer("str");
const Failure = koffi.struct({
  status: "int", line: "int", column: "int", place: koffi.array("char", 256),
  pointer: koffi.array("char", 256), sentence: koffi.array("char", 512), check: "str",
});
const Choice = koffi.struct({ name: "str", value: "str" });
const LoadOptions = koffi.struct({ // the first members: size says how many there are
  size: "size_t", plugins: Texts, plugins_count: "size_t", rules: Texts, rules_count: "size_t",
  options: koffi.pointer(Choice), options_count: "size_t", zoneinfo: "str", problem: Pointer,
  problem_context: Pointer, allocate: Pointer, allocate_context: Pointer,
});
const Document = koffi.struct({
  name: "str", text: koffi.pointer("uint8_t"), len: "size_t", date: "str",
  treatments: Texts, treatments_count: "size_t",
});
const Json = koffi.struct({ text: "str", len: "size_t" });
const PlanOptions = koffi.struct({
  size: "size_t", timezone: "str", quiet_from: "str", quiet_till: "str",
});
const Plan = koffi.struct({
  session: "str", patient: "str", course: "str", ended: "int64_t", number: "int64_t",
  timezone: "str", timezone_digest: "str", content: "str", channel: "str", to: "str",
  locale: "str", reminders: Pointer, reminders_count: "size_t", json: "str", json_len: "size_t",
});

const made = (type) => koffi.out(koffi.pointer(type));
const given = (type) => koffi.pointer(type);
const functions = {
  rules_load: ["int", [made(Pointer), given(LoadOptions), made(Failure)]],
  rules_free: ["void", [Pointer]],
  rules_digest: ["str", [Pointer]],
  assessor_new: ["int", [made(Pointer), Pointer, made(Failure)]],
  assessor_free: ["void", [Pointer]],
  assess: ["int", [Pointer, given(Document), "str", made(Json), made(Failure)]],
  ask: ["int", [Pointer, given(Document), "str", made(Json), made(Failure)]],
  explain: ["int", [Pointer, given(Document), "str", "str", made(Json), made(Failure)]],
  plan_session: ["int", [Pointer, given(Document), given(PlanOptions),
                         made(koffi.pointer(Plan)), made(Failure)]],
  status_name: ["str", ["int"]],
};

export class AftercareError extends Error {
  constructor(failure) {
    const { status, place, line, column, pointer, sentence } = failure;
    super((line ? `${place}:${line}:${column}: ` : place ? `${place}: ` : "") + sentence);
    this.name = "AftercareError";
    Object.assign(this, { status, place, line, column, pointer, sentence });
  }
}

function library(path) {
  const opened = koffi.load(path);
  return Object.fromEntries(Object.entries(functions).map(([name, [result, taken]]) =>
    [name, opened.func(`aftercare_${name}`, result, taken)]));
}

function documentOf(value) {
  const text = value instanceof Uint8Array ? value
    : Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
  return { name: "document", text, len: text.length };
}

// What has a handle in C: it is freed once, and not used from then on.
class Owner {
  #handle = null;
  #free;

  constructor(make, free) {
    const out = [null];
    make(out);
    this.#handle = out[0];
    this.#free = free;
  }
  get handle() {
    if (this.#handle === null) {
      throw new TypeError(`this ${this.constructor.name} is closed`);
    }
    return this.#handle;
  }
  close() {
    if (this.#handle !== null) {
      this.#free(this.#handle);
      this.#handle = null;
    }
  }
  [Symbol.dispose]() {
    this.close();
  }
}

export class Rules extends Owner {
  #library;
  #assessors = new Set();

  constructor({ plugins, rules, options = {}, library: path = "libaftercare.so.0" }) {
    const c = library(path);
    const choices = Object.entries(options).map(([name, value]) => ({ name, value }));
    super((out) => Rules.#checked(c, c.rules_load, out, {
      size: koffi.sizeof(LoadOptions), plugins, plugins_count: plugins.length,
      rules, rules_count: rules.length, options: choices, options_count: choices.length,
    }), c.rules_free);
    this.#library = c;
  }
  static #checked(c, call, ...taken) {
    const failure = {};
    const status = call(...taken, failure);
    if (status) {
      throw new AftercareError({ ...failure, status: c.status_name(status) });
    }
  }
  // For assessors: calls a function of the library by its name.
  call(name, ...taken) {
    Rules.#checked(this.#library, this.#library[name], ...taken);
  }
  get digest() {
    return this.#library.rules_digest(this.handle);
  }
  assessor() {
    const one = new Assessor(this, (handle) => {
      this.#assessors.delete(one);
      this.#library.assessor_free(handle);
    });
    this.#assessors.add(one);
    return one;
  }
  close() { // assessors go before their rules
    this.#assessors.forEach((one) => one.close());
    super.close();
  }
}

export class Assessor extends Owner {
  #rules;

  constructor(rules, free) {
    super((out) => rules.call("assessor_new", out, rules.handle), free);
    this.#rules = rules;
  }
  #answer(name, document, today, ...more) {
    const answer = {};
    this.#rules.call(name, this.handle, documentOf(document), today ?? null, ...more, answer);
    return answer.text;
  }
  assessText(document, { today } = {}) {
    return this.#answer("assess", document, today);
  }
  assess(document, options) {
    return JSON.parse(this.assessText(document, options));
  }
  ask(document, { today } = {}) {
    return JSON.parse(this.#answer("ask", document, today));
  }
  explain(document, rule, { today } = {}) {
    return JSON.parse(this.#answer("explain", document, today, rule));
  }
  plan(session, { timezone = null, quiet = [null, null] } = {}) {
    const plan = [null];
    const options = {
      size: koffi.sizeof(PlanOptions), timezone, quiet_from: quiet[0], quiet_till: quiet[1],
    };
    this.#rules.call("plan_session", this.handle, documentOf(session), options, plan);
    return JSON.parse(koffi.decode(plan[0], Plan).json);
  }
}
