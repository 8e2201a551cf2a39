import type { Formula } from "./ir";
import type { Known } from "./known";
import { isReady } from "./term";
import { linkTest, type LinkedTest } from "./test";

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
      return linkHolds(linkTest(formula.test, shared), formula.is);
    case "undefined":
      return linkHolds(linkTest(formula.test, shared), undefined);
    case "lacks":
      return linkLacks(linkTest(formula.test, shared));
    case "answered":
      return (known) => known.answered(formula.item);
    case "unanswered":
      return (known) => !known.answered(formula.item);
    case "blank":
      return (known) => !known.isBorne(formula.item);
    case "settled":
      return (known) => known.isSettled(formula.item) === formula.is;
    case "none":
      return (known) => (known.noAnswer(formula.item) === formula.kind) === formula.is;
    case "some":
      return linkSome(formula.rows, linkFormula(formula.where, shared));
    case "every":
      return linkEvery(formula.rows, linkFormula(formula.where, shared));
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

function linkHolds({ uses, get }: LinkedTest, is: boolean | undefined): Check {
  return (known) => isReady(uses, known) && get(known) === is;
}

function linkLacks({ uses, get }: LinkedTest): Check {
  return (known) => !isReady(uses, known) || get(known) === undefined;
}

function linkSome(group: string, where: Check): Check {
  return (known) => known.rowsOf(group).list.some(where);
}

function linkEvery(group: string, where: Check): Check {
  return (known) => known.rowsOf(group).list.every(where);
}
