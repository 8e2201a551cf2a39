// What is asked of all rows of a group.

import { linkFormula, type Check } from "./formula";
import type { Total } from "./ir";
import type { Value } from "./judge";
import type { Known } from "./known";
import { finite, linkTerm, plus, useOf, valueOf, type LinkedTerm } from "./term";
import { isEqual, type LinkedTest } from "./test";

/** The term over the rows of a group where `where` holds; it is ready where it is decided. */
export function linkTotal({ total, rows, where, out, of }: Total, shared: Check[]): LinkedTerm {
  const [inside, outside, term] = [linkFormula(where, shared), linkFormula(out, shared), linkTerm(of, shared)];
  const complete: Check = (row) => valueOf(term, row) !== undefined || term.uses.every(({ item }) => row.isSettled(item));
  const decided: Check = (row) => outside(row) || (inside(row) && complete(row));
  const values = (known: Known) =>
    known
      .rowsOf(rows)
      .list.filter((row) => !outside(row) && inside(row))
      .map((row) => valueOf(term, row) as number | undefined)
      .filter((value) => value !== undefined);
  return {
    uses: [{ item: rows, ready: (known) => known.answered(rows) && known.rowsOf(rows).list.every(decided) }],
    get: (known) => totals[total](values(known) as number[]),
  };
}

/** The least and the greatest of nothing are infinite, which is no value. */
const totals: Record<Total["total"], (xs: number[]) => number | undefined> = {
  sum: (xs) => finite(xs.reduce(plus, 0)),
  min: (xs) => finite(Math.min(...xs)),
  max: (xs) => finite(Math.max(...xs)),
};

/** Whether no other row of the group that the item is in has the same value. */
export function linkUnique(item: string): LinkedTest {
  return { uses: [useOf(item)], get: (known) => isUnique(item, rowWith(item, known)!) };
}

function isUnique(item: string, own: Known): boolean | undefined {
  const { list, whole } = own.outer!.rowsOf(own.group!);
  const others = list.filter((row) => row !== own);
  if (others.some((row) => isSame(row.values.get(item), own.values.get(item)!))) return false;
  return whole && others.every((row) => row.settled.has(item)) ? true : undefined;
}

function isSame(a: Value | undefined, b: Value): boolean {
  return a !== undefined && isEqual(a, b);
}

/** The row whose own item it is. */
function rowWith(item: string, known: Known): Known | undefined {
  return known.values.has(item) ? known : known.outer && rowWith(item, known.outer);
}
