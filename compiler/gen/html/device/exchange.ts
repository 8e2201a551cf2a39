// Households leave the device as a file, and come back from one.

import { element } from "../form/dom";
import { findings } from "../form/findings";
import { pressed } from "../form/leftover";
import { decimal } from "../form/numeral";
import { answersOf, isBlank, type Json } from "../form/record";
import type { Page } from "../form/page";
import { say } from "../form/say";
import { device, fileName, handOut, linesOf, save } from "./copy";
import { read, type Read } from "./file";
import { Heads } from "./heads";
import { begun, newId, type Household, type Summary } from "./household";
import type { Naming } from "./naming";
import type { Choice, Notices } from "./notices";
import { Refused } from "./refused";
import type { Store } from "./store";
import { csvOf } from "./table";

/** How large a file may be that is taken in: all of it is in memory. */
const largest = 20_000_000;

export interface ExchangeEvents {
  store(): Store;
  /** The households that are listed. */
  listed(): Summary[];
  /** Has a household for this window for a moment. */
  have(id: string): Promise<boolean>;
  /** Households were taken in, or handed out. */
  changed(handedOut: Household[]): Promise<void>;
}

type Record = Household["record"];

/** How the ids begin of households that came without one. */
const unnamed = "f-";

/** The buttons of the list that act on many households at once. */
export class Exchange {
  readonly root = element("div", "exchange");
  private readonly input = element("input", "");

  constructor(
    private readonly page: Page,
    private readonly naming: Naming,
    private readonly notices: Notices,
    private readonly events: ExchangeEvents,
  ) {
    Object.assign(this.input, { type: "file", accept: ".jsonl,.json,.csv,.tsv,.txt", hidden: true });
    this.input.addEventListener("change", () => void this.takeIn());
  }

  /** Draws the buttons in the language of now, for so many households; whether they are chosen. */
  render(count: number, areChosen: boolean): void {
    this.root.textContent = "";
    const button = (code: string, act: () => void) => this.root.appendChild(pressed(element("button", "", this.say(code, count)), act));
    if (count > 0 || areChosen) {
      button("device.export", () => void this.export("jsonl")).disabled = count === 0;
      button("device.export-table", () => void this.export("csv")).disabled = count === 0;
    }
    if (!areChosen) button("device.import", () => this.input.click());
    this.root.append(this.input);
  }

  private async export(kind: "jsonl" | "csv"): Promise<void> {
    const all = new Map((await this.events.store().all()).map((household) => [household.id, household]));
    const households = this.events.listed().flatMap(({ id }) => all.get(id) ?? []);
    const records = households.map(({ record }) => record);
    const text = kind === "csv" ? csvOf(this.page.program, this.heads, this.page.texts, records) : linesOf(records);
    const name = fileName(this.page.program.survey.id, kind);
    save(name, text);
    for (const household of households.slice().reverse()) await this.mark(household); // what is saved last stands first
    await this.events.changed(households);
    this.notices.say("exported", "plain", () => this.say("device.handed-out", households.length, name), handOut(this.page.texts, name, text, this.notices.root));
  }

  /** Notes that a household was exported, unless another window is at it. */
  private async mark(household: Household): Promise<void> {
    if (!(await this.events.have(household.id))) return;
    await this.events.store().save({ ...household, exported: Date.now() }, household.revision).catch(() => {});
  }

  /** What the heads of a table mean here. */
  private get heads(): Heads {
    return Heads.of(this.page.program, this.page.wording);
  }

  private async takeIn(): Promise<void> {
    const file = this.input.files?.[0];
    this.input.value = "";
    if (!file) return;
    if (file.size > largest) return this.tell("block", "device.too-large", file.name, largest / 1e6);
    try {
      const bytes = new Uint8Array(await new Response(file).arrayBuffer());
      await this.take(read(bytes, file.name, this.heads), file.name);
    } catch (reason) {
      if (reason instanceof Refused) this.tell("block", reason.code, file.name, ...reason.args);
      else this.tell("block", "device.unread", file.name, String(reason));
    }
  }

  /** Takes in what is not there yet. What is there with other answers waits for a decision. */
  private async take(file: Read, name: string): Promise<void> {
    const { id } = this.page.program.survey;
    const ours = file.records.filter((record) => isBlank(record["_survey"]) || record["_survey"] === id);
    const differing: Household[] = [];
    const taken: Household[] = [];
    const same: Household[] = [];
    for (const household of this.householdsOf(ours)) {
      const there = await this.events.store().get(household.id);
      if (!there) taken.push(await this.events.store().save(household, 0));
      else (saysTheSame(there.record, household.record) ? same : differing).push(household);
    }
    await this.events.changed([]);
    this.report(file, name, taken, same, file.records.length - ours.length);
    if (differing.length > 0) this.ask(differing);
  }

