import type { Computed } from "./compute";
import type { Count } from "./count";
import { isRow } from "./given";
import type { Item } from "./ir";
import { bears, type LinkedItem, type Program } from "./program";
import { isBlank, recordOf, type Answers, type Json } from "./record";
import type { Group, Source, Standing, Stop } from "./route";

/** What the frames of one record share. */
export interface Editing {
  readonly program: Program;
  /** Whether an edit is being walked: what it takes off the route is parked. Else all is taken as it was loaded. */
  parks: boolean;
}

/** What of a frame stands beside its record: the answers and rows that are parked. */
export interface Parked {
  answers: [id: string, raw: Json][];
  rows: [head: string, rows: ParkedRow[]][];
  /** Of the rows that are in the record, by their index. */
  within: [head: string, index: number, parked: Parked][];
  /** Of the parked answers, those that came with the record and are not to be edited; of a parked row, of all. */
  locks: string[];
}

export interface ParkedRow {
  record: Json;
  parked: Parked;
}

/**
 * The answers of a record, or of one row, while they are being edited.
 *
 * An answer that an edit causes to be passed over is parked: it is out of the record, and comes back when its item
 * does. An answer that was loaded to a passed-over item stays in the record. So it is with rows.
 */
export class Frame implements Source {
  /** All answers but the lists of rows. */
  readonly answers: Answers = new Map();
  private readonly lists = new Map<string, Frame[]>();
  private readonly parking: Answers = new Map();
  private readonly parkedRows = new Map<string, Frame[]>();
  /** The items that were not passed over when last walked; of groups, how many rows were not. */
  private readonly reached = new Map<string, number>();
  private readonly computed = new Map<string, Computed | undefined>();
  /** The items whose answers came with the record and are not to be edited. */
  readonly locks = new Set<string>();
  /** Whether it is a row that only must be there, and the record has none. */
  isPadding = false;

  constructor(
    private readonly editing: Editing,
    given: Answers,
    /** Of a row: the frame around it, and the group. */
    private readonly around?: { frame: Frame; head: string },
    /** What the record has in place of the row, until that is edited; undefined for an object. */
    public instead?: Json,
  ) {
    given.forEach((raw, key) => this.put(key, raw));
  }

  answer(id: string, standing: Standing): Json | undefined {
    const limit = standing === "passed" ? 0 : 1;
    if (this.editing.parks && limit > 0) move(id, this.parking, this.answers);
    else if (this.editing.parks && this.reached.get(id)) move(id, this.answers, this.parking);
    this.reached.set(id, limit);
    return this.answers.get(id);
  }

  group({ item }: LinkedItem, standing: Standing, count: Count): Group {
    const limit = standing === "passed" ? 0 : count.is === "free" ? Infinity : count.number;
    if (this.editing.parks) this.shift(item.id, this.reached.get(item.id) ?? 0, limit);
    const raw = this.answer(item.id, standing);
    this.reached.set(item.id, limit);
    this.pad(item.id, standing === "passed" ? 0 : leastOf(item, count, standing));
    const list = this.rowsOf(item.id);
    const length = inRecord(list).length;
    return { raw: length > 0 ? Array(length).fill(null) : raw, rows: list.map((frame) => ({ source: frame, instead: frame.instead })) };
  }

  keys(): string[] {
    return Array.from(this.answers.keys());
  }

  /** Sets or, with undefined, takes away an item's answer; of a group, all its rows. */
  set(id: string, answer: Json | undefined): void {
    this.locks.delete(id);
    this.become();
    this.lists.delete(id);
    if (answer === undefined) this.answers.delete(id);
    else this.answers.set(id, answer);
  }

  /** The rows of a group, with those that only must be there. */
  rowsOf(head: string): Frame[] {
    return this.lists.get(head) ?? [];
  }

  parkedRowsOf(head: string): Frame[] {
    return this.parkedRows.get(head) ?? [];
  }

  isParked(id: string): boolean {
    return this.parking.has(id);
  }

  /** Puts a row, a new one if need be, into a group and returns it. */
  insert(head: string, index: number, row = this.newRow(head, {})): Frame {
    this.become();
    this.answers.delete(head);
    this.lists.set(head, [...this.rowsOf(head).slice(0, index), row, ...this.rowsOf(head).slice(index)]);
    return row;
  }

  /** Takes a row out of its group, and returns where it was. */
  remove(): number {
    const { frame, head } = this.around!;
    const index = frame.rowsOf(head).indexOf(this);
    frame.lists.set(head, frame.rowsOf(head).filter((row) => row !== this));
    return index;
  }

  /** Whether there is nothing in it that could be lost. */
  get isEmpty(): boolean {
    return isBlank(this.instead ?? null) && this.answers.size + this.lists.size + this.parking.size + this.parkedRows.size === 0;
  }

  /** What is parked in it, for `park`. */
  get parked(): Parked {
    const within = Array.from(this.lists, ([head, rows]) => inRecord(rows).map((row, i): Parked["within"][0] => [head, i, row.parked]));
    return {
      answers: Array.from(this.parking),
      rows: Array.from(this.parkedRows, ([head, rows]): [string, ParkedRow[]] => [head, rows.map((row) => row.aside())]),
      within: ([] as Parked["within"]).concat(...within).filter(([, , parked]) => isAny(parked)),
      locks: Array.from(this.locks).filter((id) => this.parking.has(id)),
    };
  }

