import type { Household } from "./household";
import { Conflict, type Store } from "./store";

/** How it stands with what was edited: it is stored, on its way, or could not be stored. */
export type Saving = "saved" | "saving" | "failed";

export interface WriterEvents {
  told(saving: Saving, reason?: unknown): void;
  saved(household: Household): void;
  /** The household was saved elsewhere. Gives what is to be stored in its place, as a new one. */
  conflict(household: Household): Household;
}

/** How long the storage is at rest before it is flushed, and how long after a failure it is tried again. */
const [rest, pause] = [1000, 3000];

/** The queue of one open household: one save at a time; of those that wait the last, which holds all of them. */
export class Writer {
  private waiting: Household | undefined;
  private running: Promise<void> | undefined;
  private isFailed = false;
  private timer = 0;

  constructor(
    private readonly store: Store,
    private base: number,
    private readonly events: WriterEvents,
  ) {}

  /** Whether all that was edited is stored. */
  get isIdle(): boolean {
    return this.waiting === undefined && this.running === undefined;
  }

  save(household: Household): void {
    this.waiting = household;
    if (!this.isFailed) this.events.told("saving");
    void this.run();
  }

  /** Resolves once nothing waits any more, or it could not be stored. */
  async idle(): Promise<void> {
    await this.run();
    clearTimeout(this.timer);
    if (!this.isIdle) return;
    await this.store.flush().catch(() => {});
  }

  private run(): Promise<void> {
    clearTimeout(this.timer);
    return (this.running ??= this.drain());
  }

  private async drain(): Promise<void> {
    await this.writeAll();
    this.running = undefined;
    if (this.waiting || this.base === 0) return;
    this.events.told("saved");
    this.timer = window.setTimeout(() => void this.store.flush().catch(() => {}), rest);
  }

  private async writeAll(): Promise<void> {
    while (this.waiting) {
      const household = this.waiting;
      this.waiting = undefined;
      if (!(await this.write(household))) return;
    }
  }

  private async write(household: Household): Promise<boolean> {
    try {
      const saved = await this.store.save(household, this.base);
      this.base = saved.revision;
      this.isFailed = false;
      this.events.saved(saved);
      return true;
    } catch (reason) {
      if (reason instanceof Conflict) return this.diverge(household);
      this.fail(household, reason);
      return false;
    }
  }

  /** What was edited after it is not lost to the one that was saved elsewhere. */
  private diverge(household: Household): boolean {
    const other = this.events.conflict(this.waiting ?? household);
    this.base = 0;
    this.waiting = other;
    return true;
  }

  private fail(household: Household, reason: unknown): void {
    this.waiting ??= household;
    this.isFailed = true;
    this.events.told("failed", reason);
    this.timer = window.setTimeout(() => void this.run(), pause);
  }
}
