/** The place and people of the demo accounts; the names are invented, the place is one of the county's. */
export const stageNames = {
  township: '中房镇',
  village: '王沙村',
  /** Paired with the village, and two more whose duties the village's needs call for. */
  departments: ['县卫生健康局', '县供电公司', '县司法局'],
  partner: '益众社工',
} as const;

/** Whom a visitor plays or meets. */
export const stagePeople = {
  villager: { name: '王秀兰', gender: 'female' },
  son: { name: '王建华', gender: 'male' },
  daughter: { name: '王美珍', gender: 'female' },
  gridOfficer: { name: '林雨晴', gender: 'female' },
  villageSecretary: { name: '王国栋', gender: 'male' },
  townshipCadre: { name: '郑晓峰', gender: 'male' },
  countyOrganiser: { name: '叶明', gender: 'male' },
  auditor: { name: '许静', gender: 'female' },
  leader: { name: '潘立忠', gender: 'male' },
  representative: { name: '林丽琴', gender: 'female' },
  volunteers: [{ name: '陈志鹏', gender: 'male' }, { name: '游思怡', gender: 'female' }, { name: '黄俊杰', gender: 'male' }],
} as const;

/** One password for every demo account that signs in with one; production refuses demo accounts. */
export const demoPassword = 'Shaodao-2026';
