import type { HowSoon } from '@shaodao/contracts/needs/need.vocabulary';
import type { ServiceCategory } from '@shaodao/contracts/vocabulary';
import type { Me } from '@shaodao/portal-kit/session/session';

/** What has been said so far; kept on the phone until it is sent. */
export interface Draft {
  readonly householdId?: string;
  /** Nobody: the household as a whole. */
  readonly beneficiaryId?: string;
  readonly who?: string;
  readonly category?: ServiceCategory | 'own';
  readonly kindId?: string;
  readonly detail: string;
  readonly howSoon?: HowSoon;
}
export const emptyDraft: Draft = { detail: '' };

/** One possible answer to “for whom”. */
export interface Beneficiary {
  readonly householdId: string;
  readonly beneficiaryId?: string;
  readonly who: string;
  readonly hint?: string;
}
/** Everyone a person may ask for: oneself first, then the own household, then those who trust them. */
export function beneficiariesOf(me: Me, words: { myself: string; everybody: string; everybodyOf: (house: string) => string }): Beneficiary[] {
  return [...me.households].sort((a, b) => Number(a.relation === 'trusted') - Number(b.relation === 'trusted')).flatMap((house) => {
    const people = [...house.members].sort((a, b) => Number(b.id === me.personId) - Number(a.id === me.personId));
    // the house is worth saying only where it could be another one
    const place = me.households.length > 1 || house.relation === 'trusted' ? `${house.name} · ${house.villageName}` : undefined;
    const all = { householdId: house.id, who: house.relation === 'member' ? words.everybody : words.everybodyOf(house.name), hint: place };
    return [...people.map((one) => ({ householdId: house.id, beneficiaryId: one.id, who: one.id === me.personId ? words.myself : one.label, hint: place })), ...(people.length === 1 && house.relation === 'member' ? [] : [all])];
  });
}
