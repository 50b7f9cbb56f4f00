import type { Making } from './making.ts';
import type { JointMatter } from './rows/registry.ts';

const texts: readonly (readonly [field: JointMatter['field'], title: string, detail: string, result: string])[] = [
  ['industry', '秀珍菇统一供种统一销售', '中心村合作社供菌种、教技术，几个村一起卖', '三个村户均增收约两千元'],
  ['industry', '高山茶共用加工厂', '鲜叶当天送到中心村加工，不再各烧各的炉', '加工厂已扩到两条线'],
  ['industry', '闲置田连片种油茶', '在外户的田由中心村合作社代管', '连片六十亩，第一年已挂果'],
  ['resources', '共用一辆送医小面包车', '中心村出车，各村轮流排班接送老人看病', '每月固定四趟'],
  ['resources', '党群服务中心会议室共用', '小村开会、放电影都到中心村', '预约表挂在各村公告栏'],
  ['livelihood', '长者食堂送餐到邻村', '中心村食堂多做二十份，网格员带回去', '两个村的独居老人都吃上了'],
  ['livelihood', '暑期托管班一起办', '几个村的孩子合在一个班，大学生来带', '四十个孩子，六周无事故'],
  ['livelihood', '村医每周轮到小村坐诊', '中心村卫生所派人，逢赶墟那天去', '每周三上午已固定'],
  ['governance', '矛盾纠纷几村联调', '老支书和司法所一起上门，不把矛盾留在村里', '调成七起，没有上交'],
  ['governance', '防汛夜间联巡', '汛期四个村排一张值班表，中心村统一调度', '台风天转移三十二人'],
  ['governance', '环境卫生互查互帮', '每月换着走一遍，看得见的当场扫', '垃圾池已全部加盖'],
];

/** What each centre village and those it leads do together: one or two matters a field, the older ones done. */
export function addJointMatters(making: Making): void {
  const { county } = making;
  const random = making.random('joint-matters');
  for (const { id: committeeId } of county.centreVillageCommittees) {
    for (const [i, [field, title, detail, result]] of random.shuffle([...texts]).slice(0, random.between(4, 6)).entries()) {
      const daysAgo = random.between(20, 600);
      const isDone = daysAgo > 300;
      county.jointMatters.push({
        id: making.id('jointMatter', `${committeeId}/${i}`), committeeId, field, title, detail, startedOn: making.daysAgo(daysAgo), finishedOn: isDone ? making.daysAgo(daysAgo - random.between(60, 200)) : null, result: isDone ? result : null,
      });
    }
  }
}
