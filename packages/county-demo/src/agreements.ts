import { addDays } from './days.ts';
import type { Making } from './making.ts';
import type { EngagementMode, PartnerKind } from './rows/registry.ts';

const titles: Readonly<Record<EngagementMode, string>> = { publicWelfare: '公益服务协议', purchasedPost: '政府购买岗位协议', commissionedProject: '项目委托协议', lowCostSubsidy: '低偿服务补贴协议' };
const licenceOf: Readonly<Record<PartnerKind, string>> = {
  socialOrganisation: '社会团体法人登记证书', newOrganisation: '民办非企业单位登记证书', privateEnterprise: '营业执照', stateEnterprise: '营业执照', association: '社会团体法人登记证书', chamber: '社会团体法人登记证书', cooperative: '农民专业合作社营业执照',
};

/** One dated agreement per engagement mode and a licence per partner; a few end soon, one licence has run out. */
export function addAgreements(making: Making): void {
  const { county } = making;
  const random = making.random('agreements');
  const engages = county.departments.filter((row) => ['县民政局', '县委组织部', '县应急管理局', '县农业农村局', '共青团县委'].includes(row.name));
  for (const [i, partner] of county.partners.entries()) {
    for (const mode of partner.engagementModes) {
      const startedOn = making.daysAgo(random.between(30, 340));
      const left = i % 9 === 0 ? random.between(10, 50) : random.between(90, 700);
      county.partnerAgreements.push({ id: making.id('partnerAgreement', `${partner.id}/${mode}`), partnerId: partner.id, mode, title: titles[mode], departmentId: random.pick(engages).id, startedOn, endsOn: mode === 'publicWelfare' ? null : addDays(county.today, left), endedOn: null });
    }
    const number = `${partner.kind === 'privateEnterprise' ? '91350123' : '52350123'}MJD${String(random.between(100_000, 999_999))}`;
    county.partnerLicences.push({ id: making.id('partnerLicence', partner.id), partnerId: partner.id, name: licenceOf[partner.kind], number, issuedOn: making.daysAgo(random.between(400, 1400)), expiresOn: i === 11 ? making.daysAgo(9) : i % 7 === 3 ? addDays(county.today, random.between(12, 55)) : addDays(county.today, random.between(200, 900)) });
  }
}
