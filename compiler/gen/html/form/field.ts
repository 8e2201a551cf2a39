import { controlOf, type Control } from "./control";
import { find, setText } from "./dom";
import type { Showing } from "./fields";
import type { Finding } from "./findings";
import type { Domain, Item } from "./ir";
import { Leftover } from "./leftover";
import { photoName } from "./photo";
import { pieces } from "./piece";
import { isBlank, noAnswerOf, type Json } from "./record";
import type { Stop } from "./route";
import { isNumbered, mark, say, type Texts } from "./say";
import { FindingList } from "./warning";

/** What a field tells the page. */
export interface FieldEvents {
  /** The item of an element was edited; while `typing`, its answer may be half of what it will be. */
  edited(root: HTMLElement, answer: Json | undefined, typing: boolean): void;
  removed(root: HTMLElement): void;
  /** A reason was given for leaving a warning as it is, or taken back. */
  verified(finding: Finding, reason: string | undefined): void;
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
  /** Says again what it says by itself, in the language of now. */
  resay?(): void;
  /** Brings it before the reader's eyes. */
  reveal(): void;
}

/** Puts the answers as they stand into a text of the survey. */
export type Fill = (text: string) => string;

/** One question on the page: its inputs, what is kept behind them, and its findings. */
export class Field implements Shown {
  private readonly control: Control;
  private readonly inputs: HTMLInputElement[];
  private readonly choosing: { render(offered: Domain): void } | undefined;
  private readonly leftover: Leftover;
  private readonly findings: FindingList;
  private kept: Json | undefined;
  private rendered: unknown[] = [];
  /** The default that the inputs show, which is no answer yet. */
  private proposed: Json | undefined;
  /** Whether the person has answered or cleared it, so that nothing is proposed any more. */
  private decided = false;
  private locked = false;
  private seed: string | undefined;
  private fill: Fill = (text) => text;

  constructor(
    readonly root: HTMLElement,
    private readonly item: Item,
    private readonly texts: Texts,
    private readonly events: FieldEvents,
  ) {
    this.inputs = Array.from(root.querySelectorAll<HTMLInputElement>("input:not([type=search])"));
    const changes = item.domain.hidden !== undefined || root.querySelector("[type=search]") !== null;
    this.choosing = changes ? new pieces.choosing(root, item.domain, texts) : undefined;
    this.control = controlOf(item.domain, this.inputs, texts);
    this.leftover = new Leftover(texts, () => this.remove());
    root.before(this.leftover.root);
    this.findings = new FindingList(find(root, ".findings"), texts, events.verified);
    this.listen();
  }

  /** Whether any of it is on the page. */
  get visible(): boolean {
    return !this.root.hidden || !this.leftover.root.hidden;
  }

  /** Puts a loaded answer into the inputs; what they cannot show of it is kept and said. */
  show({ raw }: Stop): void {
    this.findings.reset();
    this.decided = false;
    this.proposed = undefined;
    this.keep(this.control.show(raw));
  }

  /** Puts the options into the order of a record with the seed. */
  private arrange(seed: string | undefined): void {
    if (!this.item.shuffle || seed === this.seed) return;
    this.seed = seed;
    const place = find(this.root, ".options");
    for (const { code } of pieces.shuffle(this.item, seed)) {
      const label = this.inputs.find(({ value }) => value === String(code))!.closest("label")!;
      const behind = label.nextElementSibling; // a ranking's buttons go with their option
      place.append(label, ...(behind?.matches(".move") ? [behind] : []));
    }
  }

  /** Brings the field in line with the route and with the findings to be shown. */
  render(stop: Stop, findings: Finding[], fill: Fill, showing: Showing): void {
    this.fill = fill;
    if (!this.notes(stop, findings, showing)) return;
    this.arrange(showing.seed);
    this.root.hidden = stop.standing !== "asked";
    this.renderLocked(showing.isLocked(stop), stop.raw);
    this.renderProposal(stop);
    this.choosing?.render(stop.domain);
    this.renderFindings(this.root.hidden ? [] : findings, showing);
    this.renderLeftover(this.root.hidden ? findings : [], stop.raw);
    this.renderClear();
  }

  resay(): void {
    this.keep(this.kept);
    this.control.resay?.();
  }

  /** Brings the field before the reader's eyes and takes the focus. */
  reveal(): void {
    if (this.root.hidden) return bringUp(this.leftover.root);
    const isRight = this.root.querySelector(".finding:not(.warn)") === null && this.root.querySelector(".warn:not(.known)") !== null;
    bringUp(this.root, this.proposed !== undefined ? ".proposal button" : isRight ? ".warn:not(.known) button" : undefined);
  }

  /** Notes what is to be shown, and tells whether it is new: a page of many rows is slow where all is drawn again. */
  private notes(stop: Stop, findings: Finding[], showing: Showing): boolean {
    const { standing, raw, domain, proposal } = stop;
    const [lang, locked] = [document.documentElement.lang, showing.isLocked(stop)];
    const said = findings.map((finding) => [finding.message, finding.acknowledged, showing.voided(finding)].join("\n"));
    const [before, now] = [this.rendered, [standing, raw, domain, JSON.stringify(proposal), showing.seed, lang, ...said]];
    this.rendered = now;
    const isLeft = standing !== "asked" && findings.length > 0; // a leftover's title may insert what has changed, as may what is locked
    return isLeft || locked || locked !== this.locked || now.length !== before.length || now.some((part, i) => part !== before[i]);
  }

