import type { CoreModel } from './core-problem.ts';

/** An assignment within capacities that knows who waits; changes can be taken back to the last mark. */
export class WaitingAssignment {
  readonly model: CoreModel;
  /** Arc of each need, or -1. */
  readonly arcOf: Int32Array;
  readonly room: Int32Array;
  /** Needs without an arc, in no order. */
  readonly waiting: number[] = [];
  points = 0;
  readonly #waitingAt: Int32Array;
  readonly #journalNeed: number[] = [];
  readonly #journalArc: number[] = [];

  constructor(model: CoreModel, arcOf: Int32Array) {
    this.model = model;
    this.arcOf = new Int32Array(model.needCount).fill(-1);
    this.room = model.capacity.slice();
    this.#waitingAt = Int32Array.from(this.arcOf, (_none, need) => this.waiting.push(need) - 1);
    arcOf.forEach((arc, need) => {
      if (arc >= 0 && this.fits(arc)) this.#put(need, arc);
    });
  }

  fits(arc: number): boolean {
    return this.model.arcEffort[arc]! <= this.room[this.model.arcResource[arc]!]!;
  }

  /** Gives a need another arc (-1: it waits); the caller sees to it that it fits. */
  set(need: number, arc: number): void {
    this.#journalNeed.push(need);
    this.#journalArc.push(this.arcOf[need]!);
    this.#put(need, arc);
  }

  mark(): void {
    this.#journalNeed.length = 0;
    this.#journalArc.length = 0;
  }
  undoToMark(): void {
    while (this.#journalNeed.length > 0) this.#put(this.#journalNeed.pop()!, this.#journalArc.pop()!);
  }
  /** Changes to another whole assignment; the mark is then here. */
  changeTo(arcOf: Int32Array): void {
    for (let need = 0; need < arcOf.length; need++) this.#put(need, -1);
    for (let need = 0; need < arcOf.length; need++) this.#put(need, arcOf[need]!);
    this.mark();
  }

  #put(need: number, arc: number): void {
    const { arcResource, arcEffort, arcPoints } = this.model,
      current = this.arcOf[need]!;
    if (current === arc) return;
    if (current >= 0) {
      this.room[arcResource[current]!]! += arcEffort[current]!;
      this.points -= arcPoints[current]!;
    } else this.#endWaiting(need);
    if (arc >= 0) {
      this.room[arcResource[arc]!]! -= arcEffort[arc]!;
      this.points += arcPoints[arc]!;
    } else this.#waitingAt[need] = this.waiting.push(need) - 1;
    this.arcOf[need] = arc;
  }

  #endWaiting(need: number): void {
    const at = this.#waitingAt[need]!,
      last = this.waiting.pop()!;
    if (last === need) return;
    this.waiting[at] = last;
    this.#waitingAt[last] = at;
  }
}