  private report({ broken, unread, isArray }: Read, name: string, taken: Household[], same: Household[], foreign: number): void {
    const refused = taken.filter(({ left }) => left > 0).length;
    const doubtful = taken.filter(({ record }) => this.found(record).some(({ severity, acknowledged }) => severity === "warn" && !acknowledged)).length;
    const lines: [string, ...(number | string)[]][] = [["device.taken-in", name, taken.length]];
    if (refused > 0) lines.push(["device.taken-block", refused]);
    if (doubtful > 0) lines.push(["device.taken-warn", doubtful]);
    if (same.length > 0) lines.push(["device.taken-same", same.length]);
    if (foreign > 0) lines.push(["device.taken-foreign", foreign]);
    if (broken.length > 0) lines.push([isArray ? "device.taken-cut" : "device.taken-broken", broken.length, this.firstOf(broken.map(String))]);
    if (unread.length > 0) lines.push(["device.taken-unread", unread.length, this.firstOf(unread)]);
    const tone = refused + foreign + broken.length + unread.length > 0 ? "warn" : "plain";
    const again = same.filter(({ id }) => id.startsWith(unnamed));
    this.notices.say("taken-in", tone, () => lines.map(([code, ...args]) => this.say(code, ...args)).join("\n"), again.length > 0 ? [this.both(again)] : []);
  }

  /** The first few of many, none of them long. */
  private firstOf(names: string[]): string {
    return names.slice(0, 5).map((name) => Array.from(name).slice(0, 20).join("")).join(this.say("list.separator")) + (names.length > 5 ? "…" : "");
  }

  /** Whoever takes the file in says what becomes of households that are there with other answers. */
  private ask(differing: Household[]): void {
    const replace: Choice = { says: () => this.say("device.replace"), act: () => void this.keep(differing) };
    const leave: Choice = { says: () => this.say("device.leave"), act: () => {} };
    this.notices.say("differing", "warn", () => this.say("device.differing", differing.length, differing.slice(0, 3).map(({ name, id }) => name || id).join(this.say("list.separator"))), [this.both(differing), replace, leave]);
  }

  /** Takes in what is there as one more. */
  private both(households: Household[]): Choice {
    return { says: () => this.say("device.both"), act: () => void this.keep(households.map((household) => ({ ...household, id: newId() }))) };
  }

  private async keep(households: Household[]): Promise<void> {
    for (const household of households) {
      const record = { ...household.record, _id: household.id };
      const there = await this.events.store().get(household.id);
      if (await this.events.have(household.id)) await this.events.store().save({ ...household, record }, there?.revision ?? 0);
    }
    await this.events.changed([]);
  }

  /**
   * What states no id is called by what it says, and among those that say the same by its number: on this device the same file gives the same
   * households again. Another device may have taken it in for others.
   */
  private *householdsOf(records: Record[]): Generator<Household> {
    const counts = new Map<string, number>();
    for (const record of records) {
      const stated = record["_id"];
      if (typeof stated === "number" || (typeof stated === "string" && stated !== "")) yield this.householdOf(record, String(stated));
      else yield this.unnamed(record, counts);
    }
  }

  private unnamed(record: Record, counts: Map<string, number>): Household {
    const said = digest(JSON.stringify(essence(record)));
    const count = (counts.get(said) ?? 0) + 1;
    counts.set(said, count);
    const id = `${unnamed + device()}-${said}-${count}`;
    const named: Record = { _id: id, ...record };
    named["_id"] = id;
    return this.householdOf(named, id);
  }

  private householdOf(record: Record, id: string): Household {
    const { survey } = this.page.program;
    const household = begun(survey.id, String(record["_version"] ?? ""), record);
    const left = this.found(record).filter(({ severity }) => severity === "block").length;
    return { ...household, id, left, state: left > 0 ? "draft" : "complete", ...this.naming.calledIn(record) };
  }

  private found(record: Record) {
    return findings(this.page.program, answersOf(record), this.page.texts);
  }

  private tell(severity: "block" | "warn", code: string, ...args: (string | number)[]): void {
    this.notices.say("taken-in", severity, () => this.say(code, ...args));
  }

  private say(code: string, ...args: (string | number)[]): string {
    return say(this.page.texts, code, ...args);
  }
}

/** Whether records say the same: in whatever order, with or without empty answers, and what they state of themselves as a number or as a text. */
function saysTheSame(a: Record, b: Record): boolean {
  return JSON.stringify(essence(a)) === JSON.stringify(essence(b));
}

function essence(record: Record): [string, Json][] {
  const said = Object.entries(record).filter(([, raw]) => !isBlank(raw));
  return said.map(([key, raw]): [string, Json] => [key, key.startsWith("_") && typeof raw === "number" ? decimal(raw) : raw]).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** 53 bits that tell one text from another. */
function digest(text: string): string {
  let [a, b] = [7, 11];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x85ebca6b) ^ (a >>> 15);
    b = Math.imul(b ^ text.charCodeAt(i), 0x01000193) ^ (b >>> 13);
  }
  return ((a >>> 0) * 0x200000 + (b >>> 11)).toString(36);
}
