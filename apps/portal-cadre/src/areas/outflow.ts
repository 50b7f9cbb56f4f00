/** Steps of the share away, 0–1, and the colour of each; the county's threshold is always one of the steps. */
const COLOURS = ['#6f9f83', '#aebf7c', '#dfb152', '#c9743a', '#9c3219'] as const;
/** For a village without figures. */
export const UNKNOWN_COLOUR = '#8d928c';

/** Upper ends of the steps (the last has none). */
export const stepsOf = (threshold: number): number[] => {
  const half = threshold / 2;
  const rest = (1 - threshold) / 3;
  return [half, threshold, threshold + rest, threshold + 2 * rest].map((share) => Math.round(share * 100) / 100);
};
export const colourAt = (step: number): string => COLOURS[step]!;
/** Which step a share falls into: above an end is the next step. */
export function stepOf(rate: number, steps: readonly number[]): number {
  const at = steps.findIndex((end) => rate <= end);
  return at < 0 ? steps.length : at;
}
export const colourOf = (rate: number | null, steps: readonly number[]): string => (rate === null ? UNKNOWN_COLOUR : colourAt(stepOf(rate, steps)));
export const percent = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 1000) / 10}%`);
