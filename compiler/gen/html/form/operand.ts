// The answers that a rule uses: what an acknowledgement of its warning rests on. Package compiler/ir says which they are.

import { isRow } from "./given";
import type { Formula, Survey } from "./ir";
import { isBlank, recordOf, type Json } from "./record";
import type { RowStop, Stop } from "./route";

/** The answer to an item; of the head of a group what is used in each row. */
export interface Operand {
  id: string;
  rows: Operand[];
}

/** A node of a formula, whichever it is. */
interface Node {
  op?: string;
  item?: string;
  rows?: string;
  index?: number;
}

/** The operands of a rule that fires so. */
export function operandsOf(survey: Survey, fires: Formula): Operand[] {
  const groups = new Map(survey.items.map(({ id, group }) => [id, group]));
  const seen = new Set<string>();
  const found: Operand[] = [];
  const use = (id: string, over: string[]): void => {
    const path = [id];
    for (let at = groups.get(id); at !== undefined; at = groups.get(at)) path.unshift(at);
    const from = path.findIndex((head) => head !== id && over.includes(head));
    add(found, from < 0 ? [id] : path.slice(from));
  };
  const within = (head: string, over: string[]): void => {
    for (const { id, group, compute } of survey.items) {
      if (group !== head || compute) continue;
      use(id, [...over, head]);
      within(id, [...over, head]);
    }
  };
  const visit = (node: Node, over: string[]): void => {
    const { op, item, rows, index } = node;
    if (item !== undefined) use(item, over);
    if (rows !== undefined) use(rows, over);
    if (op === "unique") use(item!, [...over, groups.get(item!)!]);
    if (op === "settled") within(item!, over);
    const inside = rows === undefined ? over : [...over, rows];
    for (const part of Object.values(node)) visitAll(part, inside);
    const key = [index, ...over].join(" ");
    if (op !== "ref" || seen.has(key)) return;
    seen.add(key);
    visit(survey.predicates[index!]!, over);
  };
  const visitAll = (part: unknown, over: string[]): void => {
    if (Array.isArray(part)) part.forEach((one) => visitAll(one, over));
    else if (typeof part === "object" && part !== null) visit(part, over);
  };
  visit(fires as Node, []);
  return found;
}

function add(to: Operand[], [id, ...below]: string[]): void {
  let operand = to.find((one) => one.id === id);
  if (!operand) to.push((operand = { id: id!, rows: [] }));
  if (below.length > 0) add(operand.rows, below);
}

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
  return recordOf(new Map(operands.map((operand) => [operand.id, stands(operand, find(operand.id))])));
}

/** An answer that is passed over is none, and a row no row. */
function stands({ rows }: Operand, stop: Stop | undefined): Json {
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
export function isUnchanged(survey: Survey, operands: Operand[], then: Json | undefined, now: { [id: string]: Json }): boolean {
  const kept = then !== undefined && isRow(then) ? then : {};
  return operands.every((operand) => has(kept, operand.id) && isSame(survey, operand, kept[operand.id]!, now[operand.id]!));
}

/** Marks that are no ranking may stand in any order, and one way to leave blank is as good as another. */
function isSame(survey: Survey, { id, rows }: Operand, then: Json, now: Json): boolean {
  const { domain } = survey.items.find((item) => item.id === id)!;
  if (isBlank(then) && isBlank(now)) return true;
  if (domain.kind === "rows" && Array.isArray(now)) {
    const sameRow = (row: Json, i: number, was: Json[]): boolean =>
      isRow(row) ? isRow(was[i]!) && isUnchanged(survey, rows, was[i], row) : isEqual(was[i]!, row);
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
