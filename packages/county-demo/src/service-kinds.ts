import type { ServiceCategory, ServiceCategoryId, ServiceKind } from './rows/needs.ts';

/** The 5 categories of services that go down to the villages. */
export const serviceCategories: ServiceCategory[] = [
  { id: 'education', name: '教育' },
  { id: 'living', name: '生活' },
  { id: 'law', name: '法律' },
  { id: 'health', name: '健康' },
  { id: 'culture', name: '文化' },
];

type Line = readonly [id: string, name: string, mode: ServiceKind['mode'], hint: string];

const lines: Record<ServiceCategoryId, readonly Line[]> = {
  education: [
    ['homework-tutoring', '辅导孩子作业', 'regular', '孩子几年级、哪一科'],
    ['holiday-care', '寒暑假看护孩子', 'regular', '几个孩子、多大、哪几天'],
    ['reading-corner', '送书和读书会', 'regular', '想看哪一类书'],
    ['phone-lessons', '教老人用手机', 'regular', '想学什么：视频、看病挂号、交费'],
    ['family-education', '教怎么带孩子', 'individual', '孩子多大、操心什么事'],
    ['child-safety', '儿童安全课', 'regular', '防溺水、交通还是防欺负'],
    ['farming-training', '种养技术课', 'regular', '种什么、养什么、多少亩或多少头'],
    ['job-training', '学手艺学技能', 'regular', '想学什么手艺、什么时候有空'],
    ['policy-talk', '讲政策', 'regular', '想听哪方面：养老、医保、种粮补贴'],
  ],
  living: [
    ['haircut', '上门理发', 'regular', '几个人、能不能走到村部'],
    ['appliance-repair', '修家电', 'regular', '什么电器、怎么坏的、什么牌子'],
    ['wiring-check', '查电线修电路', 'regular', '哪间屋、有没有跳闸冒火花'],
    ['water-pipe-repair', '修水管水龙头', 'regular', '哪里漏、总阀关得上吗'],
    ['house-repair', '房屋小修小补', 'regular', '漏雨还是门窗坏、大约多大一块'],
    ['household-cleaning', '打扫卫生', 'regular', '哪几间、有没有重物要搬'],
    ['shopping-errand', '代买东西', 'regular', '买什么、多少、急不急'],
    ['document-errand', '代办证件手续', 'regular', '办什么证、材料齐不齐'],
    ['meal-service', '助餐送餐', 'regular', '几个人、忌口什么、送到哪'],
    ['sewing-and-keys', '缝补磨刀配钥匙', 'regular', '要做哪几样'],
    ['job-finding', '帮忙找活干', 'individual', '会什么、想在哪里干'],
    ['crop-guidance', '上门看庄稼牲口', 'individual', '什么作物或牲口、出了什么毛病、多少亩或多少头'],
    ['produce-sale', '帮卖农产品', 'individual', '卖什么、多少斤、什么时候收'],
    ['hardship-relief', '生活困难帮扶', 'individual', '家里几口人、难在哪里'],
    ['lamps-and-paths', '修路灯修小路', 'regular', '哪一段、坏了几盏或多长'],
    ['elder-fittings', '装扶手防滑垫', 'individual', '厕所、床边还是台阶'],
  ],
  law: [
    ['legal-advice', '法律咨询', 'regular', '什么事、跟谁有关'],
    ['dispute-mediation', '调解矛盾纠纷', 'individual', '和谁、为什么事、多久了'],
    ['legal-talk', '讲法律', 'regular', '想听哪方面'],
    ['fraud-prevention', '防骗宣传', 'regular', '有没有接到可疑电话'],
    ['land-and-house-papers', '田地房屋证件', 'individual', '田地还是房子、手上有什么证'],
    ['wage-arrears', '讨回工钱', 'individual', '哪里干的活、欠多少、有没有字据'],
    ['legal-aid', '请律师帮忙', 'individual', '什么案子、有没有收到法院的信'],
  ],
  health: [
    ['free-clinic', '义诊', 'regular', '大约几个人、主要是什么病'],
    ['medicine-delivery', '送医送药', 'regular', '什么药、还剩几天的量'],
    ['blood-pressure', '量血压测血糖', 'regular', '几个人、平时高不高'],
    ['eye-check', '查眼睛配老花镜', 'regular', '看远还是看近不清楚'],
    ['dental-check', '看牙', 'regular', '疼不疼、假牙松不松'],
    ['chinese-medicine', '中医推拿针灸', 'regular', '哪里痛、多久了'],
    ['counselling', '说说心里话', 'individual', '想跟谁说、方便什么时候'],
    ['rehabilitation', '康复指导', 'individual', '什么病以后、能不能走动'],
    ['chronic-follow-up', '慢性病上门看', 'individual', '什么病、吃什么药'],
    ['hospital-escort', '陪着去看病', 'individual', '哪家医院、哪天、能不能坐车'],
  ],
  culture: [
    ['film-show', '放电影', 'regular', '想看什么片、在哪里放'],
    ['opera-show', '唱戏演出', 'regular', '闽剧、歌舞还是畲歌'],
    ['festival-party', '节日活动', 'regular', '什么节、大约几个人'],
    ['dance-lessons', '教跳舞做操', 'regular', '大约几个人、在哪里'],
    ['photographs', '拍照片全家福', 'regular', '几个人、要不要证件照'],
    ['spring-couplets', '写春联写字', 'regular', '几户人家'],
  ],
};

/** The 48 kinds of services, each in one category. */
export const serviceKinds: ServiceKind[] = serviceCategories.flatMap(({ id: categoryId }) =>
  lines[categoryId].map(([id, name, mode, hint]) => ({ id, categoryId, name, mode, hint })));
