// Households leave the device as a file, and come back from one.

import { element } from "../form/dom";
import { findings } from "../form/findings";
import { pressed } from "../form/leftover";
import { answersOf, isBlank, type Json } from "../form/record";
import type { Page } from "../form/page";
import { say } from "../form/say";
import { fileName, handOut, save } from "./copy";
import { begun, newId, type Household, type Summary } from "./household";
import type { Naming } from "./naming";
import type { Choice, Notices } from "./notices";
import type { Store } from "./store";
import { csvOf } from "./table";

/** How large a file and a line of it may be that is taken in: all of it is in memory. */
const [largest, longest] = [20_000_000, 4_000_000];

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

/** What a file holds. */
interface Read {
  records: Record[];
  /** The lines that are no record, from 1. */
  broken: number[];
  /** How many are of another survey. */
  foreign: number;
}

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
    Object.assign(this.input, { type: "file", accept: ".jsonl,.json,.txt", hidden: true });
    this.input.addEventListener("change", () => void this.takeIn());
  }

  /** Draws the buttons in the language of now, for so many households. */
  render(count: number): void {
    this.root.textContent = "";
    const button = (code: string, act: () => void) => this.root.append(pressed(element("button", "", this.say(code, count)), act));
    if (count > 0) button("device.export", () => void this.export("jsonl"));
    if (count > 0) button("device.export-table", () => void this.export("csv"));
    button("device.import", () => this.input.click());
    this.root.append(this.input);
  }

  private async export(kind: "jsonl" | "csv"): Promise<void> {
    const all = new Map((await this.events.store().all()).map((household) => [household.id, household]));
    const households = this.events.listed().flatMap(({ id }) => all.get(id) ?? []);
    const records = households.map(({ record }) => record);
    const text = kind === "csv" ? csvOf(this.page.program, this.page.texts, records) : records.map((record) => JSON.stringify(record) + "\n").join("");
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

  private async takeIn(): Promise<void> {
    const file = this.input.files?.[0];
    this.input.value = "";
    if (!file) return;
    if (file.size > largest) return this.tell("block", "device.too-large", file.name, largest / 1e6);
    try {
      await this.take(read(await file.text(), this.page.program.survey.id), file.name);
    } catch (reason) {
      this.tell("block", "device.unread", file.name, String(reason));
    }
  }

  /** Takes in what is not there yet. What is there with other answers waits for a decision. */
  private async take(file: Read, name: string): Promise<void> {
    const differing: Household[] = [];
    const taken: Household[] = [];
    let same = 0;
    for (const record of file.records) {
      const household = this.householdOf(record);
      const there = await this.events.store().get(household.id);
      if (!there) taken.push(await this.events.store().save(household, 0));
      else if (JSON.stringify(there.record) === JSON.stringify(household.record)) same++;
      else differing.push(household);
    }
    await this.events.changed([]);
    this.report(file, name, taken, same);
    if (differing.length > 0) this.ask(differing);
  }

  private report({ broken, foreign }: Read, name: string, taken: Household[], same: number): void {
    const refused = taken.filter(({ left }) => left > 0).length;
    const doubtful = taken.filter(({ record }) => this.found(record).some(({ severity, acknowledged }) => severity === "warn" && !acknowledged)).length;
    const lines: [string, ...(number | string)[]][] = [["device.taken-in", name, taken.length]];
    if (refused > 0) lines.push(["device.taken-block", refused]);
    if (doubtful > 0) lines.push(["device.taken-warn", doubtful]);
    if (same > 0) lines.push(["device.taken-same", same]);
    if (foreign > 0) lines.push(["device.taken-foreign", foreign]);
    if (broken.length > 0) lines.push(["device.taken-broken", broken.length, broken.slice(0, 5).join(this.say("list.separator"))]);
    this.notices.say("taken-in", refused + foreign + broken.length > 0 ? "warn" : "plain", () => lines.map(([code, ...args]) => this.say(code, ...args)).join(""));
  }

  /** Whoever takes the file in says what becomes of households that are there with other answers. */
  private ask(differing: Household[]): void {
    const both: Choice = { says: () => this.say("device.both"), act: () => void this.keep(differing.map((household) => ({ ...household, id: newId() }))) };
    const replace: Choice = { says: () => this.say("device.replace"), act: () => void this.keep(differing) };
    const leave: Choice = { says: () => this.say("device.leave"), act: () => {} };
    this.notices.say("differing", "warn", () => this.say("device.differing", differing.length, differing.slice(0, 3).map(({ name, id }) => name || id).join(this.say("list.separator"))), [both, replace, leave]);
  }

  private async keep(households: Household[]): Promise<void> {
    for (const household of households) {
      const record = { ...household.record, _id: household.id };
      const there = await this.events.store().get(household.id);
      if (await this.events.have(household.id)) await this.events.store().save({ ...household, record }, there?.revision ?? 0);
    }
    await this.events.changed([]);
  }

  private householdOf(record: Record): Household {
    const { survey } = this.page.program;
    const stated = record["_id"];
    const household = begun(survey.id, String(record["_version"] ?? ""), record);
    if (typeof stated === "number" || (typeof stated === "string" && stated !== "")) household.id = String(stated);
    else household.record = { _id: household.id, ...record };
    const left = this.found(record).filter(({ severity }) => severity === "block").length;
    return { ...household, left, state: left > 0 ? "draft" : "complete", ...this.naming.calledIn(record) };
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

/** The records of a file of JSON lines. */
function read(text: string, survey: string): Read {
  const file: Read = { records: [], broken: [], foreign: 0 };
  text.replace(/^\uFEFF/, "").split("\n").forEach((line, i) => {
    if (line.trim() === "") return;
    const record = line.length > longest ? undefined : recordIn(line);
    if (record === undefined) file.broken.push(i + 1);
    else if (!isBlank(record["_survey"]) && record["_survey"] !== survey) file.foreign++;
    else file.records.push(record);
  });
  return file;
}

function recordIn(line: string): Record | undefined {
  try {
    const record = JSON.parse(line) as Json;
    return typeof record === "object" && record !== null && !Array.isArray(record) ? record : undefined;
  } catch {
    return undefined;
  }
}
