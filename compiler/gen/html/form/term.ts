import { parseDate, yearOf } from "./date";
import type { ArithOp, FuncName, Term } from "./ir";
import type { Value } from "./judge";
import type { Known } from "./known";

/**
 * A term ready to run. `get` is called only while all of `uses` count; undefined means
 * that the term has no value. Dates are day numbers, times the texts that they are written as.
 */
export interface LinkedTerm {
  uses: string[];
  get: (known: Known) => Value | undefined;
}

export function linkTerm(term: Term): LinkedTerm {
  switch (term.op) {
    case "number":
    case "text":
      return constant(term.value);
    case "date":
      return constant(parseDate(term.value) ?? term.value);
    case "value":
      return { uses: [term.item], get: (known) => known.values.get(term.item) };
    case "arith":
      return linkArguments([term.left, term.right], arithmetic[term.arith]);
    case "func":
      return linkArguments(term.args, functions[term.func]);
    case "call":
      return constant(undefined); // a function of the embedding program; rules that call one are left out
  }
}

function constant(value: Value | undefined): LinkedTerm {
  return { uses: [], get: () => value };
}

/** An operator or function of values that are there. */
type Apply = (args: Value[]) => number;

function linkArguments(terms: Term[], apply: Apply): LinkedTerm {
  const args = terms.map(linkTerm);
  const uses = args.reduce<string[]>((all, arg) => all.concat(arg.uses), []);
  return { uses, get: (known) => applied(apply, args.map((arg) => arg.get(known))) };
}

function applied(apply: Apply, args: (Value | undefined)[]): number | undefined {
  if (args.some((arg) => arg === undefined)) return undefined;
  const result = apply(args as Value[]);
  return Number.isFinite(result) ? result : undefined;
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
  sum: ofNumbers((...xs) => xs.reduce((total, x) => total + x, 0)),
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

/** Half away from zero. Adding 0.5 and cutting would round 0.49999999999999994 up. */
function round(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}
