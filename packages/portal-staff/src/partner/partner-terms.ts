import type { EngagementMode, PartnerKind } from '@shaodao/contracts/registry/partner';
import { engagementWords, partnerKindWords } from '@shaodao/contracts/wording/registry.zh';
import type { Language } from '@shaodao/portal-kit/wording/language';

/** What each kind of partner is called. */
export const kindText: Record<Language, Record<PartnerKind, string>> = {
  zh: partnerKindWords,
  en: { socialOrganisation: 'Social organisation', newOrganisation: 'New organisation', privateEnterprise: 'Private enterprise', stateEnterprise: 'State enterprise', association: 'Association', chamber: 'Chamber', cooperative: 'Cooperative' },
};
/** What each mode of engagement is called. */
export const modeText: Record<Language, Record<EngagementMode, string>> = {
  zh: engagementWords,
  en: { publicWelfare: 'Public welfare', purchasedPost: 'Purchased post', commissionedProject: 'Commissioned project', lowCostSubsidy: 'Low-cost subsidy' },
};
