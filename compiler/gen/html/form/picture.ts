import type { Control } from "./control";
import { find, setText } from "./dom";
import { bytesOf, drawn } from "./image";
import { bodyOf, isPhoto, mostPhoto } from "./photo";
import { awaitDrawn, pieces } from "./piece";
import { isBlank, type Json } from "./record";
import { say, type Texts } from "./say";

/** How many characters the form makes of a picture at most: about 200 KB. */
const wanted = 270_000;

/**
 * A photo: a picture is taken or picked, made small enough for a record, and shown. It is drawn from its bytes, so that the
 * page need not be allowed to load pictures.
 */
class Picture implements Control {
  private photo: string | undefined;
  private said = "";
  private readonly input: HTMLInputElement;
  private readonly root: HTMLElement;

  constructor(
    [input]: HTMLInputElement[],
    private readonly texts: Texts,
  ) {
    this.input = input!;
    this.root = this.input.closest<HTMLElement>("[data-item]")!;
    this.input.addEventListener("change", () => void this.take());
    find(this.root, ".drop").addEventListener("click", () => this.drop());
  }

  show(raw: Json | undefined): Json | undefined {
    const shown = typeof raw === "string" && isPhoto(raw) && raw.length <= mostPhoto;
    this.photo = shown ? (raw as string) : undefined;
    this.render();
    return shown || isBlank(raw) ? undefined : raw;
  }

  read(): Json | undefined {
    return this.photo;
  }

  /** Says how it stands with the picture, or else the name of a file. */
  resay(): void {
    const name = this.photo !== undefined && bodyOf(this.photo) === undefined ? this.photo : "";
    setText(find(this.root, ".pictured"), this.said ? say(this.texts, this.said) : name);
  }

  private say(code: string): void {
    this.said = code;
    this.resay();
  }

  /** Takes the picture that was picked; the input is emptied, so that the same can be picked again. */
  private async take(): Promise<void> {
    const file = this.input.files?.[0];
    this.input.value = "";
    if (!file) return;
    this.say("page.photo-taking");
    try {
      this.change(small(await createImageBitmap(file)));
    } catch {
      this.say("page.photo-none");
    }
  }

  private drop(): void {
    this.change(undefined);
    this.input.focus(); // the button has gone
  }

  private change(photo: string | undefined): void {
    this.photo = photo;
    this.render();
    find(this.root, ".picture").dispatchEvent(new Event("change", { bubbles: true }));
  }

  private render(): void {
    const body = this.photo === undefined ? undefined : bodyOf(this.photo);
    this.say("");
    find(this.root, ".drop").hidden = this.photo === undefined;
    const canvas = find<HTMLCanvasElement>(this.root, "canvas");
    canvas.hidden = true;
    if (body !== undefined) awaitDrawn(this.draw(canvas, body));
  }

  private async draw(canvas: HTMLCanvasElement, body: string): Promise<void> {
    const photo = this.photo;
    try {
      const bitmap = await createImageBitmap(new Blob([bytesOf(body)]));
      if (this.photo !== photo) return; // another came meanwhile
      drawn(canvas, bitmap, 640);
      canvas.hidden = false;
    } catch {
      if (this.photo === photo) this.say("page.photo-unseen");
    }
  }
}

/** The picture as a JPEG, each time smaller until it is small enough. */
function small(bitmap: ImageBitmap): string {
  const canvas = document.createElement("canvas");
  for (let side = 1600, quality = 0.8; ; side *= 0.8, quality = Math.max(0.5, quality - 0.1)) {
    drawn(canvas, bitmap, side);
    const photo = canvas.toDataURL("image/jpeg", quality);
    if (photo.length <= wanted || side < 100) return photo;
  }
}

pieces.photo = Picture;
