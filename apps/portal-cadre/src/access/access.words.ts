import type { AccessReason } from '@shaodao/contracts/registry/access';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

export type Reasons = Record<AccessReason, string>;
export const words = wordsOf(
  {
    title: '权限从哪里来', lead: '一个人为什么能看、能办：岗位、家庭、代办关系带来身份，身份管到一个范围，范围里才能办事。', find: '查谁', search: '姓名、手机号、身份证号或户编号', choose: '选这个人', name: '姓名', post: '任职', act: '操作', noneFound: '没有找到', noneFoundHint: '村民和在外亲属也可以用手机号或户编号找。', startHint: '在岗的人、村民、在外亲属都能查；不输入时列出在任的人。', comesFrom: (source: string, place: string, name: string) => `${source}：${[place, name].filter(Boolean).join(' · ')}`, other: '换一个人',
    about: '问的是哪件事', village: '关于哪个村', household: '关于哪一户（户编号）', department: '关于哪个部门承办的', anyPlace: '不限', grants: '身份和来源', noGrants: '没有任何身份，登录后什么也看不到', role: '身份', scope: '管到哪里', source: '从哪里来', sources: { posting: '任职', membership: '家庭成员', tie: '代办关系' }, days: '从哪天到哪天', inForce: '有效', notNow: '现在无效', noEnd: '长期', own: '本人',
    operations: '能办什么', operationsAbout: (name: string) => `对“${name}”能办什么`, all: '全部', may: '能办', mayNot: '不能办', what: '事项', answer: '答案', why: '原因', yes: '能', no: '不能', searchOperation: '事项名称', none: '没有这样的事项', noneHint: '换个词试试。',
    reasons: { public: '谁都可以看', services: '只在系统之间使用', noRole: '没有能办这件事的身份', notNow: '有过这样的身份，但现在无效', elsewhere: '身份能办，但管不到这里', everywhere: '身份能办；名单里只列自己看得到的', here: '身份能办，而且管到这里', own: '是本人的事', somewhere: '在自己的范围里能办' }, by: (role: string, scope: string) => [role, scope].filter(Boolean).join(' · '),
  },
  {
    title: 'Why may this person', lead: 'Posts, households and ties give roles; a role reaches a place; in it things may be done.', find: 'Who', search: 'Name, telephone, ID or household number', choose: 'Choose', name: 'Name', post: 'Post', act: 'Action', noneFound: 'Nobody found', noneFoundHint: 'Villagers and relatives are found by telephone or household number too.', startHint: 'Holders of posts, villagers and relatives; without words those in office.', comesFrom: (source, place, name) => `${source}: ${[place, name].filter(Boolean).join(' · ')}`, other: 'Somebody else',
    about: 'About what', village: 'Village', household: 'Household number', department: 'Department', anyPlace: 'any', grants: 'Roles and where they come from', noGrants: 'No role at all', role: 'Role', scope: 'Reaches', source: 'From', sources: { posting: 'post', membership: 'household', tie: 'tie' }, days: 'When', inForce: 'in force', notNow: 'not now', noEnd: 'no end', own: 'own',
    operations: 'What may be done', operationsAbout: (name) => `About “${name}”`, all: 'All', may: 'May', mayNot: 'May not', what: 'What', answer: 'Answer', why: 'Why', yes: 'yes', no: 'no', searchOperation: 'Name of the operation', none: 'None', noneHint: 'Try another word.',
    reasons: { public: 'open to everybody', services: 'between services only', noRole: 'no role that may', notNow: 'had such a role, not now', elsewhere: 'such a role, over another place', everywhere: 'such a role; lists hold what is in sight', here: 'such a role, over this place', own: 'one’s own matter', somewhere: 'within the own place' }, by: (role, scope) => [role, scope].filter(Boolean).join(' · '),
  },
);
