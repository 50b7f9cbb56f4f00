import { lagrangianBound, zeroPrices, type Prices } from '../matching/lagrangian.ts';
import type { GapModel } from '../matching/match-model.ts';
import type { Bound } from '../matching/match-result.ts';
import { LpText } from './lp-text.ts';
import type { LpAnswer } from './solve-lp.ts';

/** The matching as a linear program (`isWhole`: as a 0-1 program): arcs x, fairness f, a row per need, resource, village and capped department. */
export function matchLp(model: GapModel, isWhole = false): string {
  const lp = new LpText();
  const ofNeed: [number, string][][] = [],
    ofResource: [number, string][][] = [],
    ofVillage: [number, string][][] = [],
    ofDepartment: [number, string][][] = [];
  const put = (rows: [number, string][][], at: number, factor: number, name: string) =>
    (rows[at] ??= []).push([factor, name]);
  for (let arc = 0; arc < model.arcNeed.length; arc++) {
    const name = `x${arc}`,
      need = model.arcNeed[arc]!,
      resource = model.arcResource[arc]!,
      effort = model.arcEffort[arc]!;
    lp.objective(model.arcPoints[arc]!, name);
    put(ofNeed, need, 1, name);
    put(ofResource, resource, effort, name);
    if (model.fairnessPoints > 0) put(ofVillage, model.villageOfNeed[need]!, -effort, name);
    const department = model.departmentOfResource[resource]!;
    if (model.departmentCap[department]! >= 0 && model.arcIsNew[arc]) put(ofDepartment, department, 1, name);
    if (isWhole) lp.wholeNumber(name);
  }
  ofNeed.forEach((terms, need) => lp.atMost(`n${need}`, terms, 1));
  ofResource.forEach((terms, resource) => lp.atMost(`r${resource}`, terms, model.capacity[resource]!));
  ofVillage.forEach((terms, village) => {
    lp.objective(model.fairnessPoints, `f${village}`);
    lp.upTo(`f${village}`, model.villageTarget[village]!);
    lp.atMost(`v${village}`, [[1, `f${village}`], ...terms], 0);
  });
  ofDepartment.forEach((terms, department) => lp.atMost(`d${department}`, terms, model.departmentCap[department]!));
  return lp.maximize();
}

/** The bound that the solver's duals prove: the dual function recomputed at them, so that the solver need not be believed. */
export function boundFromDuals(model: GapModel, answer: LpAnswer): Bound {
  const base = zeroPrices(model);
  const prices: Prices = {
    resource: base.resource.map((_price, r) => Math.abs(answer.duals[`r${r}`] ?? 0)),
    village: base.village.map((_price, v) => Math.min(model.fairnessPoints, Math.abs(answer.duals[`v${v}`] ?? 0))),
    department: base.department.map((_price, d) => Math.abs(answer.duals[`d${d}`] ?? 0)),
  };
  return { kind: 'lp', valuePoints: lagrangianBound(model, prices), steps: 0 };
}
