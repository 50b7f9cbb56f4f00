import { refuse } from '@shaodao/contracts/kit';

/** The ways in which a person is named by a number: one by one on a screen, or line by line in a file. */
export type TryWay = 'command' | 'file';
/**
 * Mismatches of name and number that one person may cause in a day, after which nobody is named by a number until the next.
 * At the door a wrong name is a slip of the pen; whoever needs more of them asks whose number it is.
 */
export const MAX_MISMATCHES_A_DAY: Readonly<Record<TryWay, number>> = { command: 10, file: 200 };

/** Refuses to compare another number on a day with too many mismatches, whether or not this one would match. */
export const mayCompare = (mismatches: number, way: TryWay) =>
  mismatches >= MAX_MISMATCHES_A_DAY[way] ? refuse('person/too-many-tries') : undefined;
