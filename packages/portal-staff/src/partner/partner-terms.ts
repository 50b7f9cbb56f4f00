import type { EngagementMode, PartnerKind } from '@shaodao/contracts/registry/partner';
import type { Language } from '@shaodao/portal-kit/wording/language';

/** What each kind of partner is called. */
export const kindText: Record<Language, Record<PartnerKind, string>> = {
  zh: { socialOrganisation: '社会组织', newOrganisation: '两新组织', privateEnterprise: '民营企业', stateEnterprise: '国有企业', association: '协会', chamber: '商会', cooperative: '合作社' },
  en: { socialOrganisation: 'Social organisation', newOrganisation: 'New organisation', privateEnterprise: 'Private enterprise', stateEnterprise: 'State enterprise', association: 'Association', chamber: 'Chamber', cooperative: 'Cooperative' },
};
/** What each mode of engagement is called. */
export const modeText: Record<Language, Record<EngagementMode, string>> = {
  zh: { publicWelfare: '公益服务', purchasedPost: '购买岗位', commissionedProject: '项目委托', lowCostSubsidy: '低偿补贴' },
  en: { publicWelfare: 'Public welfare', purchasedPost: 'Purchased post', commissionedProject: 'Commissioned project', lowCostSubsidy: 'Low-cost subsidy' },
};
