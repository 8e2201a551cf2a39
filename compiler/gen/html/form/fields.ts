import { setText } from "./dom";
import { itemIn } from "./draw";
import { Field, type FieldEvents, type Shown } from "./field";
import type { Finding } from "./findings";
import { fill } from "./insert";
import type { Known } from "./known";
import { pieces } from "./piece";
import type { Program } from "./program";
import type { RowField } from "./row";
import type { Stop } from "./route";
import type { Texts } from "./say";

/** What the parts of the page share. */
export interface Paper {
  readonly program: Program;
  readonly texts: Texts;
  readonly events: PaperEvents;
  /** What is shown of a row. */
  fieldsIn(root: ParentNode, row: RowField): Fields;
}

export interface PaperEvents extends FieldEvents {
  /** Rows were added or taken away. */
  moved(): void;
}

/** What is to be shown, and by place where it is: that is noted while it is shown. */
export interface Showing {
  readonly found: Finding[];
  /** The findings that are to stand beside the element of a place. */
  beside(place: string, root: HTMLElement): Finding[];
  readonly places: Map<string, Place>;
  /** What the order of shuffled options is decided by. */
  readonly seed: string | undefined;
  /** The reason given for leaving a warning before an answer was changed. */
  voided(finding: Finding): string | undefined;
  /** Whether an answer came with the record and is not to be edited. */
  isLocked(stop: Stop): boolean;
}

export interface Place {
  root: HTMLElement;
  reveal(): void;
}

/** All that the page shows of the record's own items, or of those of a row. */
export class Fields {
  private readonly shown = new Map<string, Shown>();
  /** The texts that answers are inserted into; each says in data-text how it is written. */
  private readonly filled: HTMLElement[];

  constructor(
    root: ParentNode,
    private readonly paper: Paper,
    readonly row?: RowField,
  ) {
    this.filled = Array.from(root.querySelectorAll<HTMLElement>("[data-text]"));
    for (const place of root.querySelectorAll<HTMLElement>("[data-item]")) this.add(place);
  }

  /** Puts loaded answers into them. */
  show(stops: Stop[]): void {
    for (const stop of stops) this.of(stop).show(stop);
  }

  /** Brings them in line with the route and with what is to be shown. */
  render(stops: Stop[], known: Known, showing: Showing): void {
    const fillIn = (text: string): string => fill(this.paper.program, known, text);
    for (const target of this.filled) setText(target, fillIn(target.dataset["text"]!));
    for (const stop of stops) {
      const shown = this.of(stop);
      shown.render(stop, showing.beside(stop.place, shown.root), fillIn, showing);
      showing.places.set(stop.place, { root: shown.root, reveal: () => this.reveal(shown) });
    }
  }

  /** Folds the rows that are complete, but for the one that is being filled in. */
  tidy(active: HTMLElement): void {
    this.shown.forEach((shown) => shown.tidy?.(active));
  }

  /** Says again what is said of answers, in the language of now. */
  resay(): void {
    this.shown.forEach((shown) => shown.resay?.());
  }

  isVisible(id: string): boolean {
    return this.shown.get(id)!.visible;
  }

  private add(root: HTMLElement): void {
    const { id } = itemIn(root, this.paper.program);
    this.shown.set(id, this.fieldOf(id, root));
  }

  private fieldOf(id: string, root: HTMLElement): Shown {
    const { program, texts, events } = this.paper;
    const linked = program.byId.get(id)!;
    if (linked.compute) return new pieces.computed(root, linked.item, texts, events);
    return linked.item.domain.kind === "rows" ? new pieces.rows(root, linked, this.paper, this.row) : new Field(root, linked.item, texts, events);
  }

  private of(stop: Stop): Shown {
    return this.shown.get(stop.linked.item.id)!;
  }

  private reveal(shown: Shown): void {
    this.row?.open();
    shown.reveal();
  }
}
