// What aftercare.mjs has. Documents and answers: their shapes are those of the JSON that the
// library takes and gives; here stand the members that a host reads most.

/** A document as text, as its UTF-8 bytes, or as an object. */
export type Document = string | Uint8Array | object;

/** "refuse" is worst; "unknown" is an open question that could still refuse or defer. */
export type Verdict = "refuse" | "defer" | "unknown" | "review" | "caution" | "allow";

export interface Finding {
  rule: string;
  severity: "refuse" | "defer" | "review" | "caution";
  holds: "true" | "unknown";
  clear_from: string | null;
  area: string | null;
  because: string;
  facts: string[];
  sources: string[];
  error?: string;
}

export interface Question {
  fact: string;
  term: string | null;
  question: string;
  could_be: string;
  rules: string[];
}

export interface Treatment {
  treatment: string;
  verdict: Verdict;
  clear_from: string | null;
  findings: Finding[];
  questions: Question[];
  [member: string]: unknown;
}

export interface Assessment {
  date: string;
  rules: { digest: string; packs: Record<string, string>; options: Record<string, string | null> };
  treatments: Treatment[];
  matches: object[];
  [member: string]: unknown;
}

export interface Reminder {
  key: string;
  rule: string;
  due: string;
  expires: string;
  urgent: boolean;
  message: string;
  [member: string]: unknown;
}

export interface Plan {
  session: string;
  treatments: string[];
  topicals: object[];
  steps: object[];
  reminders: Reminder[];
  [member: string]: unknown;
}

export interface Intake {
  date: string;
  questions: (Question & { answers: string })[];
  treatments: { treatment: string; verdict: Verdict; settled: boolean; questions: unknown[] }[];
}

/** What is wrong, and where: a file or the document, and a JSON pointer into it. */
export class AftercareError extends Error {
  readonly status: string; // "EDOCUMENT"
  readonly place: string;
  readonly line: number; // from 1; 0 where there is none
  readonly column: number;
  readonly pointer: string;
  readonly sentence: string;
}

/** Loaded rules, which never change. close() frees them, and their assessors before. */
export class Rules {
  constructor(options: {
    plugins: string[];
    rules: string[];
    /** The clinic's choices: { isotretinoin: "evidence-2017" }. */
    options?: Record<string, string>;
    /** Where libaftercare.so is, when it is not installed. */
    library?: string;
  });
  readonly digest: string;
  assessor(): Assessor;
  close(): void;
  [Symbol.dispose](): void;
}

/** Works on one document at a time. `today` counts where the document names no day. */
export class Assessor {
  private constructor();
  assess(document: Document, options?: { today?: string }): Assessment;
  /** The same as the text of a JSON document, for whoever passes it on. */
  assessText(document: Document, options?: { today?: string }): string;
  ask(document: Document, options?: { today?: string }): Intake;
  explain(document: Document, rule: string, options?: { today?: string }): Record<string, unknown>;
  plan(session: Document, options?: { timezone?: string; quiet?: [string, string] }): Plan;
  close(): void;
  [Symbol.dispose](): void;
}
