import type { Check } from "./formula";
import type { Test } from "./ir";
import type { Value } from "./judge";
import type { Known } from "./known";
import { isFound } from "./pattern";
import { isResidentId } from "./residentid";
import { linkTerm, useOf, type LinkedTerm, type Use } from "./term";
import { linkUnique } from "./total";

/** A test ready to run. `get` is called only while all of `uses` are ready; undefined: it has no value. */
export interface LinkedTest {
  uses: Use[];
  get: (known: Known) => boolean | undefined;
}

export function linkTest(test: Test, shared: Check[]): LinkedTest {
  switch (test.op) {
    case "code-in":
      return ofValue(test.item, (code) => test.codes.includes(code as number));
    case "has-code":
      return ofValue(test.item, (marks) => (marks as number[]).includes(test.code));
    case "compare":
      return linkCompare(linkTerm(test.left, shared), linkTerm(test.right, shared), comparisons[test.compare]);
    case "matches":
      return ofText(linkTerm(test.text, shared), (text) => isFound(test.pattern, text));
    case "valid-id":
      return ofText(linkTerm(test.text, shared), isResidentId);
    case "unique":
      return linkUnique(test.item);
    case "call":
      return { uses: [], get: () => undefined };
  }
}

function ofValue(item: string, ask: (value: Value) => boolean): LinkedTest {
  return { uses: [useOf(item)], get: (known) => ask(known.value(item)!) };
}

function ofText(term: LinkedTerm, ask: (text: string) => boolean): LinkedTest {
  return {
    uses: term.uses,
    get: (known) => {
      const text = term.get(known);
      return text === undefined ? undefined : ask(text as string);
    },
  };
}

type Comparison = (a: Value, b: Value) => boolean;

function linkCompare(left: LinkedTerm, right: LinkedTerm, compare: Comparison): LinkedTest {
  return {
    uses: left.uses.concat(right.uses),
    get: (known) => {
      const [a, b] = [left.get(known), right.get(known)];
      return a === undefined || b === undefined ? undefined : compare(a, b);
    },
  };
}

const comparisons: Record<"eq" | "lt" | "gt", Comparison> = {
  eq: isEqual,
  lt: (a, b) => a < b && !isEqual(a, b),
  gt: (a, b) => a > b && !isEqual(a, b),
};

/** Numbers are equal within a tolerance. Days are whole numbers under 4e6, for which that is exact. */
export function isEqual(a: Value, b: Value): boolean {
  if (typeof a !== "number" || typeof b !== "number") return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
