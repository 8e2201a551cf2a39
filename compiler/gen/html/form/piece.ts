import type { Control } from "./control";
import type { Paper } from "./fields";
import type { FieldEvents, Shown } from "./field";
import type { Domain, Item, Option } from "./ir";
import type { LinkedItem } from "./program";
import type { RowField } from "./row";
import type { Texts } from "./say";

type Drawn = new (inputs: HTMLInputElement[], texts: Texts) => Control;

/**
 * What only some surveys need. Each piece is a script of its own, made of the file that puts it here; a page has those that its
 * survey needs, in front of the form's own script.
 */
interface Pieces {
  ranking: Drawn;
  location: Drawn;
  photo: Drawn;
  signature: Drawn;
  /** The options of an item of which not all are on the page. */
  choosing: new (root: HTMLElement, domain: Domain, texts: Texts) => { render(offered: Domain): void };
  /** The options of an item in the order in which a record of the seed shows them. */
  shuffle: (item: Item, seed: string | undefined) => Option[];
  computed: new (root: HTMLElement, item: Item, texts: Texts, events: FieldEvents) => Shown;
  /** Resolves once all pictures are drawn. */
  drawn: Promise<void> | undefined;
  rows: new (root: HTMLElement, linked: LinkedItem, paper: Paper, around: RowField | undefined) => Shown;
}

declare global {
  interface Window {
    surveyPieces?: Partial<Pieces>;
  }
}

export const pieces = (window.surveyPieces ??= {}) as Pieces;

/** Notes that a picture is being drawn. */
export function awaitDrawn(drawing: Promise<void>): void {
  const { drawn } = pieces;
  pieces.drawn = drawing.then(() => drawn);
}
