import type { Whistle } from '../rows/whistles.ts';

/** Called departments come lead first; tasks belong to the department of the same place. */
export interface WhistleStory {
  state: Whistle['state'];
  ground: Whistle['ground'];
  urgency: number;
  here: boolean;
  title: string;
  detail: string;
  departments: readonly string[];
  tasks: readonly string[];
  resolution: string;
}

export const whistleStories: readonly WhistleStory[] = [
  {
    state: 'blown', ground: 'residentMatter', urgency: 4, here: true, title: '自来水管和电线杆同挤在塌方的路边',
    detail: '村口护坡被雨水掏空，水管露在外面，电线杆也歪了，村里自己动不了，请供电、供水两家一起来看。',
    departments: ['供电公司', '自来水公司'], tasks: ['扶正电杆', '迁移水管'], resolution: '',
  },
  {
    state: 'handling', ground: 'jointEnforcement', urgency: 3, here: false, title: '河道边乱倒石粉',
    detail: '晚上有车往溪边倒石粉，鱼都少了，村里拦过一次没拦住，请部门联合查一查。',
    departments: ['生态环境局', '水利局', '公安局'], tasks: ['取样化验', '清理河道', '查车牌找人'], resolution: '',
  },
  {
    state: 'closed', ground: 'emergency', urgency: 5, here: false, title: '台风前三户危房老人要转移',
    detail: '三户都是七十岁以上独自住的老人，土墙房，预报今晚大风大雨，车和住处都要有。',
    departments: ['应急局', '民政局'], tasks: ['派车转移', '安排集中住处和吃饭'], resolution: '当天傍晚三户四人全部转到镇敬老院，风停后两户回家，一户列入危房改造。',
  },
];
