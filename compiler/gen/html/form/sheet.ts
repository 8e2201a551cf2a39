import type { Item } from "./ir";
import type { Program } from "./program";
import { answersOf, isBlank, recordOf, type Answers, type Json } from "./record";
import { seedKey, seedOf } from "./shuffle";
import { walk, type Route, type Standing, type Stop } from "./route";

/**
 * The answers of one household while they are being edited.
 *
 * An answer that an edit causes to be passed over is parked: it is out of the record, and comes
 * back when its item does. An answer that was loaded to a passed-over item stays in the record.
 */
export class Sheet {
  private answers: Answers = new Map();
  private readonly parking: Answers = new Map();
  /** The items whose answers came with the record and are not to be edited. */
  private locks = new Set<string>();
  private current: Route;

  constructor(private readonly program: Program) {
    this.drawSeed();
    this.current = this.walkAsLoaded();
  }

  /** What the order of shuffled options is decided by. */
  get seed(): string | undefined {
    return seedOf(this.program, this.answers);
  }

  /** The form as the answers leave it. */
  get route(): Route {
    return this.current;
  }

  /** The items whose answers are parked, in survey order. */
  get parked(): Item[] {
    return this.program.items.map(({ item }) => item).filter(({ id }) => this.parking.has(id));
  }

  /** The items, in survey order, whose answers are not to be edited. One that has become a wrong answer is. */
  get locked(): string[] {
    return this.current.stops.filter((stop) => this.isLocked(stop)).map(({ linked }) => linked.item.id);
  }

  isLocked({ linked, judgement }: Stop): boolean {
    return this.locks.has(linked.item.id) && (judgement.is === "good" || judgement.is === "none");
  }

  /** Replaces everything by a record. Of the items that the survey locks those are that have an answer, or that are named. */
  load(record: unknown, locked?: string[]): void {
    this.answers = answersOf(record);
    this.drawSeed();
    this.parking.clear();
    this.current = this.walkAsLoaded();
    const lockable = this.program.items.filter(({ item }) => item.locked).map(({ item }) => item.id);
    this.locks = new Set(lockable.filter((id) => locked?.includes(id) ?? true));
    this.locks = new Set(this.locked);
  }

  /** Sets or, with undefined, takes away an item's answer. */
  edit(id: string, answer: Json | undefined): void {
    this.locks.delete(id);
    if (answer === undefined) this.answers.delete(id);
    else this.answers.set(id, answer);
    this.current = this.walkAfterEdit();
  }

  /** The record: what it carries from outside, then the answers in survey order. */
  record(): { [key: string]: Json } {
    return recordOf(this.canonical());
  }

  /** The record as a Map. */
  canonical(): Answers {
    const carried = Array.from(this.answers).filter(([key]) => !this.program.ids.has(key));
    const marked = carried.filter(([key]) => key.startsWith("_"));
    const unknown = carried.filter(([key]) => !key.startsWith("_"));
    return new Map([...marked, ...this.given(), ...unknown]);
  }

  /** The items' answers and what is computed from them, in survey order. */
  private given(): [string, Json][] {
    const given: [string, Json][] = [];
    for (const { linked, computed } of this.current.stops) {
      const { item } = linked;
      const raw = this.answers.get(item.id);
      if (!isBlank(raw)) given.push([item.id, raw as Json]);
      else if (computed !== undefined) given.push([item.id, computed]);
    }
    return given;
  }

  /** A record that shuffles options and says nothing that decides their order gets a seed, so that it keeps that order. */
  private drawSeed(): void {
    const shuffles = this.program.items.some(({ item }) => item.shuffle);
    if (shuffles && this.seed === undefined) this.answers.set(seedKey, Math.floor(Math.random() * 2 ** 32));
  }

  private walkAsLoaded(): Route {
    return walk(this.program, (id) => this.answers.get(id));
  }

  private walkAfterEdit(): Route {
    const before = new Set<string>();
    for (const stop of this.current.stops) {
      if (stop.standing === "passed") before.add(stop.linked.item.id);
    }
    const route = walk(this.program, (id, standing) => this.settle(id, standing, before.has(id)));
    return this.forget(route) ? this.walkAsLoaded() : route;
  }

  /** Takes out what was loaded for a computed item whose value has changed, and tells whether there was any. */
  private forget(route: Route): boolean {
    const changed = route.stops.filter((stop, i) => stop.linked.compute && stop.computed !== this.current.stops[i]!.computed);
    const stale = changed.filter(({ linked }) => this.answers.has(linked.item.id));
    for (const { linked } of stale) this.answers.delete(linked.item.id);
    return stale.length > 0;
  }

  /** Parks or brings back one item's answer during a walk, and returns the answer it now has. */
  private settle(id: string, standing: Standing, wasPassed: boolean): Json | undefined {
    if (standing === "passed" && !wasPassed) move(id, this.answers, this.parking);
    if (standing !== "passed") move(id, this.parking, this.answers);
    return this.answers.get(id);
  }
}

function move(id: string, from: Answers, to: Answers): void {
  const raw = from.get(id);
  if (raw === undefined) return;
  from.delete(id);
  if (!isBlank(raw)) to.set(id, raw);
}
