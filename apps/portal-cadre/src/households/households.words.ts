import type { LeavingReason } from '@shaodao/contracts/registry/household';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const leavingText: Record<Language, Record<LeavingReason, string>> = {
  zh: { movedAway: '迁出', died: '去世', recordedByMistake: '登记错了' },
  en: { movedAway: 'Moved away', died: 'Died', recordedByMistake: 'Recorded by mistake' },
};
export const words = wordsOf(
  {
    title: '户档案', lead: '您管的各户。可以按姓名、拼音、户编号、手机号或身份证号查。', search: '姓名、拼音（如 wxl）、户编号、手机号、身份证号', caption: '各户', house: '户', number: '户编号', village: '村', tags: '关爱标签', people: '人数', none: '没有找到这样的户', noneHint: '换个说法试试：只写姓、写全名，或写户编号的后几位。', nothing: '还没有登记户', nothingHint: '可以逐户添加，也可以用表格整批导入。', clear: '不筛选了',
    file: (number: string) => `户编号 ${number}`, place: '所在', members: '家庭成员', head: '户主', add: '添加成员', name: '姓名', idNumber: '身份证号', idHint: '按身份证号认人，登记以后加密保存', relation: '与户主关系', relationHint: '如：配偶、子女、孙子', phone: '手机号', save: '保存', saved: '已保存', added: '已添加', addedWaits: '已添加，手机号要请另一位干部核对', savedWaits: '已保存，新手机号要请另一位干部核对', numberWaits: '手机号待核对', cancel: '取消',
    tagsOf: '关爱标签', editTags: '改标签', noTags: '没有', correct: '更正', correctHint: '只填要改的；不填的不动。', makeHead: '设为户主', headDone: '户主已变更', leave: '迁出、去世', leaveTitle: '这个人不再住在这里', reason: '原因', on: '从哪天起', left: '已登记', leftOn: (day: string, why: string) => `${day}${why}`,
    past: '以前住在这里的', erased: '个人信息已删除', erase: '删除个人信息', eraseTitle: '删除个人信息', eraseText: '姓名、身份证号、手机号和别人看过的记录都会删除，办结的事里本人说的话也会删除，只留下统计用的数字。删除以后找不回来。', eraseWhy: '为什么删除', erasedNow: '已删除', takeData: '导出本人信息', takeTitle: '导出本人信息', takeText: '把登记的全部内容交给本人一份。这次查看会记录下来，本人看得到。', takeWhy: '为什么导出', taken: '文件已保存，请交给本人后删除', item: '项目', value: '内容',
    contacts: '紧急联系人', noContacts: '还没有登记，老人有事时不知道找谁', addContact: '登记紧急联系人', contactHint: '不住在一起、有急事能赶到的人，如邻居、在外子女', contactPhone: '手机号', contactRelation: '与老人的关系', contactRelationHint: '如：邻居、女儿', agreedToo: '已征得这个人同意', contactAdded: '已登记', removeContact: '去掉', removeTitle: '去掉紧急联系人', removeText: '没有别的登记的人，姓名和电话也一起删除。', removed: '已去掉', consented: (day: string) => `${day}同意`,
    belongs: '所属组织', placeIn: '换小组', placeFirst: '归入小组', noGroups: '这个村还没有村民小组，请先在组织体系里新设', group: '村民小组', memberHousehold: '由哪个党员中心户联系', noMemberHousehold: '不由中心户联系',
    ties: '可以代办的亲属', noTies: '没有人替这一户代办', agreed: '老人同意', since: (when: string) => when, manageTies: '去代办关系', loadMore: '更多', menu: '办理',
  },
  {
    title: 'Households', lead: 'The households you answer for. Search by name, pinyin, number, telephone or ID number.', search: 'Name, pinyin (wxl), number, telephone, ID number', caption: 'Households', house: 'Household', number: 'Number', village: 'Village', tags: 'Care', people: 'People', none: 'No such household', noneHint: 'Try the family name, the full name, or the end of the number.', nothing: 'No households yet', nothingHint: 'Add them one by one, or import a spreadsheet.', clear: 'Clear',
    file: (number) => `Household ${number}`, place: 'Place', members: 'Members', head: 'Head', add: 'Add a member', name: 'Name', idNumber: 'ID number', idHint: 'People are known by it; kept encrypted', relation: 'Relation to the head', relationHint: 'spouse, son, grandchild …', phone: 'Mobile', save: 'Save', saved: 'Saved', added: 'Added', addedWaits: 'Added; another cadre has to check the number', savedWaits: 'Saved; another cadre has to check the number', numberWaits: 'Number to check', cancel: 'Cancel',
    tagsOf: 'Care', editTags: 'Care marks', noTags: 'none', correct: 'Correct', correctHint: 'Only what has to change.', makeHead: 'Make head', headDone: 'The head has changed', leave: 'Moved or died', leaveTitle: 'Lives here no more', reason: 'Why', on: 'Since', left: 'Recorded', leftOn: (day, why) => `${why}, ${day}`,
    past: 'Lived here before', erased: 'Data deleted', erase: 'Delete data', eraseTitle: 'Delete personal data', eraseText: 'Name, ID number, telephone and the looks taken are deleted, and the person’s own words in ended matters; only numbers stay. It cannot be undone.', eraseWhy: 'Why', erasedNow: 'Deleted', takeData: 'Copy of data', takeTitle: 'A copy for the person', takeText: 'Everything that is kept, for the person. This look is recorded and shown to them.', takeWhy: 'Why', taken: 'Saved: hand it over, then delete it', item: 'Item', value: 'Content',
    contacts: 'Emergency contacts', noContacts: 'Nobody noted yet', addContact: 'Note an emergency contact', contactHint: 'Somebody who does not live here and can come at once', contactPhone: 'Mobile', contactRelation: 'Relation', contactRelationHint: 'neighbour, daughter …', agreedToo: 'The person has agreed', contactAdded: 'Noted', removeContact: 'Remove', removeTitle: 'Remove the contact', removeText: 'Who is known to the county for nothing else is forgotten with it.', removed: 'Removed', consented: (day) => `agreed ${day}`,
    belongs: 'Where it belongs', placeIn: 'Another group', placeFirst: 'Into a group', noGroups: 'This village has no villager groups yet; set them up in the organisation first', group: 'Villager group', memberHousehold: 'Looked after by', noMemberHousehold: 'no member household',
    ties: 'Relatives who may ask', noTies: 'Nobody asks for this household', agreed: 'elder agreed', since: (when) => when, manageTies: 'To the ties', loadMore: 'More', menu: 'Actions',
  },
);
