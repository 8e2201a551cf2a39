import { element, setText } from "../form/dom";
import { pressed } from "../form/leftover";

/** A button of a notice: what it says, and does. The notice goes when it is pressed, unless it stays. */
export interface Choice {
  says(): string;
  act(): void;
  stays?: true;
}

/** What the page has to say about the device, above all else. One of a kind at a time. */
export class Notices {
  readonly root = element("div", "notices");
  private readonly shown = new Map<string, HTMLElement>();
  private readonly resaying = new Map<string, () => void>();

  constructor() {
    this.root.setAttribute("role", "status");
  }

  say(kind: string, severity: "block" | "warn" | "plain", text: () => string, choices: Choice[] = []): void {
    this.drop(kind);
    const notice = element("div", "notice finding " + severity);
    const line = element("p", "", text());
    const buttons = choices.map((choice) => this.button(kind, choice));
    notice.append(line, ...buttons);
    this.shown.set(kind, notice);
    this.resaying.set(kind, () => {
      setText(line, text());
      choices.forEach(({ says }, i) => setText(buttons[i]!, says()));
    });
    this.root.append(notice);
  }

  drop(kind: string): void {
    this.shown.get(kind)?.remove();
    this.shown.delete(kind);
  }

  /** Says again what it says, in the language of now. */
  resay(): void {
    for (const kind of this.shown.keys()) this.resaying.get(kind)!();
  }

  /** Takes away what is about one household alone. */
  dropAll(but: string[]): void {
    for (const kind of Array.from(this.shown.keys())) if (!but.includes(kind)) this.drop(kind);
  }

  private button(kind: string, { says, act, stays }: Choice): HTMLElement {
    return pressed(element("button", "", says()), () => {
      if (!stays) this.drop(kind);
      act();
    });
  }
}
