/** Skills by which volunteers are classified (专业技能): id and name. */
export const volunteerSkills: readonly (readonly [id: string, name: string])[] = [
  ['medical', '医护'], ['electrical', '电工'], ['legal', '法律'], ['teaching', '教学'], ['farming', '农技'], ['arts', '文艺'],
  ['photography', '摄影'], ['driving', '驾驶'], ['haircutting', '理发'], ['counselling', '心理'], ['computing', '电脑手机'], ['cooking', '烹饪'],
];

export const specialities = ['会讲福州话', '会讲畲话', '会唱闽剧', '写一手好字', '会吹葫芦丝', '会急救', '懂中草药', '会修小家电', '做得一手好菜', '会拍短视频', '会打太极', '讲课接地气'];

/** The 8 posts: name, what one does, skills it needs. */
export const volunteerPosts: readonly (readonly [name: string, description: string, skills: readonly string[]])[] = [
  ['理论宣讲', '用家常话讲政策，二十分钟以内', ['teaching']],
  ['文艺表演', '唱闽剧、跳舞、说书，也带老人一起唱', ['arts']],
  ['活动引导', '在村口和会场接人、指路、扶老人', []],
  ['人员组织', '按名单请人、排队、登记到场', []],
  ['秩序维护', '看好车辆、场地和老人孩子的安全', []],
  ['健康服务', '帮医生量血压、记数字、带路', ['medical']],
  ['维修帮手', '给师傅递工具、搬梯子、收拾干净', ['electrical']],
  ['助学陪伴', '陪孩子写作业、读书、做游戏', ['teaching']],
];

export const talentSkills: Record<'pioneer' | 'breeder' | 'professional', readonly (readonly [skill: string, serviceKindId: string])[]> = {
  pioneer: [['秀珍菇大棚', 'farming-training'], ['高山茶园', 'crop-guidance'], ['农产品直播', 'produce-sale'], ['民宿', 'job-finding']],
  breeder: [['养蜂', 'farming-training'], ['养山羊', 'crop-guidance'], ['养土鸡', 'crop-guidance'], ['养海带', 'farming-training'], ['养猪', 'crop-guidance']],
  professional: [['木工', 'house-repair'], ['剃头', 'haircut'], ['做酒席', 'meal-service'], ['闽剧唱腔', 'opera-show'], ['草药推拿', 'chinese-medicine'], ['裁缝', 'sewing-and-keys'], ['电工', 'wiring-check'], ['调解', 'dispute-mediation']],
};

export const universities = ['福建师范大学', '福建农林大学', '福州大学', '闽江学院', '福建医科大学', '集美大学', '厦门大学', '宁德师范学院', '福建中医药大学', '莆田学院'];
export const majors = ['汉语言文学', '护理学', '园艺', '法学', '计算机科学与技术', '临床医学', '学前教育', '社会工作', '音乐学', '动物医学'];