  /** Parks what was parked when the record was put aside. */
  park({ answers, rows, within, locks }: Parked): void {
    answers.forEach(([id, raw]) => this.parking.set(id, raw));
    locks.forEach((id) => this.locks.add(id));
    for (const [head, list] of rows) this.parkedRows.set(head, list.map((row) => this.takeUp(head, row)));
    for (const [head, index, parked] of within) this.rowsOf(head)[index]?.park(parked);
  }

  private aside(): ParkedRow {
    return { record: this.asJson(undefined), parked: { ...this.parked, locks: Array.from(this.locks) } };
  }

  private takeUp(head: string, { record, parked }: ParkedRow): Frame {
    const row = this.newRow(head, record);
    row.locks.clear();
    row.park(parked);
    return row;
  }

  /** What it is in the record: what that carries from outside, then the answers in survey order, with what is computed. */
  record(stops?: Stop[]): Answers {
    const { program } = this.editing;
    const group = this.around?.head;
    const carried = Array.from(this.answers).filter(([key]) => !bears(program, key, group));
    const marked = carried.filter(([key]) => key.startsWith("_"));
    const unknown = carried.filter(([key]) => !key.startsWith("_"));
    const items = group === undefined ? program.items : program.byId.get(group)!.items;
    const given = items.map(({ item }, i): [string, Json | undefined] => [item.id, this.given(item.id, stops?.[i])]);
    return new Map([...marked, ...(given.filter(([, raw]) => !isBlank(raw)) as [string, Json][]), ...unknown]);
  }

  private given(id: string, stop: Stop | undefined): Json | undefined {
    const list = inRecord(this.rowsOf(id));
    if (list.length > 0) return list.map((row, i) => row.asJson(stop?.rows[i]?.stops));
    const raw = this.answers.get(id);
    return isBlank(raw) ? stop?.computed : raw;
  }

  private asJson(stops: Stop[] | undefined): Json {
    return this.instead === undefined ? recordOf(this.record(stops?.length ? stops : undefined)) : this.instead;
  }

  /** Takes out what was loaded for a computed item whose value has changed, and tells whether it was there. */
  forget(id: string, computed: Computed | undefined): boolean {
    const stale = this.computed.has(id) && this.computed.get(id) !== computed && this.editing.parks;
    this.computed.set(id, computed);
    return stale && this.answers.delete(id);
  }

  private put(key: string, raw: Json): void {
    const linked = this.editing.program.byId.get(key);
    const isList = linked?.item.domain.kind === "rows" && linked.item.group === this.around?.head && Array.isArray(raw) && raw.length > 0;
    if (isList) this.lists.set(key, raw.map((row) => this.newRow(key, row)));
    else this.answers.set(key, raw);
    if (linked?.item.locked) this.locks.add(key);
  }

  private newRow(head: string, raw: Json): Frame {
    const around = { frame: this, head };
    return isRow(raw) ? new Frame(this.editing, new Map(Object.entries(raw)), around) : new Frame(this.editing, new Map(), around, raw);
  }

  /** Makes it a row of the record. */
  private become(): void {
    this.instead = undefined;
    this.isPadding = false;
    if (!this.around) return;
    this.around.frame.answers.delete(this.around.head);
    this.around.frame.become();
  }

  /** Parks the rows that were reached and are no longer, or brings back as many as are now. Those never reached stay behind. */
  private shift(head: string, before: number, now: number): void {
    const list = this.rowsOf(head);
    const live = list.slice(0, before);
    const parked = [...live.splice(now).filter(({ isEmpty }) => !isEmpty), ...this.parkedRowsOf(head)];
    live.push(...parked.splice(0, Math.max(0, now - live.length)));
    put(this.lists, head, [...live, ...list.slice(before)]);
    put(this.parkedRows, head, parked);
  }

  /** Sees to it that there are rows to fill in for all that must be there, and none beyond. An edit puts them into the record. */
  private pad(head: string, least: number): void {
    const [old, kept] = [this.rowsOf(head), inRecord(this.rowsOf(head))];
    const list = old.slice(0, Math.max(kept.length, least));
    while (list.length < least) list.push(this.padding(head));
    if (this.editing.parks && isBlank(this.answers.get(head))) for (const row of list.slice(0, least)) row.fill();
    put(this.lists, head, list);
  }

  /** Makes it a row of the record where that has nothing in its place: there may be nothing in it that is to be answered. */
  private fill(): void {
    if (!isBlank(this.instead)) return;
    this.instead = undefined;
    this.isPadding = false;
  }

  private padding(head: string): Frame {
    const row = this.newRow(head, null);
    row.isPadding = true;
    return row;
  }
}

/** Whether anything is parked. */
export function isAny({ answers, rows, within }: Parked): boolean {
  return answers.length + rows.length + within.length > 0;
}

/** The rows that the record has: those up to the last that is more than padding. */
function inRecord(list: Frame[]): Frame[] {
  let length = list.length;
  while (length > 0 && list[length - 1]!.isPadding) length--;
  return list.slice(0, length);
}

/** How many rows must be there, if any. */
function leastOf({ domain }: Item, { is, number }: Count, standing: Standing): number {
  if (is === "known") return number;
  return is === "free" && standing === "asked" ? (domain.min ?? 0) : 0;
}

function put(lists: Map<string, Frame[]>, head: string, list: Frame[]): void {
  if (list.length > 0) lists.set(head, list);
  else lists.delete(head);
}

function move(id: string, from: Answers, to: Answers): void {
  const raw = from.get(id);
  if (raw === undefined) return;
  from.delete(id);
  if (!isBlank(raw)) to.set(id, raw);
}
