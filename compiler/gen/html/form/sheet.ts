import { Acknowledgements } from "./acknowledge";
import type { Finding } from "./findings";
import { Frame, isAny, type Editing, type Parked } from "./frame";
import type { Item } from "./ir";
import type { Program } from "./program";
import { answersOf, recordOf, type Answers, type Json } from "./record";
import { placesOf, walk, type Route, type Stop } from "./route";
import { seedKey, seedOf } from "./shuffle";

/** A household as it is put aside, to be taken up again as it was. */
export interface Draft {
  /** As `surveyc check` reads it. */
  record: { [key: string]: Json };
  /** The answers that are none of the record's for now. */
  parked?: Parked | undefined;
  /** The places whose answers came with the record and are not to be edited. */
  locked: string[];
  /** The acknowledgements that are void for now. */
  overrides?: Json[] | undefined;
}

/** The answers of one household while they are being edited. */
export class Sheet {
  private readonly editing: Editing;
  private frame: Frame;
  private current: Route;
  private places = new Map<string, Stop>();
  private readonly acknowledgements: Acknowledgements;

  constructor(private readonly program: Program) {
    this.editing = { program, parks: false };
    this.acknowledgements = new Acknowledgements(program);
    this.frame = new Frame(this.editing, this.seeded(new Map()));
    this.current = this.walk(false);
  }

  /** The form as the answers leave it. */
  get route(): Route {
    return this.current;
  }

  /** The record's answers, without those in rows. */
  get answers(): Answers {
    return this.frame.answers;
  }

  /** The item of that place as the answers leave it. */
  at(place: string): Stop {
    return this.places.get(place)!;
  }

  /** All items, those in rows too, in survey order. */
  get stops(): Stop[] {
    return Array.from(this.places.values());
  }

  /** The items, but those in rows, whose answers are parked, in survey order. */
  get parked(): Item[] {
    return this.program.items.map(({ item }) => item).filter(({ id }) => this.frame.isParked(id));
  }

  /** What the order of shuffled options is decided by. */
  get seed(): string | undefined {
    return seedOf(this.program, this.frame.answers);
  }

  /** The places whose answers came with the record and are not to be edited, in survey order. */
  get locked(): string[] {
    return this.stops.filter((stop) => this.isLocked(stop)).map(({ place }) => place);
  }

  /** Whether the answer is not to be edited. One that has become a wrong answer is. */
  isLocked({ source, linked, judgement }: Stop): boolean {
    return (source as Frame).locks.has(linked.item.id) && (judgement.is === "good" || judgement.is === "none");
  }

  /** Replaces everything by a record. Of the items that the survey locks those are that have an answer, or whose places are given. */
  load(record: unknown, locked?: string[]): void {
    this.frame = new Frame(this.editing, this.seeded(answersOf(record)));
    this.current = this.walk(false);
    this.forget();
    this.acknowledgements.load(this.frame.answers, this.places);
    for (const stop of this.stops) {
      if (!this.isLocked(stop) || locked?.includes(stop.place) === false) (stop.source as Frame).locks.delete(stop.linked.item.id);
    }
  }

  /** Puts the household aside. */
  draft(): Draft {
    const { parked } = this.frame;
    const { aside } = this.acknowledgements;
    return { record: this.record(), parked: isAny(parked) ? parked : undefined, locked: this.locked, overrides: aside.length > 0 ? aside : undefined };
  }

  /** Replaces everything by a household that was put aside. What an item that is now asked had parked is its answer. */
  resume({ record, parked, locked, overrides }: Draft): void {
    this.load(record, locked);
    this.acknowledgements.setAside(overrides ?? [], this.places);
    if (!parked) return;
    this.frame.park(parked);
    this.follow();
  }

  /** A record that shuffles options and says nothing that decides their order gets a seed, so that it keeps that order. */
  private seeded(answers: Answers): Answers {
    const shuffles = this.program.survey.items.some(({ shuffle }) => shuffle);
    if (shuffles && seedOf(this.program, answers) === undefined) answers.set(seedKey, Math.floor(Math.random() * 2 ** 32));
    return answers;
  }

  /** Sets or, with undefined, takes away an item's answer. */
  edit(place: string, answer: Json | undefined): void {
    const { source, linked } = this.at(place);
    (source as Frame).set(linked.item.id, answer);
    this.follow();
  }

  /** Brings the route in line with an edit. */
  follow(): void {
    this.current = this.walk(true);
    if (this.forget()) this.current = this.walk(false);
    this.acknowledgements.follow(this.frame.answers, this.places);
  }

  /** Keeps the reason for which a warning is left as it is, or takes it back. */
  acknowledge({ item, rule }: Finding, reason: string | undefined): void {
    const stop = this.at(item);
    const linked = stop.linked.rules.find((one) => one.rule.name === rule)!;
    this.acknowledgements.say(this.frame.answers, this.places, stop, linked.rule, reason);
  }

  /** The reason for which a warning was left before an answer was changed. */
  voided({ item, rule }: Finding): string | undefined {
    const stop = this.places.get(item);
    return stop && rule !== undefined ? this.acknowledgements.voided(stop, rule) : undefined;
  }

  /** Takes out what was loaded for computed items whose value has changed, and tells whether there was any. */
  private forget(): boolean {
    const computed = this.stops.filter(({ linked }) => linked.compute);
    return computed.filter(({ source, linked, computed }) => (source as Frame).forget(linked.item.id, computed)).length > 0;
  }

  /** The record: what it carries from outside, then the answers in survey order. */
  record(): { [key: string]: Json } {
    return recordOf(this.canonical());
  }

  /** The record as a Map. */
  canonical(): Answers {
    return this.frame.record(this.current.stops);
  }

  private walk(parks: boolean): Route {
    this.editing.parks = parks;
    const route = walk(this.program, this.frame);
    this.places = placesOf(route.stops);
    return route;
  }
}
