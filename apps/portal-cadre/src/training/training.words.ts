import type { CourseFamily, TrainingMode } from '@shaodao/contracts/registry/training';
import { courseFamilyWords, trainingModeWords } from '@shaodao/contracts/wording/registry.zh';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const familyText: Record<Language, Record<CourseFamily, string>> = {
  zh: courseFamilyWords,
  en: { villageCadres: 'Village cadres', serviceStaff: 'Service-centre staff', partyMembers: 'Party members' },
};
export const modeText: Record<Language, Record<TrainingMode, string>> = {
  zh: trainingModeWords,
  en: { demonstration: 'Demonstration', byCategory: 'By category', exchange: 'Exchange' },
};
export const words = wordsOf(
  {
    title: '主题授课', lead: '空心村服务专题：讲了什么、谁来了、还可以安排谁。', held: '已开课', coming: '将开课', learners: '可以安排培训的人', caption: '主题授课', search: '题目、地点', family: '班次', allFamilies: '全部班次', mode: '方式', allModes: '全部方式', name: '题目', on: '日期', where: '哪里办', attended: '到课', attendedOf: (n: number) => `${n} 人`, cancelled: '已取消', none: '还没有授课', noneHint: '安排后会列在这里。', noneComing: '没有将开的课',
    plan: '安排授课', planTitle: '安排一次授课', planDone: '已安排', place: '地点', holder: '谁来办', facts: '这次授课', attendees: '到课的人', noAttendees: '还没有登记', attendeesHidden: '只列出您那里的人，全部名单由乡镇和县里管理', record: '登记到课', recordTitle: '登记到课的人', recordHint: '勾上来了的人，可以多次修改', recordDone: '已登记', cancel: '取消', cancelTitle: '取消这次授课', reason: '原因', cancelDone: '已取消', history: '经过', actions: { plan: '安排', recordAttendance: '登记到课', cancel: '取消' },
    learnersLead: '按村列出一年内没参加过这个班次的人，供安排时参考；不计次数，不作比较。', noLearners: '这个班次的人一年内都来过', person: '姓名', post: '职务', lastOn: '上次', never: '还没来过', township: '乡镇', allTownships: '全部乡镇',
  },
  {
    title: 'Courses', lead: 'What was taught, who came, and who may be asked next.', held: 'Held', coming: 'Coming', learners: 'Whom to ask', caption: 'Courses', search: 'Title or place', family: 'Course', allFamilies: 'All', mode: 'Mode', allModes: 'All', name: 'Title', on: 'On', where: 'Held by', attended: 'Came', attendedOf: (n) => String(n), cancelled: 'Cancelled', none: 'None yet', noneHint: 'They are listed here.', noneComing: 'None is planned',
    plan: 'Plan', planTitle: 'Plan a course', planDone: 'Planned', place: 'Place', holder: 'Held by', facts: 'Course', attendees: 'Who came', noAttendees: 'Not recorded yet', attendeesHidden: 'Only your own people are listed; the whole list is kept by township and county', record: 'Record who came', recordTitle: 'Who came', recordHint: 'May be put right later', recordDone: 'Recorded', cancel: 'Cancel', cancelTitle: 'Cancel it', reason: 'Reason', cancelDone: 'Cancelled', history: 'What happened', actions: { plan: 'Planned', recordAttendance: 'Attendance', cancel: 'Cancelled' },
    learnersLead: 'Who has not been to one for a year, by village: for planning, nothing else.', noLearners: 'All have been within a year', person: 'Name', post: 'Post', lastOn: 'Last', never: 'not yet', township: 'Township', allTownships: 'All townships',
  },
);
