import { DECI, SESSIONS_MAX, type TourModel } from './tour-model.ts';

/** A tour plan under search, with its value in deci-points kept up to date; every change keeps vehicles and crews. */
export class TourState {
  readonly model: TourModel;
  /** Visits of a day in slots 0 … visitCount − 1: area and services; slot = day · slotsPerDay + index. */
  readonly slotsPerDay: number;
  readonly slotArea: Int32Array;
  readonly slotMask: Int32Array;
  readonly visitCount: Int32Array;
  readonly crewsLeft: Int32Array;
  /** Sessions held, by area · serviceCount + service; visits and gain of each area; slot index + 1 of a cell's visit. */
  readonly sessions: Int32Array;
  readonly areaVisits: Int32Array;
  readonly areaGain: Int32Array;
  readonly slotOfCell: Int16Array;
  valueDeci: number;

  constructor(model: TourModel) {
    this.model = model;
    this.slotsPerDay = Math.max(1, ...model.vehicles, ...frozenPerDay(model));
    this.slotArea = new Int32Array(model.dayCount * this.slotsPerDay).fill(-1);
    this.slotMask = new Int32Array(model.dayCount * this.slotsPerDay);
    this.visitCount = new Int32Array(model.dayCount);
    this.crewsLeft = model.crews.slice();
    this.sessions = new Int32Array(model.areaCount * model.serviceCount);
    this.areaVisits = new Int32Array(model.areaCount);
    this.areaGain = new Int32Array(model.areaCount);
    this.slotOfCell = new Int16Array(model.areaCount * model.dayCount);
    this.valueDeci = -model.publishedDeci - model.areaCount * model.input.rules.visitsMin * model.missingVisitDeci;
    for (const { area, day, mask } of model.frozenVisits) this.insert(area, day, mask);
  }

  /** Adds a visit; room, crews and spacing are the caller's to check. */
  insert(area: number, day: number, mask: number): void {
    const { model } = this;
    const slot = day * this.slotsPerDay + this.visitCount[day]!;
    this.slotArea[slot] = area;
    this.slotMask[slot] = mask;
    this.slotOfCell[area * model.dayCount + day] = ++this.visitCount[day]!;
    this.#count(area, day, mask, 1);
  }

  /** Takes a visit away; its slot goes to the day's last. */
  remove(area: number, day: number): number {
    const { model } = this;
    const cell = area * model.dayCount + day;
    const slot = day * this.slotsPerDay + this.slotOfCell[cell]! - 1,
      last = day * this.slotsPerDay + --this.visitCount[day]!;
    const mask = this.slotMask[slot]!,
      moved = this.slotArea[last]!;
    this.slotArea[slot] = moved;
    this.slotMask[slot] = this.slotMask[last]!;
    this.slotOfCell[moved * model.dayCount + day] = this.slotOfCell[cell]!;
    this.slotOfCell[cell] = 0;
    this.slotArea[last] = -1;
    this.#count(area, day, mask, -1);
    return mask;
  }

  /** Whether an area is open on a day and keeps its spacing, not looking at vehicles; `except` is a day to overlook. */
  isFree(area: number, day: number, except = -1): boolean {
    const { model } = this;
    const row = area * model.dayCount;
    if (!model.isOpen[row + day]) return false;
    if (this.areaVisits[area] === 0) return true;
    for (let d = model.spacingFrom[day]!; d <= model.spacingTo[day]!; d++)
      if (this.slotOfCell[row + d] && d !== except) return false;
    return true;
  }

  areaDeci(area: number): number {
    const { model } = this,
      gain = this.areaGain[area]!;
    return DECI * gain + model.bonusDeci * Math.min(gain, model.target[area]!);
  }

  #count(area: number, day: number, mask: number, sign: 1 | -1): void {
    const { model } = this,
      S = model.serviceCount,
      cell = area * model.dayCount + day;
    const kept = mask & model.publishedMask[cell]!;
    let gain = 0,
      keptSessions = 0;
    for (let s = 0, rest = mask; rest !== 0; s++, rest >>>= 1) {
      if (!(rest & 1)) continue;
      const sessions = this.sessions[area * S + s]!;
      const at = (area * S + s) * (SESSIONS_MAX + 1) + (sign > 0 ? sessions : sessions - 1);
      if (sessions + (sign > 0 ? 1 : 0) <= SESSIONS_MAX)
        gain += model.cumulativeGain[at + 1]! - model.cumulativeGain[at]!;
      if ((kept >>> s) & 1) keptSessions++;
      this.sessions[area * S + s] = sessions + sign;
      this.crewsLeft[day * S + s]! -= sign;
    }
    const before = this.areaDeci(area);
    this.areaGain[area]! += sign * gain;
    this.areaVisits[area]! += sign;
    const visits = this.areaVisits[area]!,
      visitsMin = model.input.rules.visitsMin;
    const missing = Math.max(0, visitsMin - visits) - Math.max(0, visitsMin - visits + sign);
    this.valueDeci +=
      this.areaDeci(area) -
      before -
      missing * model.missingVisitDeci +
      sign *
        (model.visitDeci[cell]! +
          keptSessions * model.sessionKeepDeci +
          (mask !== 0 && mask === model.publishedMask[cell] ? model.bundleKeepDeci : 0));
  }
}

function frozenPerDay(model: TourModel): number[] {
  const counts: number[] = [];
  for (const { day } of model.frozenVisits) counts[day] = (counts[day] ?? 0) + 1;
  return counts.map((count) => count ?? 0).filter((count) => count > 0);
}
