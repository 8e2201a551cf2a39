// The form: the survey's items stand in the page already; this file ties them to the answers.

import { isNote, nextOf, renderBar } from "./bar";
import { element, find, setChildren } from "./dom";
import { draw } from "./draw";
import { titleOf } from "./field";
import { Fields, type Paper, type PaperEvents, type Place } from "./fields";
import { findings as ofRecord, findingsOn, type Finding, type Weighing } from "./findings";
import { fill } from "./insert";
import type { Survey } from "./ir";
import { link } from "./program";
import type { Json } from "./record";
import type { Stop } from "./route";
import { say, type Texts } from "./say";
import { Sheet, type Draft } from "./sheet";
import { placesOf } from "./wording";

/** How a record is loaded. */
interface Loading {
  /** Of the items that the survey locks, those to be locked; without it all that have an answer. For a record that was begun here. */
  locked?: string[];
}

/** What is told of the page to what it stands in. */
export interface Listener {
  /** An answer was edited, a row added or taken away. */
  edited(): void;
  rendered(): void;
}

/** The page. `load`, `locked`, `answers` and `findings` are what others may use, as window.survey. */
export class Page {
  readonly program = link(embedded<Survey>("survey-ir"));
  readonly texts = embedded<Texts>("survey-texts");
  private readonly sheet = new Sheet(this.program);
  readonly fields = new Fields(draw(document, this.program, embedded("survey-languages", [])), this.paper());
  /** What the survey says, as it is written. Drawn items know what the page has printed of it. */
  readonly wording = placesOf(this.program.survey);
  private readonly sections = sections();
  /** Elements of items that were edited or left: only there "must be answered" is said. */
  private touched = new WeakSet<Element>();
  /** That of the item whose line is being typed: its findings wait until it is done. */
  private typing: Element | undefined;
  /** Whether the page is being changed: what is taken away loses the focus, but no one left or edited it. */
  private changing = false;
  /** What is found in the form as it stands. */
  found: Finding[] = [];
  listener: Listener | undefined;
  /** What was shown where. */
  private places = new Map<string, Place>();

  /** What a pointer is down on: it must not move from under it, or there will be no click. */
  private pressed: HTMLElement | undefined;

  constructor() {
    document.addEventListener("mousedown", ({ target }) => (this.pressed = target as HTMLElement));
    document.addEventListener("mouseup", () => (this.pressed = undefined));
    document.addEventListener("focusout", (event) => this.left(event));
    find(document, "#next").addEventListener("click", () => this.revealNext());
    this.render();
  }

  /** Replaces all answers by a record. Throws a TypeError on anything but an object. */
  load(record: unknown, { locked }: Loading = {}): void {
    this.sheet.load(record, locked);
    this.show();
  }

  /** The household as it stands, with what is parked. */
  draft(): Draft {
    return this.sheet.draft();
  }

  /** Goes on with a household where it was put aside. */
  resume(draft: Draft): void {
    this.sheet.resume(draft);
    this.show();
  }

  /** An answer in words; "" where none counts. */
  inWords(id: string): string {
    const { known } = this.sheet.route;
    return known.value(id) === undefined ? "" : fill(this.program, known, `{${id}}`);
  }

  private show(): void {
    this.touched = new WeakSet();
    this.typing = undefined;
    this.fields.show(this.sheet.route.stops);
    this.render();
  }

  /** The record as it stands, without parked answers. */
  answers(): { [key: string]: Json } {
    return this.sheet.record();
  }

  /** The items whose answers came with the record and are not to be edited. */
  locked(): string[] {
    return this.sheet.locked;
  }

  /** What `surveyc check` says of that record. */
  findings(weighing?: Weighing): Finding[] {
    return ofRecord(this.program, this.sheet.canonical(), this.texts, weighing);
  }

  private paper(): Paper {
    const paper: Paper = { program: this.program, texts: this.texts, events: this.events(), fieldsIn: (root, row) => new Fields(root, paper, row) };
    return paper;
  }

  private events(): PaperEvents {
    return {
      edited: (root, answer, typing) => this.edited(root, answer, typing),
      removed: (root) => this.edit(root, undefined),
      moved: () => this.moved(),
      verified: (finding, reason) => this.verified(finding, reason),
    };
  }

  private edited(root: HTMLElement, answer: Json | undefined, typing: boolean): void {
    if (this.changing) return;
    this.typing = typing ? root : undefined;
    this.touched.add(root);
    this.edit(root, answer);
    steadily(root, () => this.fields.tidy(root));
  }

  private edit(root: HTMLElement, answer: Json | undefined): void {
    this.sheet.edit(root.dataset["item"]!, answer);
    this.renderSteadily(root);
    this.listener?.edited();
  }

