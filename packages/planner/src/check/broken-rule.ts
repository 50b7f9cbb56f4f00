/** A hard rule that a plan breaks, or a figure that it states wrongly; `where` names need, resource, visit or village. */
export interface BrokenRule {
  readonly rule: string;
  readonly where: string;
  readonly detail: string;
}
