import { Choosing, isSearch } from "./choosing";
import { controlOf, type Control } from "./control";
import { find, setChildren } from "./dom";
import type { Showing } from "./fields";
import type { Finding } from "./findings";
import type { Domain, Item } from "./ir";
import { findingLine, Leftover } from "./leftover";
import { isBlank, noAnswerOf, type Json } from "./record";
import type { Stop } from "./route";
import { mark, say, type Texts } from "./say";

/** What a field tells the page. */
export interface FieldEvents {
  /** The item of an element was edited; while `typing`, its answer may be half of what it will be. */
  edited(root: HTMLElement, answer: Json | undefined, typing: boolean): void;
  removed(root: HTMLElement): void;
}

/** What the page shows of one item. */
export interface Shown {
  readonly visible: boolean;
  /** The element that bears the item's place. */
  readonly root: HTMLElement;
  /** Puts a loaded answer into it. */
  show(stop: Stop): void;
  /** Brings it in line with the route and with the findings to be shown. */
  render(stop: Stop, findings: Finding[], fill: Fill, showing: Showing): void;
  /** Of a group: folds the rows that are complete, but for the one that is being filled in. */
  tidy?(active: HTMLElement): void;
  /** Brings it before the reader's eyes. */
  reveal(): void;
}

/** Puts the answers as they stand into a text of the survey. */
export type Fill = (text: string) => string;

/** One question on the page: its inputs, what is kept behind them, and its findings. */
export class Field implements Shown {
  private readonly control: Control;
  private readonly inputs: HTMLInputElement[];
  private readonly choosing: Choosing;
  private readonly leftover: Leftover;
  private kept: Json | undefined;
  private fill: Fill = (text) => text;

  constructor(
    readonly root: HTMLElement,
    private readonly item: Item,
    private readonly texts: Texts,
    private readonly events: FieldEvents,
  ) {
    this.inputs = Array.from(root.querySelectorAll<HTMLInputElement>("input:not([type=search])"));
    this.choosing = new Choosing(root, item.domain, texts);
    this.control = controlOf(item.domain, this.inputs);
    this.leftover = new Leftover(texts, () => this.remove());
    root.before(this.leftover.root);
    this.listen();
  }

  /** Whether any of it is on the page. */
  get visible(): boolean {
    return !this.root.hidden || !this.leftover.root.hidden;
  }

  /** Puts a loaded answer into the inputs; what they cannot show of it is kept and said. */
  show({ raw }: Stop): void {
    this.keep(this.control.show(raw));
  }

  /** Brings the field in line with the route and with the findings to be shown. */
  render(stop: Stop, findings: Finding[], fill: Fill): void {
    this.fill = fill;
    this.root.hidden = stop.standing !== "asked";
    this.choosing.render(stop.domain);
    this.renderFindings(this.root.hidden ? [] : findings);
    this.renderLeftover(this.root.hidden ? findings : [], stop.raw);
    this.renderClear();
  }

  /** Brings the field before the reader's eyes and takes the focus. */
  reveal(): void {
    bringUp(this.root.hidden ? this.leftover.root : this.root);
  }

  private listen(): void {
    this.root.addEventListener("input", (event) => this.heed(event.target, isTyped(event.target)), true);
    this.root.addEventListener("change", (event) => this.heed(event.target, false), true);
    this.root.querySelector(".clear")?.addEventListener("click", () => this.clear());
  }

  private heed(input: EventTarget | null, typing: boolean): void {
    if (!isSearch(input)) this.edit(this.answerWith(input), typing);
  }

  private answerWith(edited: EventTarget | null): Json | undefined {
    this.control.edited?.(edited);
    return this.control.read();
  }

  private edit(answer: Json | undefined, typing: boolean): void {
    this.keep(undefined);
    this.events.edited(this.root, answer, typing);
  }

  private clear(): void {
    this.control.show(undefined);
    this.edit(undefined, false);
    this.inputs[0]?.focus();
  }

  private remove(): void {
    this.keep(this.control.show(undefined));
    this.events.removed(this.root);
  }

  private keep(raw: Json | undefined): void {
    this.kept = raw;
    const note = find(this.root, ".kept");
    note.hidden = raw === undefined;
    note.textContent = raw === undefined ? "" : say(this.texts, "page.kept", this.inWords(raw));
  }

  private renderFindings(findings: Finding[]): void {
    setChildren(find(this.root, ".findings"), findings.map(findingLine));
    const blocked = findings.some((finding) => finding.severity === "block");
    const marked = this.item.domain.kind === "choice" ? [this.root] : this.inputs; // a radio cannot be invalid, its group can
    for (const target of marked) target.setAttribute("aria-invalid", String(blocked));
    this.root.classList.toggle("blocked", blocked);
  }

  private renderLeftover(findings: Finding[], raw: Json | undefined): void {
    const title = findings.length > 0 ? find(this.root, "legend, label").textContent! : "";
    this.leftover.render(title, findings, isBlank(raw) ? undefined : this.inWords(raw as Json));
  }

  /** An answer as a person reads it. */
  private inWords(raw: Json): string {
    const kind = noAnswerOf(raw, this.item.domain);
    return kind ? say(this.texts, "none." + kind) : valueInWords(this.item.domain, raw, this.fill);
  }

  private renderClear(): void {
    const button = this.root.querySelector<HTMLElement>(".clear");
    if (button) button.hidden = this.kept === undefined && this.control.read() === undefined;
  }
}

function isTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "text";
}

/** Brings an element before the reader's eyes and gives its first input the focus. */
export function bringUp(place: HTMLElement): void {
  place.scrollIntoView({ block: "center" });
  place.querySelector<HTMLElement>("input, button")?.focus({ preventScroll: true });
}

/** What a reader calls an item: its number on the paper form, or its text. */
export function titleOf(item: Item, fill: Fill): string {
  return /^[0-9]/.test(item.id) ? item.id : fill(item.text);
}

/** A value as a person reads it. */
export function valueInWords(domain: Domain, raw: Json, fill: Fill): string {
  const option = (domain.options ?? []).find(({ code }) => code === raw);
  if (option) return option.text === String(option.code) ? option.text : `${mark(option.code)} ${fill(option.text)}`;
  const text = typeof raw === "string" ? raw : JSON.stringify(raw);
  const cut = Array.from(text).slice(0, 60).join("");
  return cut === text ? text : cut + "…";
}
