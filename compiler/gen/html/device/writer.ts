import type { Household } from "./household";
import { Conflict, type Store } from "./store";

/** How it stands with what was edited: it is stored, on its way, or could not be stored. */
export type Saving = "saved" | "saving" | "failed";

export interface WriterEvents {
  told(saving: Saving, reason?: unknown): void;
  saved(household: Household): void;
  /** The household was saved elsewhere. Gives what is to be stored in its place, as a new one. */
  conflict(household: Household): Household;
  /** Whether nobody else can save it: then a save need not look at what is there, and none waits for the one before. */
  isOurs(): boolean;
}

/** How long the storage is at rest before it is flushed, how long after a failure it is tried again, and how many saves are on their way at once. */
const [rest, pause, most] = [1000, 3000, 4];

/** The queue of one open household. Of those that wait the last is saved, which holds all of them. */
export class Writer {
  private waiting: Household | undefined;
  private running = 0;
  private isFailed = false;
  private timer = 0;
  private awaited: (() => void)[] = [];

  constructor(
    private readonly store: Store,
    private base: number,
    private readonly events: WriterEvents,
  ) {}

  /** Whether all that was edited is stored. */
  get isIdle(): boolean {
    return this.waiting === undefined && this.running === 0;
  }

  save(household: Household): void {
    this.waiting = household;
    if (!this.isFailed) this.events.told("saving");
    this.run();
  }

  /** Resolves once nothing waits any more, or it could not be stored. */
  async idle(): Promise<void> {
    this.run();
    if (this.running > 0) await new Promise<void>((resolve) => this.awaited.push(resolve));
    if (this.isIdle) await this.flush();
  }

  private run(): void {
    clearTimeout(this.timer);
    while (this.waiting && this.running < (this.events.isOurs() ? most : 1)) {
      const household = this.waiting;
      this.waiting = undefined;
      this.running++;
      void this.write(household).then((done) => this.ended(done));
    }
  }

  private async write(household: Household): Promise<boolean> {
    const isOurs = this.events.isOurs();
    try {
      const saving = this.store.save(household, this.base, isOurs);
      if (isOurs) this.base++;
      const saved = await saving;
      this.base = Math.max(this.base, saved.revision);
      this.events.saved(saved);
      return true;
    } catch (reason) {
      if (reason instanceof Conflict) return this.diverge(household);
      this.waiting ??= household;
      this.isFailed = true;
      this.events.told("failed", reason);
      return false;
    }
  }

  /** What was edited after it is not lost to the one that was saved elsewhere. */
  private diverge(household: Household): boolean {
    this.waiting = this.events.conflict(this.waiting ?? household);
    this.base = 0;
    return true;
  }

  /** A save has ended: the next one begins, or all is stored. */
  private ended(done: boolean): void {
    this.running--;
    if (done) this.run();
    if (this.running > 0) return;
    if (this.isIdle) this.rest();
    else this.timer = window.setTimeout(() => this.run(), pause);
    for (const resolve of this.awaited.splice(0)) resolve();
  }

  private rest(): void {
    this.isFailed = false;
    this.events.told("saved");
    this.timer = window.setTimeout(() => void this.flush(), rest);
  }

  private async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.store.flush().catch(() => {});
  }
}
