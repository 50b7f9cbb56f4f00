import { refuse } from '@shaodao/contracts/kit';
import { EXPIRING_DAYS } from '@shaodao/contracts/registry/partner';
import { daysBetween } from '../calendar.ts';

/** Something with a last day: a licence (资质) or an agreement (协议). `until` is the first day after it. */
const endsSoon = (until: string | null, today: string): boolean => until !== null && until > today && daysBetween(today, until) <= EXPIRING_DAYS;
export interface Licence {
  readonly name: string;
  readonly number: string;
  readonly issuedOn: string;
  /** First day on which it holds no more; null: no end. */
  readonly expiresOn: string | null;
}
export const isExpired = ({ expiresOn }: Pick<Licence, 'expiresOn'>, today: string): boolean => expiresOn !== null && expiresOn <= today;
export const isExpiring = ({ expiresOn }: Pick<Licence, 'expiresOn'>, today: string): boolean => endsSoon(expiresOn, today);
/** A licence: ends after it was issued, and each number once. */
export function license(licence: Licence, known: readonly Licence[]) {
  if (licence.expiresOn !== null && licence.expiresOn <= licence.issuedOn) return refuse('licence/expires-before-issue');
  return known.some((one) => one.name === licence.name && one.number === licence.number) ? refuse('licence/known-already') : ({ ok: true } as const);
}

export interface Agreement {
  readonly startedOn: string;
  readonly endsOn: string | null;
  readonly endedOn: string | null;
}
export const isInForce = ({ startedOn, endsOn, endedOn }: Agreement, today: string): boolean => startedOn <= today && (endedOn ?? endsOn ?? '9999') > today;
export const isRunningOut = (agreement: Agreement, today: string): boolean => isInForce(agreement, today) && endsSoon(agreement.endedOn ?? agreement.endsOn, today);
export const agree = (agreement: Agreement) => (agreement.endsOn !== null && agreement.endsOn <= agreement.startedOn ? refuse('agreement/ends-before-start') : ({ ok: true } as const));
/** Ending before the term: what has not ended yet. */
export const endAgreement = (agreement: Agreement, today: string) => ((agreement.endedOn ?? agreement.endsOn ?? '9999') > today ? ({ ok: true } as const) : refuse('agreement/not-in-force'));
