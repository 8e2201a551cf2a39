import { getStroke } from "perfect-freehand";

/** A stroke: where the finger was. */
type Stroke = [x: number, y: number][];

/** How wide a line is: some 3.5 pixels where the finger is slow, 1.4 where it is quick. */
const line = { size: 5, thinning: 0.45, easing: (pressure: number) => pressure / 2, last: true };

/** A pen on a canvas, for a finger or a mouse. */
export class Pen {
  /** The stroke that is being drawn, and the outlines of all strokes. */
  private stroke: Stroke = [];
  private outlines: Path2D[] = [];
  /** The finger that draws; a second one does not. */
  private finger: number | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    ended: () => void,
  ) {
    const own = (event: PointerEvent) => event.pointerId === this.finger;
    canvas.style.touchAction = "none"; // a stroke does not scroll the page
    canvas.onpointerdown = (event) => this.finger === undefined && event.button === 0 && this.begin(event);
    canvas.onpointermove = (event) => own(event) && this.move(event);
    canvas.onpointerup = canvas.onpointercancel = (event) => {
      if (!own(event)) return;
      this.finger = undefined;
      ended();
    };
  }

  /** Draws no more. What is drawn stays. */
  off(): void {
    const { canvas } = this;
    canvas.style.touchAction = "";
    canvas.onpointerdown = canvas.onpointermove = canvas.onpointerup = canvas.onpointercancel = null;
  }

  clear(): void {
    this.outlines = [];
    this.draw();
  }

  /** Gives the canvas the pixels of the place that it has, and draws what stands on it. */
  fit(): void {
    const { canvas } = this;
    const ratio = Math.max(1, window.devicePixelRatio);
    canvas.width = canvas.offsetWidth * ratio;
    canvas.height = canvas.offsetHeight * ratio;
    this.ink.scale(ratio, ratio);
    this.draw();
  }

  private begin(event: PointerEvent): void {
    this.finger = event.pointerId;
    this.canvas.setPointerCapture(event.pointerId);
    this.stroke = [];
    this.outlines.push(new Path2D());
    this.move(event);
  }

  /** A browser tells of several moves at once. */
  private move(event: PointerEvent): void {
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const { offsetX, offsetY } of moves.length > 0 ? moves : [event]) this.stroke.push([offsetX, offsetY]);
    this.outlines[this.outlines.length - 1] = outline(this.stroke);
    this.draw();
  }

  private draw(): void {
    this.ink.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const drawn of this.outlines) this.ink.fill(drawn);
  }

  private get ink(): CanvasRenderingContext2D {
    return this.canvas.getContext("2d")!;
  }
}

/** The outline of a stroke, which the library gives as points that are drawn from halfway to halfway between them. */
function outline(stroke: Stroke): Path2D {
  const path = new Path2D();
  const points = getStroke(stroke, line);
  points.forEach(([x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length]!;
    path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  });
  return path;
}
