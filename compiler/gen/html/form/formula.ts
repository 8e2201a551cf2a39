import type { Formula, Test } from "./ir";
import type { Known } from "./known";
import { linkTest } from "./test";

/** A formula ready to run. */
export type Check = (known: Known) => boolean;

/** Links a formula whose refs lead into `shared`, the formulas before it. */
export function linkFormula(formula: Formula, shared: Check[]): Check {
  switch (formula.op) {
    case "and":
      return linkAnd(formula.of.map((part) => linkFormula(part, shared)));
    case "or":
      return linkOr(formula.of.map((part) => linkFormula(part, shared)));
    case "ref":
      return linkRef(formula.index, shared);
    case "holds":
      return linkHolds(formula.test, formula.is);
    case "undefined":
      return linkHolds(formula.test, undefined);
    case "answered":
      return (known) => known.answered(formula.item);
    case "unanswered":
      return (known) => !known.answered(formula.item);
    case "blank":
      return (known) => !known.borne.has(formula.item);
    case "none":
      return (known) => (known.none.get(formula.item) === formula.kind) === formula.is;
  }
}

function linkAnd(parts: Check[]): Check {
  return (known) => parts.every((part) => part(known));
}

function linkOr(parts: Check[]): Check {
  return (known) => parts.some((part) => part(known));
}

function linkRef(index: number, shared: Check[]): Check {
  return (known) => {
    const settled = known.shared[index];
    if (settled !== undefined) return settled;
    return (known.shared[index] = shared[index]!(known));
  };
}

function linkHolds(test: Test, is: boolean | undefined): Check {
  const { uses, get } = linkTest(test);
  return (known) => uses.every((item) => known.values.has(item)) && get(known) === is;
}
