// The answers that a rule uses, as they stand: what an acknowledgement of its warning rests on.

import { isRow } from "./given";
import type { Operand } from "./ir";
import type { Program } from "./program";
import { isBlank, recordOf, type Json } from "./record";
import type { RowStop, Stop } from "./route";

/** Finds what stands at a place. */
export type At = (place: string) => Stop | undefined;

/** The answers of operands as they stand for a rule at a place: id → answer. */
export function standing(operands: Operand[], place: string, at: At): { [id: string]: Json } {
  return fields(operands, (id) => around(place, id, at));
}

/** The item in the row that a place is in, or around it. */
function around(place: string, id: string, at: At): Stop | undefined {
  const end = place.lastIndexOf("]");
  const found = at(place.slice(0, end + 1) + (end < 0 ? "" : ".") + id);
  return found || end < 0 ? found : around(place.slice(0, place.lastIndexOf("[", end)), id, at);
}

function fields(operands: Operand[], find: (id: string) => Stop | undefined): { [id: string]: Json } {
  return recordOf(new Map(operands.map((operand) => [operand.item, stands(operand, find(operand.item))])));
}

/** An answer that is passed over is none, and a row no row. */
function stands({ rows = [] }: Operand, stop: Stop | undefined): Json {
  if (!stop || stop.standing === "passed") return null;
  const { linked, judgement, raw } = stop;
  const isList = linked.item.domain.kind === "rows" && !(judgement.is === "refused" && judgement.code === "type");
  if (!isList) return isBlank(raw) ? null : raw!;
  return stop.rows.filter(({ standing }) => standing !== "passed").map((row) => standsInRow(rows, row));
}

function standsInRow(operands: Operand[], { is, instead, stops }: RowStop): Json {
  if (is === "refused") return instead!;
  return fields(operands, (id) => (is === "there" ? stops.find(({ linked }) => linked.item.id === id) : undefined));
}

/** Whether operands are what they were. None may be missing. */
export function isUnchanged(program: Program, operands: Operand[], then: Json | undefined, now: { [id: string]: Json }): boolean {
  const kept = then !== undefined && isRow(then) ? then : {};
  return operands.every((operand) => has(kept, operand.item) && isSame(program, operand, kept[operand.item]!, now[operand.item]!));
}

/** Marks that are no ranking may stand in any order, and one way to leave blank is as good as another. */
function isSame(program: Program, { item, rows = [] }: Operand, then: Json, now: Json): boolean {
  const { domain } = program.byId.get(item)!.item;
  if (isBlank(then) && isBlank(now)) return true;
  if (domain.kind === "rows" && Array.isArray(now)) {
    const sameRow = (row: Json, i: number, was: Json[]): boolean =>
      isRow(row) ? isRow(was[i]!) && isUnchanged(program, rows, was[i], row) : isEqual(was[i]!, row);
    return Array.isArray(then) && then.length === now.length && now.every((row, i) => sameRow(row, i, then));
  }
  const isSet = domain.kind === "choices" && !domain.ordered;
  return isSet ? isEqual(sorted(then), sorted(now)) : isEqual(then, now);
}

/** Marks in their order; anything else as it is. */
function sorted(raw: Json): Json {
  const areMarks = Array.isArray(raw) && raw.every((mark) => typeof mark === "number");
  return areMarks ? [...(raw as number[])].sort((a, b) => a - b) : raw;
}

function isEqual(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as { [key: string]: Json }, b as { [key: string]: Json }];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => has(right, key) && isEqual(left[key]!, right[key]!));
}

function has(object: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}
