import { parseDate, yearOf } from "./date";
import type { Check } from "./formula";
import type { ArithOp, FuncName, Term } from "./ir";
import type { Value } from "./judge";
import type { Known } from "./known";
import { linkTotal } from "./total";

/**
 * A term ready to run. `get` is called only while all of `uses` are ready; undefined means
 * that the term has no value. Dates are day numbers, times the texts that they are written as.
 */
export interface LinkedTerm {
  uses: Use[];
  get: (known: Known) => Value | undefined;
}

/** An item that a term uses; it is ready where it has a value or, the head of a total, where that is decided. */
export interface Use {
  item: string;
  ready: Check;
}

export function useOf(item: string): Use {
  return { item, ready: (known) => known.value(item) !== undefined };
}

export function isReady(uses: Use[], known: Known): boolean {
  return uses.every(({ ready }) => ready(known));
}

/** The value of a term, undefined where it has none, for whatever reason. */
export function valueOf({ uses, get }: LinkedTerm, known: Known): Value | undefined {
  return isReady(uses, known) ? get(known) : undefined;
}

export function linkTerm(term: Term, shared: Check[]): LinkedTerm {
  switch (term.op) {
    case "number":
    case "text":
      return constant(term.value);
    case "date":
      return constant(parseDate(term.value) ?? term.value);
    case "value":
      return { uses: [useOf(term.item)], get: (known) => known.value(term.item) };
    case "arith":
      return linkArguments([term.left, term.right], arithmetic[term.arith], shared);
    case "func":
      return linkArguments(term.args, functions[term.func], shared);
    case "total":
      return linkTotal(term, shared);
    case "call":
      return constant(undefined); // a function of the embedding program; rules that call one are left out
  }
}

function constant(value: Value | undefined): LinkedTerm {
  return { uses: [], get: () => value };
}

/** An operator or function of values that are there. */
type Apply = (args: Value[]) => number;

function linkArguments(terms: Term[], apply: Apply, shared: Check[]): LinkedTerm {
  const args = terms.map((term) => linkTerm(term, shared));
  const uses = args.reduce<Use[]>((all, arg) => all.concat(arg.uses), []);
  return { uses, get: (known) => applied(apply, args.map((arg) => arg.get(known))) };
}

function applied(apply: Apply, args: (Value | undefined)[]): number | undefined {
  if (args.some((arg) => arg === undefined)) return undefined;
  return finite(apply(args as Value[]));
}

/** What is no number, or none that can be written, is no value. */
export function finite(x: number): number | undefined {
  return Number.isFinite(x) ? x : undefined;
}

const arithmetic: Record<ArithOp, Apply> = {
  add: ofNumbers((a, b) => a! + b!),
  sub: ofNumbers((a, b) => a! - b!),
  mul: ofNumbers((a, b) => a! * b!),
  div: ofNumbers((a, b) => a! / b!), // by zero: infinite or NaN, which is no value
};

const functions: Record<FuncName, Apply> = {
  neg: ofNumbers((x) => -x!),
  abs: ofNumbers((x) => Math.abs(x!)),
  min: ofNumbers(Math.min),
  max: ofNumbers(Math.max),
  sum: ofNumbers((...xs) => xs.reduce(plus, 0)),
  round: ofNumbers((x) => round(x!)),
  year: ofNumbers((day) => yearOf(day!)),
  days: ofNumbers((from, to) => to! - from!),
  len: ([text]) => Array.from(text as string).length,
  count: ([marks]) => (marks as number[]).length,
  accuracy: ([at]) => (at as number[])[2] ?? NaN,
  rank: ([marks, code, without]) => (marks as number[]).indexOf(code as number) + 1 || (without as number),
};

function ofNumbers(apply: (...xs: number[]) => number): Apply {
  return (args) => apply(...(args as number[]));
}

/** Sums run from left to right. */
export function plus(total: number, x: number): number {
  return total + x;
}

/** Half away from zero. Adding 0.5 and cutting would round 0.49999999999999994 up. */
function round(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}
