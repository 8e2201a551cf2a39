import { agrees, type Computed } from "./compute";
import type { Count } from "./count";
import { proposed } from "./default";
import type { Domain } from "./ir";
import { judge, type Judgement } from "./judge";
import { Known } from "./known";
import { offered } from "./offer";
import type { LinkedItem, Program } from "./program";
import { isBlank, type Json } from "./record";

/** Whether an item is asked in every walk that the answers leave possible, in none, or in some. */
export type Standing = "asked" | "passed" | "undetermined";

/** Where a walk finds the answers of a record, or of a row. */
export interface Source {
  /** An item's answer, once its standing is settled; the standings further down follow from what it gives. */
  answer(id: string, standing: Standing): Json | undefined;
  /** A group's answer, once its standing and the count of its rows are settled. */
  group(head: LinkedItem, standing: Standing, count: Count): Group;
  /** All keys under which there is anything. */
  keys(): string[];
}

/** A group's answer: of a list only the length matters, for its rows stand beside it. */
export interface Group {
  raw: Json | undefined;
  rows: Row[];
}

/** A row as it is given: an object, or else what stands in its place. One that is missing may be walked all the same. */
export interface Row {
  source: Source | undefined;
  instead: Json | undefined;
}

/** One item as a walk from the top finds it. */
export interface Stop {
  linked: LinkedItem;
  /** What findings call it: `age`, or `members[2].age`. */
  place: string;
  source: Source;
  known: Known;
  standing: Standing;
  raw: Json | undefined;
  judgement: Judgement;
  /** What a computed item comes to; undefined where it has no value, and of a question. */
  computed: Computed | undefined;
  /** What may be answered, given the answers before. */
  domain: Domain;
  /** What is offered as the answer while there is none. */
  proposal: Json | undefined;
  /** Of the head of a group. */
  rows: RowStop[];
  count?: Count;
}

/** One row as a walk finds it. */
export interface RowStop extends Row {
  place: string;
  standing: Standing;
  /** Whether it is an object, nothing, or something else. */
  is: "there" | "missing" | "refused";
  known: Known;
  stops: Stop[];
}

export interface Route {
  stops: Stop[];
  known: Known;
  source: Source;
}

/** Walks the form from the top. */
export function walk(program: Program, source: Source): Route {
  const known = new Known();
  return { stops: walkItems(program.items, { source, known, prefix: "", standing: "asked" }), known, source };
}

/** All stops, those in rows too, by their places, in survey order. */
export function placesOf(stops: Stop[], into = new Map<string, Stop>()): Map<string, Stop> {
  for (const stop of stops) {
    into.set(stop.place, stop);
    for (const row of stop.rows) placesOf(row.stops, into);
  }
  return into;
}

/** The record or the row that is walked. */
interface Frame {
  source: Source;
  known: Known;
  /** What places in it begin with. */
  prefix: string;
  standing: Standing;
}

function walkItems(items: LinkedItem[], frame: Frame): Stop[] {
  return items.map((linked) => (linked.item.domain.kind === "rows" ? walkGroup(linked, frame) : walkItem(linked, frame)));
}

function walkItem(linked: LinkedItem, frame: Frame): Stop {
  const { source, known } = frame;
  const standing = standingOf(linked, frame);
  const raw = source.answer(linked.item.id, standing);
  const domain = offered(linked.item.domain, linked.offer, known);
  const computed = linked.compute?.(known);
  const judgement = compared(linked, judge(domain, raw), raw, computed);
  const stop: Stop = { linked, place: frame.prefix + linked.item.id, source, known, standing, raw, judgement, domain, computed, proposal: undefined, rows: [] };
  settle(stop);
  if (judgement.is === "blank") stop.proposal = proposed(linked.propose, domain, known);
  return stop;
}

/** What a stored value is beside the computed one. */
function compared(linked: LinkedItem, judgement: Judgement, raw: Json | undefined, computed: Computed | undefined): Judgement {
  if (!linked.compute || judgement.is !== "good" || agrees(raw as Computed, computed)) return judgement;
  return { is: "differs", value: judgement.value };
}

