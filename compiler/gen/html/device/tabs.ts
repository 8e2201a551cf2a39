// Of the windows that show a survey one at a time has a household.

import { later } from "./store";

interface Message {
  /** This household is taken over, or asked for by who would have it. */
  take?: string;
  ask?: string;
  /** It is open here. */
  mine?: string;
  /** The list has changed. */
  changed?: true;
}

/** How long another window may take to say that it has a household, or to store the last of it. */
const wait = 250;

export class Tabs {
  private readonly channel: BroadcastChannel | undefined;
  private held = "";
  private isLocked = false;
  private lost = () => {};
  private release = () => {};
  private isOpenElsewhere = false;

  constructor(
    private readonly survey: string,
    changed: () => void,
  ) {
    if (!("BroadcastChannel" in window)) return;
    this.channel = new BroadcastChannel("surveyc:" + survey);
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.ask && data.ask === this.held) this.tell({ mine: data.ask });
      if (data.take && data.take === this.held) this.lose();
      if (data.mine) this.isOpenElsewhere = true;
      if (data.changed) changed();
    };
  }

  /** Whether no other window can have the household that this one has. */
  get isSure(): boolean {
    return this.isLocked;
  }

  /** Tells the other windows that the list has changed. */
  changed(): void {
    this.tell({ changed: true });
  }

  /** Has a household for this window until another takes it over, or it is let go. Tells whether it could be had. */
  async have(id: string, lost: () => void): Promise<boolean> {
    this.letGo();
    const free = "locks" in navigator ? await this.lock(id, { ifAvailable: true }) : await this.ask(id);
    if (free) this.hold(id, lost);
    return free;
  }

  /** Takes a household over from the window that has it. */
  async takeOver(id: string, lost: () => void): Promise<void> {
    this.letGo();
    this.tell({ take: id });
    await later(wait);
    if ("locks" in navigator) await this.lock(id, { steal: true });
    this.hold(id, lost);
  }

  letGo(): void {
    this.held = "";
    this.isLocked = false;
    this.release();
  }

  private hold(id: string, lost: () => void): void {
    this.held = id;
    this.lost = lost;
  }

  private lose(): void {
    if (!this.held) return;
    this.letGo();
    this.lost();
  }

  private lock(id: string, options: LockOptions): Promise<boolean> {
    return new Promise((resolve) => {
      const held = navigator.locks.request(`surveyc:${this.survey}:${id}`, options, (lock) => {
        resolve(lock !== null);
        this.isLocked = lock !== null;
        return lock && new Promise<void>((release) => (this.release = release));
      });
      held.catch((reason: unknown) => {
        resolve(true); // where locks are refused, a conflict tells of the other window
        if (this.isLocked && this.held === id && reason instanceof DOMException && reason.name === "AbortError") this.lose();
      });
    });
  }

  private async ask(id: string): Promise<boolean> {
    this.isOpenElsewhere = false;
    this.tell({ ask: id });
    if (this.channel) await later(wait);
    return !this.isOpenElsewhere;
  }

  private tell(message: Message): void {
    this.channel?.postMessage(message);
  }
}
