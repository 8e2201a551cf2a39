import { formatDate } from "./date";
import type { Check } from "./formula";
import type { Domain, Term } from "./ir";
import { limit, type Value } from "./judge";
import type { Known } from "./known";
import { isEqual } from "./test";
import { linkTerm, valueOf } from "./term";

/** What is computed, as it stands in a record: a number, a text, or a date as text. */
export type Computed = number | string;

/** A term whose value is an answer of an item, ready to run; undefined while an answer in it does not count, or it has no value. */
export type Computation = (known: Known) => Computed | undefined;

export function linkComputation(term: Term, domain: Domain, shared: Check[]): Computation {
  const linked = linkTerm(term, shared);
  return (known) => {
    const value = valueOf(linked, known);
    return value === undefined ? undefined : asAnswer(domain, value);
  };
}

function asAnswer(domain: Domain, value: Value): Computed | undefined {
  if (typeof value !== "number") return value as string;
  if (domain.kind === "date") return formatDate(value);
  return Math.abs(value) <= limit ? significant(value) : undefined;
}

/** Whether a stored value, which is of the item's type, is the computed one. */
export function agrees(stored: Computed, value: Computed | undefined): boolean {
  return value !== undefined && isEqual(stored, value);
}

/** How many significant digits a computed number keeps. */
const digits = 15;

/**
 * The double that is nearest to the first 15 significant digits of x, rounded half away from zero from the shortest
 * decimal that reads as x: 0.1 + 0.2 is 0.3. (toPrecision rounds the exact binary value, which Go does otherwise.)
 */
function significant(x: number): number {
  const [mantissa, exponent] = Math.abs(x).toExponential().split("e") as [string, string];
  const figures = mantissa.replace(".", "");
  if (figures.length <= digits) return x + 0; // −0 is 0
  const kept = Number(figures.slice(0, digits)) + (figures[digits]! >= "5" ? 1 : 0);
  return Math.sign(x) * Number(`${kept}e${Number(exponent) - digits + 1}`);
}
