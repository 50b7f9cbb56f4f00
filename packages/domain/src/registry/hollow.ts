/** Share of outflow above which a village is hollow, where the county has set none (domain §1). */
export const DEFAULT_HOLLOW_THRESHOLD = 0.5;

export interface Population {
  readonly kind: 'county' | 'township' | 'village' | 'community';
  readonly registeredPopulation: number | null;
  readonly outflowPopulation: number | null;
}
/** A village is hollow (空心村) when the share of its registered people who live elsewhere is above the threshold; communities never are. PostgreSQL's `is_hollow` says the same. */
export const isHollow = ({ kind, registeredPopulation, outflowPopulation }: Population, threshold: number): boolean =>
  kind === 'village' && registeredPopulation !== null && outflowPopulation !== null && outflowPopulation > registeredPopulation * threshold;
/** Outflow / registered, 0–1; 0 where nobody is registered. */
export const outflowRate = ({ registeredPopulation, outflowPopulation }: Pick<Population, 'registeredPopulation' | 'outflowPopulation'>): number =>
  registeredPopulation && outflowPopulation ? outflowPopulation / registeredPopulation : 0;