function standingOf(linked: LinkedItem, { known, standing }: Frame): Standing {
  if (linked.passed(known)) return "passed";
  return standing === "asked" && linked.asked(known) ? "asked" : "undetermined";
}

/** Notes what an item makes known, which is judged so. */
function settle({ linked: { item }, known, standing, raw, judgement }: Stop, as = judgement, partsSettled = true): void {
  const counts = standing !== "passed" && (as.is === "good" || as.is === "none");
  if (!isBlank(raw)) known.borne.add(item.id);
  if (counts && as.is === "good") known.values.set(item.id, as.value);
  if (counts && as.is === "none") known.none.set(item.id, as.kind);
  const left = judgement.is === "blank" && item.optional === true;
  if (standing === "passed" || left || (counts && partsSettled)) known.settled.add(item.id);
}

function walkGroup(linked: LinkedItem, frame: Frame): Stop {
  const { source, known, prefix } = frame;
  const { id, domain } = linked.item;
  const standing = standingOf(linked, frame);
  const count = linked.count(known);
  const { raw, rows } = source.group(linked, standing, count);
  const judgement = judgeGroup(linked, raw);
  const stop: Stop = { linked, place: prefix + id, source, known, standing, raw, judgement, domain, computed: undefined, proposal: undefined, rows: [], count };
  if (standing !== "passed" && !(judgement.is === "refused" && judgement.code === "type")) walkRows(stop, rows, count);
  settleGroup(stop, count);
  return stop;
}

/** How many rows a group can have. */
const mostRows = 1000;

/** What a group's list is by itself: the bound is on rows that are given freely. */
function judgeGroup({ item: { domain, times } }: LinkedItem, raw: Json | undefined): Judgement {
  return judge(times ? { kind: "rows", max: mostRows } : domain, raw);
}

/** Of rows given freely those behind the most that there can be are not looked at. */
function walkRows(stop: Stop, given: Row[], count: Count): void {
  const wanted = count.is === "known" && stop.standing === "asked" ? count.number : 0;
  const length = count.is === "free" ? Math.min(given.length, count.number) : Math.max(given.length, wanted);
  for (let i = 0; i < length; i++) stop.rows.push(walkRow(stop, given[i] ?? nothing, i, count));
}

const nothing: Row = { source: undefined, instead: null };

function walkRow(stop: Stop, { source, instead }: Row, i: number, count: Count): RowStop {
  const [known, place] = [new Known(stop.known, stop.linked.item.id), `${stop.place}[${i + 1}]`];
  const standing = i >= count.number ? "passed" : count.is === "unknown" ? "undetermined" : stop.standing;
  const is = instead === undefined ? "there" : isBlank(instead) ? "missing" : "refused";
  const frame = standing !== "passed" && source && { source, known, prefix: place + ".", standing };
  const stops = frame ? walkItems(stop.linked.items, frame) : [];
  return { source, instead, place, standing, is, known, stops };
}

/** A group counts where the number of its rows is known and each is there. */
function settleGroup(stop: Stop, count: Count): void {
  const { linked, known, rows, standing, judgement } = stop;
  const reached = rows.filter(({ standing }) => standing !== "passed");
  const there = reached.filter(({ is }) => is === "there");
  const number = count.is === "free" ? reached.length : count.number;
  const whole = standing !== "passed" && count.is !== "unknown" && there.length === number;
  const counts = whole && (judgement.is === "good" || (judgement.is === "blank" && linked.blankable));
  known.rows.set(linked.item.id, { list: there.map((row) => row.known), whole });
  settle(stop, counts ? { is: "good", value: number } : { is: "blank" }, there.every(isSettled));
}

function isSettled({ known, stops }: RowStop): boolean {
  return stops.every(({ linked: { item, compute } }) => compute !== undefined || known.settled.has(item.id));
}
