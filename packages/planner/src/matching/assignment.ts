import type { GapModel } from './match-model.ts';

const NONE = -1;

/** A partial assignment of needs to resources that keeps every hard rule; changes can be taken back to a mark. */
export class Assignment {
  readonly model: GapModel;
  /** Arc of each need, or -1. */
  readonly arcOf: Int32Array;
  /** Free half-hours of each resource, covered half-hours of each village, new claims left to each department. */
  readonly room: Int32Array;
  readonly covered: Int32Array;
  readonly claimsLeft: Int32Array;
  valuePoints = 0;
  readonly #journalNeed: number[] = [];
  readonly #journalArc: number[] = [];

  constructor(model: GapModel) {
    this.model = model;
    this.arcOf = new Int32Array(model.needCount).fill(NONE);
    this.room = model.capacity.slice();
    this.covered = new Int32Array(model.villageTarget.length);
    this.claimsLeft = model.departmentCap.map((cap) => (cap < 0 ? 0x3fffffff : cap));
  }

  /** Whether an unassigned need could take the arc as things stand. */
  fits(arc: number): boolean {
    const { model } = this;
    const resource = model.arcResource[arc]!;
    return (
      model.arcEffort[arc]! <= this.room[resource]! &&
      (model.arcIsNew[arc] === 0 || this.claimsLeft[model.departmentOfResource[resource]!]! > 0)
    );
  }

  /** Gives a need another arc (-1: none); the caller sees to it that it fits. */
  set(need: number, arc: number): void {
    this.#journalNeed.push(need);
    this.#journalArc.push(this.arcOf[need]!);
    this.#put(need, arc);
  }

  /** Fairness points of covering `halfHours` more in the need's village. */
  fairnessGain(need: number, halfHours: number): number {
    const village = this.model.villageOfNeed[need]!;
    const left = this.model.villageTarget[village]! - this.covered[village]!;
    return left <= 0 ? 0 : this.model.fairnessPoints * Math.min(left, halfHours);
  }

  get mark(): number {
    return this.#journalNeed.length;
  }
  /** The needs changed since a mark, with repeats. */
  changedSince(mark: number): readonly number[] {
    return this.#journalNeed.slice(mark);
  }
  forget(): void {
    this.#journalNeed.length = 0;
    this.#journalArc.length = 0;
  }
  undoTo(mark: number): void {
    while (this.#journalNeed.length > mark) this.#put(this.#journalNeed.pop()!, this.#journalArc.pop()!);
  }

  #put(need: number, arc: number): void {
    const { model } = this;
    const village = model.villageOfNeed[need]!;
    const before = Math.min(this.covered[village]!, model.villageTarget[village]!);
    const old = this.arcOf[need]!;
    if (old >= 0) this.#book(old, village, -1);
    if (arc >= 0) this.#book(arc, village, 1);
    this.arcOf[need] = arc;
    this.valuePoints +=
      model.fairnessPoints * (Math.min(this.covered[village]!, model.villageTarget[village]!) - before);
  }

  #book(arc: number, village: number, sign: 1 | -1): void {
    const { model } = this;
    const resource = model.arcResource[arc]!,
      effort = sign * model.arcEffort[arc]!;
    this.room[resource]! -= effort;
    this.covered[village]! += effort;
    this.valuePoints += sign * model.arcPoints[arc]!;
    if (model.arcIsNew[arc]) this.claimsLeft[model.departmentOfResource[resource]!]! -= sign;
  }
}
