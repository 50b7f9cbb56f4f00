import type { EngagementMode, PartnerKind } from '../rows/registry.ts';

/** Name, kind, engagement modes, service kinds; the first three names stand in the county's account, the others are invented. */
export const partners: readonly (readonly [name: string, kind: PartnerKind, modes: readonly EngagementMode[], serves: string])[] = [
  ['益众社工', 'socialOrganisation', ['purchasedPost', 'commissionedProject'], 'counselling household-cleaning meal-service holiday-care'],
  ['蓝豹救援', 'socialOrganisation', ['publicWelfare', 'lowCostSubsidy'], 'child-safety hospital-escort'],
  ['源野救援', 'socialOrganisation', ['publicWelfare', 'lowCostSubsidy'], 'child-safety lamps-and-paths'],
  ['山里红志愿服务中心', 'socialOrganisation', ['publicWelfare', 'commissionedProject'], 'haircut household-cleaning meal-service'],
  ['暖阳为老服务社', 'socialOrganisation', ['purchasedPost', 'lowCostSubsidy'], 'meal-service elder-fittings hospital-escort'],
  ['萤火助学会', 'socialOrganisation', ['publicWelfare'], 'homework-tutoring reading-corner'],
  ['乡音文艺社', 'socialOrganisation', ['commissionedProject'], 'opera-show dance-lessons festival-party'],
  ['安心法律服务社', 'socialOrganisation', ['purchasedPost'], 'legal-advice dispute-mediation'],
  ['湾畔青年创业联盟', 'newOrganisation', ['publicWelfare'], 'produce-sale phone-lessons'],
  ['同心网约车司机之家', 'newOrganisation', ['publicWelfare', 'lowCostSubsidy'], 'hospital-escort shopping-errand'],
  ['便民快递驿站联合支部', 'newOrganisation', ['lowCostSubsidy'], 'shopping-errand'],
  ['山海菌业有限公司', 'privateEnterprise', ['publicWelfare'], 'crop-guidance produce-sale job-finding'],
  ['凤鸣茶业有限公司', 'privateEnterprise', ['publicWelfare'], 'crop-guidance farming-training'],
  ['罗川家电维修行', 'privateEnterprise', ['lowCostSubsidy'], 'appliance-repair'],
  ['鹤屿水产有限公司', 'privateEnterprise', ['publicWelfare'], 'farming-training job-finding'],
  ['康乐药房连锁', 'privateEnterprise', ['publicWelfare', 'lowCostSubsidy'], 'medicine-delivery blood-pressure'],
  ['明眸眼镜店', 'privateEnterprise', ['publicWelfare'], 'eye-check'],
  ['城乡公交公司', 'stateEnterprise', ['publicWelfare'], 'hospital-escort'],
  ['县粮食收储公司', 'stateEnterprise', ['publicWelfare'], 'produce-sale shopping-errand'],
  ['县文化旅游投资公司', 'stateEnterprise', ['commissionedProject'], 'festival-party opera-show'],
  ['县城建投资公司', 'stateEnterprise', ['commissionedProject'], 'house-repair lamps-and-paths'],
  ['食用菌行业协会', 'association', ['publicWelfare'], 'crop-guidance farming-training'],
  ['摄影家协会', 'association', ['publicWelfare'], 'photographs'],
  ['书法家协会', 'association', ['publicWelfare'], 'spring-couplets'],
  ['美发美容协会', 'association', ['publicWelfare'], 'haircut'],
  ['烹饪协会', 'association', ['publicWelfare'], 'meal-service festival-party'],
  ['福州罗源商会', 'chamber', ['publicWelfare'], 'hardship-relief produce-sale'],
  ['女企业家商会', 'chamber', ['publicWelfare'], 'hardship-relief family-education'],
  ['石材商会', 'chamber', ['publicWelfare'], 'lamps-and-paths house-repair'],
  ['高山茶叶专业合作社', 'cooperative', ['publicWelfare'], 'crop-guidance produce-sale'],
  ['秀珍菇专业合作社', 'cooperative', ['publicWelfare'], 'crop-guidance job-finding'],
  ['蜜蜂养殖专业合作社', 'cooperative', ['publicWelfare'], 'farming-training produce-sale'],
];

/** How many of them are named by the county itself. */
export const namedPartners = 3;
