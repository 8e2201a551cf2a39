import type { Control } from "./control";
import { find, setText } from "./dom";
import { placeOf } from "./judge";
import { decimal, readNumber } from "./numeral";
import { pieces } from "./piece";
import { isBlank, type Json } from "./record";
import { say, type Texts } from "./say";

const members = ["lat", "lon", "accuracy"];

/** The three lines of a location, and a button that asks the device for it. Without one they are typed. */
class Place implements Control {
  private readonly status: HTMLElement;
  private said = "";

  constructor(
    private readonly inputs: HTMLInputElement[],
    private readonly texts: Texts,
  ) {
    const root = inputs[0]!.closest<HTMLElement>("[data-item]")!;
    this.status = find(root, ".located");
    find(root, ".locate").addEventListener("click", () => this.locate());
  }

  show(raw: Json | undefined): Json | undefined {
    const place = isBlank(raw) ? [] : placeOf(raw as Json);
    this.inputs.forEach((input, i) => (input.value = place?.[i] === undefined ? "" : decimal(place[i]!)));
    this.say("");
    return place ? undefined : raw;
  }

  read(): Json | undefined {
    const parts: { [key: string]: Json } = {};
    this.inputs.forEach((input, i) => {
      const value = readNumber(input.value);
      if (value !== undefined) parts[members[i]!] = value;
    });
    return Object.keys(parts).length > 0 ? parts : undefined;
  }

  resay(): void {
    setText(this.status, this.said && say(this.texts, this.said));
  }

  private locate(): void {
    if (!("geolocation" in navigator)) return this.say("page.locate-none");
    this.say("page.locating");
    const patient = { enableHighAccuracy: true, timeout: 30_000, maximumAge: 0 };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.found(coords),
      ({ code }) => this.say(code === 1 ? "page.locate-refused" : "page.locate-failed"),
      patient,
    );
  }

  private found({ latitude, longitude, accuracy }: GeolocationCoordinates): void {
    const rounded = [latitude.toFixed(6), longitude.toFixed(6), accuracy.toFixed(1)];
    this.inputs.forEach((input, i) => (input.value = decimal(Number(rounded[i]))));
    this.inputs[0]!.dispatchEvent(new Event("change", { bubbles: true }));
    this.say("page.located");
  }

  private say(code: string): void {
    this.said = code;
    this.resay();
  }
}

pieces.location = Place;
