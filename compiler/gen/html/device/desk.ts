import { nextOf } from "../form/bar";
import type { Page } from "../form/page";
import { bears } from "../form/program";
import { versionOf } from "../form/version";
import { recordOf, type Json } from "../form/record";
import { newId, type Household } from "./household";
import type { Naming } from "./naming";
import type { Store } from "./store";
import { Writer, type Saving } from "./writer";

export interface DeskEvents {
  saving(saving: Saving, reason?: unknown): void;
  saved(): void;
  /** Whether no other window can have it. */
  isOurs(): boolean;
  /** The household was edited elsewhere, too: what is on the page has become another one. */
  diverged(): void;
}

/** The household that is on the page: what is edited is saved at once. */
export class Desk {
  /** How it stands with what was edited last. */
  saving: Saving = "saved";
  private readonly writer: Writer;

  constructor(
    private readonly page: Page,
    private readonly naming: Naming,
    store: Store,
    public household: Household,
    events: DeskEvents,
  ) {
    this.writer = new Writer(store, household.revision, {
      told: (saving, reason) => events.saving((this.saving = saving), reason),
      isOurs: () => events.isOurs(),
      saved: ({ revision, order }) => {
        this.household = { ...this.household, revision, order };
        events.saved();
      },
      conflict: (household) => {
        this.household = { ...household, id: newId() };
        this.household.record = this.stamped(household.record);
        events.diverged();
        return this.household;
      },
    });
  }

  /** Saves what is on the page. One that was complete is a draft again where something is to be seen to. */
  edited(): void {
    const state = nextOf(this.page.found) ? "draft" : this.household.state;
    this.save({ state, left: this.left, exported: undefined });
  }

  complete(): void {
    this.page.settle();
    this.save({ state: "complete", left: 0 });
  }

  /** How many findings refuse the household. */
  get left(): number {
    return this.page.found.filter(({ severity }) => severity === "block").length;
  }

  retry(): void {
    void this.writer.idle();
  }

  /** Resolves once all is stored, and tells whether it is. */
  async close(): Promise<boolean> {
    await this.writer.idle();
    return this.writer.isIdle;
  }

  private save(changes: Partial<Household>): void {
    this.household = { ...this.household, ...this.page.draft(), ...changes, ...this.naming.called, ...this.origin, changed: Date.now() };
    this.household.record = this.stamped(this.household.record);
    this.writer.save(this.household);
  }

  private get origin(): { survey: string; version: string } {
    const { survey } = this.page.program;
    return { survey: survey.id, version: versionOf(this.page.program, new Map()) };
  }

  /** The record with what it states of itself, which the form does not ask. */
  private stamped(record: { [key: string]: Json }): { [key: string]: Json } {
    const { id, survey, version } = this.household;
    const stated: [string, Json][] = [
      ["_id", String(record["_id"]) === id ? record["_id"]! : id],
      ["_survey", survey],
      ["_version", version],
    ];
    const own = stated.filter(([key, raw]) => raw !== "" && !bears(this.page.program, key));
    const rest = Object.entries(record).filter(([key]) => !own.some(([name]) => name === key));
    return recordOf(new Map([...own, ...rest]));
  }
}
