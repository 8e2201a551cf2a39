import { agrees, type Computed } from "./compute";
import { proposed } from "./default";
import type { Domain } from "./ir";
import { judge, type Judgement } from "./judge";
import { Known } from "./known";
import { offered } from "./offer";
import type { LinkedItem, Program } from "./program";
import { isBlank, type Json } from "./record";

/** Whether an item is asked in every walk that the answers leave possible, in none, or in some. */
export type Standing = "asked" | "passed" | "undetermined";

/** One item as a walk from the top finds it. */
export interface Stop {
  linked: LinkedItem;
  standing: Standing;
  raw: Json | undefined;
  judgement: Judgement;
  /** What a computed item comes to; undefined where it has no value, and of a question. */
  computed: Computed | undefined;
  /** What may be answered, given the answers before. */
  domain: Domain;
  /** What is offered as the answer while there is none. */
  proposal: Json | undefined;
}

export interface Route {
  stops: Stop[];
  known: Known;
}

/**
 * Walks the form from the top. `answer` gives each item's answer once its standing is
 * settled; the standings further down follow from what it gives.
 */
export function walk(program: Program, answer: (id: string, standing: Standing) => Json | undefined): Route {
  const known = new Known();
  const stops = program.items.map((linked) => {
    const standing = standingOf(linked, known);
    const raw = answer(linked.item.id, standing);
    const domain = offered(linked.item.domain, linked.offer, known);
    const computed = linked.compute?.(known);
    const judgement = compared(linked, judge(domain, raw), raw, computed);
    settle(known, linked.item.id, standing, raw, judgement);
    const proposal = judgement.is === "blank" ? proposed(linked.propose, domain, known) : undefined;
    return { linked, standing, raw, judgement, domain, computed, proposal };
  });
  return { stops, known };
}

/** What a stored value is beside the computed one. */
function compared(linked: LinkedItem, judgement: Judgement, raw: Json | undefined, computed: Computed | undefined): Judgement {
  if (!linked.compute || judgement.is !== "good" || agrees(raw as Computed, computed)) return judgement;
  return { is: "differs", value: judgement.value };
}

function standingOf(linked: LinkedItem, known: Known): Standing {
  if (linked.passed(known)) return "passed";
  return linked.asked(known) ? "asked" : "undetermined";
}

function settle(known: Known, id: string, standing: Standing, raw: Json | undefined, judgement: Judgement): void {
  if (!isBlank(raw)) known.borne.add(id);
  if (standing === "passed") return;
  if (judgement.is === "good") known.values.set(id, judgement.value);
  if (judgement.is === "none") known.none.set(id, judgement.kind);
}
