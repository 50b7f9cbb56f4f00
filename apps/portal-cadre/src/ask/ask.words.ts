import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '上门代提', lead: '替这一户把要办的事记下来。没有信号也能填，有信号会自动上传。', household: '哪一户', find: '户主姓名或户编号', members: (n: number) => `${n} 口人`, change: '换一户', noHousehold: '没有找到这一户', kind: '要办什么', findKind: '找服务项目', words: '怎么说', detail: '原话', detailHint: '照老人的话写，几个字也行', howSoon: '多急', photos: '拍张照片', photosHint: '有照片师傅好准备；不拍也可以', save: '提交', sent: '已提交', sentText: (name: string) => `${name}的事已经提上去了。`,
    waiting: '已存在手机里', waitingText: '现在没有信号。有信号会自动上传，不用再填。', again: '再记一件', see: '看这件事', fix: '还有几处要填', loading: '正在取本网格的户…', unsentTitle: '没上传的', refusedTitle: '没有被接收，请看一看', discard: '删掉', discardTitle: '删掉这一条？', sendNow: '现在上传', of: (text: string) => text, keep: '留着', notDurable: '这个浏览器关掉页面就不保存，请在有信号时提交。', householdMissing: '请选一户', kindMissing: '请选一项', soonMissing: '请选一个', more: (n: number) => `还有 ${n} 项，写几个字缩小范围`,
  },
  {
    title: 'Ask at the door', lead: 'Write down what this household needs. It works without a signal and is sent later by itself.', household: 'Household', find: 'Name or number', members: (n) => `${n} people`, change: 'Another one', noHousehold: 'Not found', kind: 'What is needed', findKind: 'Search services', words: 'Words', detail: 'In their own words', detailHint: 'A few words will do', howSoon: 'How soon', photos: 'Photo', photosHint: 'Helps to prepare; not necessary', save: 'Send', sent: 'Sent', sentText: (name) => `The matter of ${name} is on its way.`,
    waiting: 'Kept on this phone', waitingText: 'No signal now. It will be sent by itself.', again: 'One more', see: 'See it', fix: 'A few things are missing', loading: 'Loading households…', unsentTitle: 'Not sent yet', refusedTitle: 'Not accepted, please look', discard: 'Delete', discardTitle: 'Delete this one?', sendNow: 'Send now', of: (text) => text, keep: 'Keep', notDurable: 'This browser keeps nothing after closing: please send while there is a signal.', householdMissing: 'Please choose a household', kindMissing: 'Please choose', soonMissing: 'Please choose', more: (n) => `${n} more: type a few letters`,
  },
);