  private moved(): void {
    this.settle();
    this.listener?.edited();
  }

  /** Sees to it that the record has all rows that must be there. */
  settle(): void {
    this.sheet.follow();
    this.render();
  }

  private verified(finding: Finding, reason: string | undefined): void {
    this.sheet.acknowledge(finding, reason);
    this.render();
    this.listener?.edited();
  }

  private left(event: FocusEvent): void {
    const root = (event.target as Element).closest<HTMLElement>("[data-item]");
    if (this.changing || !root || root.contains(event.relatedTarget as Node | null)) return;
    this.typing = undefined;
    this.touched.add(root);
    this.renderSteadily(root);
  }

  /** Goes to what is to be seen to next. */
  revealNext(): void {
    const next = nextOf(this.found);
    const place = next && this.places.get(next.item);
    if (!place) return;
    this.touched.add(place.root);
    this.render();
    place.reveal();
  }

  /** On the page a row that is missing is a row to fill in. */
  private find(): Finding[] {
    return findingsOn(this.program, this.sheet.route, this.sheet.answers, this.texts);
  }

  /** Brings everything in line with the answers. */
  render(): void {
    this.changing = true;
    const found = (this.found = this.find());
    const byPlace = new Map<string, Finding[]>();
    for (const finding of found) byPlace.set(finding.item, (byPlace.get(finding.item) ?? []).concat(finding));
    const beside = (place: string, root: Element) => (byPlace.get(place) ?? []).filter((finding) => this.isShown(finding, root));
    const isLocked = (stop: Stop) => this.sheet.isLocked(stop);
    const voided = (finding: Finding) => this.sheet.voided(finding);
    this.places = new Map();
    this.fields.render(this.sheet.route.stops, this.sheet.route.known, { found, beside, places: this.places, seed: this.sheet.seed, isLocked, voided });
    for (const [section, ids] of this.sections) section.hidden = !ids.some((id) => this.fields.isVisible(id));
    this.renderNotes(found);
    renderBar(this.sheet.stops, found, this.texts);
    this.changing = false;
    this.listener?.rendered();
  }

  /** Renders so that what is clicked, or else an element, stays where it is. */
  private renderSteadily(root: HTMLElement): void {
    const held = this.pressed?.isConnected ? this.pressed : root;
    steadily(held, () => this.render());
  }

  private isShown(finding: Finding, root: Element): boolean {
    if (isNote(finding) || root === this.typing) return false;
    return finding.code !== "required" || this.touched.has(root);
  }

  private renderNotes(found: Finding[]): void {
    const unknown = found.filter((finding) => finding.code === "unknown").map((finding) => finding.item);
    const fillIn = (text: string): string => fill(this.program, this.sheet.route.known, text);
    const notes: [string, string[]][] = [
      ["page.parked", this.sheet.parked.map((item) => titleOf(item, fillIn))],
      ["page.carried", unknown],
      ["page.unchecked", this.program.unchecked],
    ];
    const lines = notes.filter(([, names]) => names.length > 0);
    const origin = found.filter((finding) => isNote(finding) && finding.code !== "unknown");
    setChildren(find(document, "#notes"), [
      ...origin.map(({ message }) => element("p", "note", message)),
      ...lines.map(([code, names]) => this.noteLine(code, names)),
    ]);
  }

  private noteLine(code: string, names: string[]): HTMLElement {
    return element("p", "note", say(this.texts, code, names.join(say(this.texts, "list.separator"))));
  }
}

/** The sections, with the ids of what is in them. */
function sections(): [HTMLElement, string[]][] {
  return Array.from(document.querySelectorAll<HTMLElement>(".part, .matrix"), (section) => [
    section,
    Array.from(section.querySelectorAll<HTMLElement>("[data-item]"), (root) => root.dataset["item"]!),
  ]);
}

/** Does what changes the page above an element, which stays where the reader sees it. */
function steadily(root: HTMLElement, change: () => void): void {
  const before = root.getBoundingClientRect().top;
  change();
  window.scrollBy(0, root.getBoundingClientRect().top - before);
}

/** The JSON that the page embeds under an id, or else what stands for it. */
export function embedded<T>(id: string, otherwise?: T): T {
  const script = document.getElementById(id);
  return script ? (JSON.parse(script.textContent!) as T) : otherwise!;
}

/** The page that is open. */
export const page = new Page();
Object.defineProperty(window, "survey", {
  value: {
    load: (record: unknown, loading?: Loading) => page.load(record, loading),
    locked: () => page.locked(),
    answers: () => page.answers(),
    findings: (weighing?: Weighing) => page.findings(weighing),
  },
});