  private listen(): void {
    this.root.addEventListener("input", (event) => this.heed(event.target, isTyped(event.target) || this.growing), true);
    this.root.addEventListener("change", (event) => this.heed(event.target, this.growing), true);
    this.root.querySelector(".clear")?.addEventListener("click", () => this.clear());
    this.root.querySelector(".proposal button")?.addEventListener("click", () => this.accept());
    for (const input of this.inputs) this.listenForTaking(input);
  }

  /** Enter takes what is proposed, and so does a click on the radio that is marked already, which tells of no change. */
  private listenForTaking(input: HTMLInputElement): void {
    if (input.type === "radio") input.addEventListener("click", () => this.take());
    else input.addEventListener("keydown", (event) => event.key === "Enter" && this.take());
  }

  /** Takes what is proposed by the button, which goes: the focus goes to the answer. */
  private accept(): void {
    this.take();
    (this.inputs.find(({ checked }) => checked) ?? this.inputs[0])?.focus();
  }

  private take(): void {
    if (this.proposed !== undefined) this.edit(this.control.read(), false);
  }

  /** Whether answers are given bit by bit: a ranking is half done at its first mark, a location at its first number. */
  private get growing(): boolean {
    return this.item.domain.ordered === true || this.item.domain.kind === "location";
  }

  private heed(input: EventTarget | null, typing: boolean): void {
    if (isNoAnswer(input) || this.locked) return; // a browser tells late of an edit before the lock
    const answer = this.answerWith(input);
    if (this.proposed === undefined || !isSame(answer, this.proposed)) this.edit(answer, typing);
  }

  private answerWith(edited: EventTarget | null): Json | undefined {
    this.control.edited?.(edited);
    return this.control.read();
  }

  private edit(answer: Json | undefined, typing: boolean): void {
    this.decided = true;
    this.keep(undefined);
    this.events.edited(this.root, answer, typing);
  }

  private clear(): void {
    this.control.show(undefined);
    this.edit(undefined, false);
    this.inputs[0]?.focus();
  }

  private remove(): void {
    this.decided = false;
    this.proposed = undefined;
    this.keep(this.control.show(undefined));
    this.events.removed(this.root);
  }

  private keep(raw: Json | undefined): void {
    this.kept = raw;
    this.rendered = [];
    const note = find(this.root, ".kept");
    note.hidden = raw === undefined;
    note.textContent = raw === undefined ? "" : say(this.texts, "page.kept", this.inWords(raw));
  }

  /** Shows an answer that is not to be edited as words, in place of the inputs. */
  private renderLocked(locked: boolean, raw: Json | undefined): void {
    const given = this.root.querySelector<HTMLElement>(".given");
    if (!given) return;
    this.locked = locked;
    given.hidden = !locked;
    this.root.classList.toggle("locked", locked);
    for (const input of this.inputs) input.disabled = locked;
    for (const button of this.root.querySelectorAll<HTMLButtonElement>(".move > button, .locate, .drop")) button.disabled = locked;
    if (locked) setText(find(given, "bdi"), this.givenInWords(raw as Json));
  }

  private givenInWords(raw: Json): string {
    const kind = noAnswerOf(raw, this.item.domain);
    const unit = this.root.querySelector(".unit")?.textContent ?? "";
    return kind ? say(this.texts, "none." + kind) : `${this.fill(`{${this.item.id}}`)} ${unit.trim()}`.trim();
  }

  /** Shows the default in the inputs, marked as one, and follows it until the person decides. */
  private renderProposal({ raw, proposal }: Stop): void {
    const open = !this.root.hidden && !this.decided && isBlank(raw);
    const wanted = open ? proposal : undefined;
    if (!this.decided && isBlank(raw) && !isSame(wanted, this.proposed)) this.control.show(wanted);
    this.proposed = wanted;
    this.root.classList.toggle("proposed", wanted !== undefined);
    const note = this.root.querySelector<HTMLElement>(".proposal");
    if (note) note.hidden = wanted === undefined;
  }

  private renderFindings(findings: Finding[], { voided }: Showing): void {
    this.findings.render(findings, voided);
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

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "text";
}

/** Whether what is put in here is no answer by itself: what is searched for, a picture that is still to be made smaller. */
function isNoAnswer(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && (target.type === "search" || target.type === "file" || target.matches(".verify > *"));
}

/** Brings an element before the reader's eyes and gives its first input the focus. */
export function bringUp(place: HTMLElement, first = "input, button"): void {
  place.scrollIntoView({ block: "center" });
  place.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
}

/** What a reader calls an item: its number on the paper form, or its text. */
export function titleOf(item: Item, fill: Fill): string {
  return isNumbered(item.id) ? item.id : fill(item.text);
}

/** A value as a person reads it. */
export function valueInWords(domain: Domain, raw: Json, fill: Fill): string {
  const option = (domain.options ?? []).find(({ code }) => code === raw);
  if (option) return option.text === String(option.code) ? option.text : `${mark(option.code)} ${fill(option.text)}`;
  const text = typeof raw === "string" ? photoName(raw) : JSON.stringify(raw);
  const cut = Array.from(text).slice(0, 60).join("");
  return cut === text ? text : cut + "…";
}
