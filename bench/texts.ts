/** Words of the kind that people of the villages use, put together by number: the same number gives the same text. */
const who = ['家里老人', '隔壁阿婆', '我妈', '村头的依伯', '独居的大爷', '两个孙子', '我爸', '腿脚不便的婶婶'];
const what: readonly (readonly [title: string, said: string])[] = [
  ['上门量血压', '血压这几天偏高，头晕，走不到镇里'], ['查电线修电路', '灯一开就跳闸，晚上看不见'], ['修理自来水', '水龙头一直滴水，水压也小'], ['理发', '头发长了没人剪，去镇上要转两趟车'],
  ['送药上门', '降糖药快吃完了，卫生所没有'], ['代办医保', '医保卡刷不出来，不知道找谁'], ['修电视机', '电视只有声音没有图像'], ['法律咨询', '宅基地边界和邻居说不拢'],
  ['教用手机', '想学用手机视频和孩子说话'], ['辅导功课', '孩子作业没人教，数学跟不上'], ['屋顶漏雨', '下雨天屋顶漏水，床都湿了'], ['清理水沟', '门口水沟堵了，臭得很'],
  ['补办证件', '身份证过期了，人走不开'], ['看牙', '牙疼好几天，吃不下饭'], ['农技指导', '茶树叶子发黄，不知道是什么病'], ['送餐', '一个人做饭不方便，想订长者食堂'],
];
const when = ['上个星期就这样了', '昨天晚上开始的', '有半个月了', '一到阴天就厉害', '说了几次没人来', '今天早上发现的'];
const asks = ['想请人上门看看。', '麻烦派个师傅来。', '能不能帮忙联系一下？', '最好这周能来。', '不急，方便的时候来。', '来之前请先打个电话。'];
/** Two characters and more, each in many texts or in few. */
export const WORDS = ['血压', '漏雨', '医保', '降糖药', '茶树', '宅基地', '跳闸', '水龙头', '牙疼', '长者食堂', '视频', '身份证'];

const at = <T>(values: readonly T[], n: number): T => values[n % values.length]!;
/** What need number `n` says. */
export function textOf(n: number): { title: string; detail: string } {
  const [title, said] = at(what, n * 7);
  return { title, detail: `${at(who, n)}${said}，${at(when, Math.floor(n / 3))}，${at(asks, Math.floor(n / 5))}${n % 11 === 0 ? `门牌${n % 300}号。` : ''}` };
}
