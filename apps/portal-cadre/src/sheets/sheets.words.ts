import type { ImportStatus, RowStatus } from '@shaodao/contracts/registry/import';
import type { SheetGroup, SheetId } from '@shaodao/contracts/registry/sheet';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';
import type { Tone } from '@shaodao/ui/notice';

/** Titles of the export's states. */
export const words = wordsOf(
  {
    title: '表格导入导出', lead: '用表格整批登记，或者把清单带走。导入前先检查，逐格告诉您哪里要改；确认之前什么都不会写进去。', lists: '可以用的表', columns: (names: string) => `有这些列：${names}`, template: '下载模板', bringIn: '导入', takeOut: '导出',
    mine: '我的导入', noImports: '还没有导入过', noImportsHint: '下载模板，填好以后回来点“导入”。', myExports: '我的导出', noExports: '还没有导出过', file: '文件', list: '表', when: '时间', state: '情况', lines: '行数', purpose: '用途', nothing: '没有您可以用的表格', nothingHint: '如果工作需要，请联系县委组织部。',
    importOf: (title: string) => `导入“${title}”`, choose: '选一个表格文件', chooseHint: '.xlsx 或 .csv，最大 20 MB；也可以把文件拖到这里', tooLarge: '文件超过 20 MB，请分成几个文件', uploading: '正在上传', uploaded: (kb: string, all: string) => `${kb} / ${all}`, notYet: '还没有模板？先下载模板，按表头填。', again: '接着传',
    checking: '正在检查', checkedSoFar: (n: number) => `已检查 ${n} 行`, applying: '正在写入', undoing: '正在撤销', doneOf: (n: number, of: number) => `${n} / ${of} 行`, new: '新增', changed: '修改', unchanged: '没有变化', wrong: '有错', applied: '已写入', skipped: '没有写入', undone: '已撤回', kept: '撤不回的', unit: '行',
    ignored: (names: string) => `文件里的这些列用不上，已略过：${names}`, apply: '确认导入', applyGood: (n: number) => `写入正确的 ${n} 行`, applyAll: '全部正确才写入', wrongFirst: (n: number) => `有 ${n} 行填错了`, wrongHint: '可以改好文件重新导入，也可以先写入正确的行，错的行以后再补。', nothingToDo: '这个文件和现在登记的一样，没有要写入的。', discard: '放弃', stop: '暂停', resume: '继续写入', undo: '撤销这次导入', undoTitle: '撤销导入', undoText: '把这次写入的内容撤回到导入之前。导入以后又改过的、已经用上的，会留下来，并告诉您是哪些。', undoUntil: (day: string) => `${day}前可以撤销`, cancel: '不撤销',
    line: '行', which: '哪一项', what: '内容', becomes: (before: string, after: string) => `${before} → ${after}`, empty: '（空）', noLines: '没有这样的行', tabs: '各行', failed: '这个文件没有导入', started: '已开始', discarded: '已放弃', stopped: '已暂停', undoStarted: '开始撤销', again2: '换一个文件', gaveUp: '没有导入',
    narrowed: '只导出现在筛选出来的。', whole: '导出这张清单里您能看到的全部；只要一部分的，先在清单上筛选。', groups: { places: '区划和组织', homes: '户和人', people: '任职、培训和联系', together: '部门和社会力量' } as Readonly<Record<SheetGroup, string>>, takeOutOnly: '只导出',
    titles: { divisions: '行政区划', units: '组织体系', committees: '中心村党委', residents: '户和村民', responsibilities: '包户责任', postings: '任职名册', pairings: '结对帮扶', departments: '部门名册', partners: '社会力量', trainings: '主题授课', memberPairs: '流动党员联系帮扶', profiles: '村情沿革', areas: '片区', figures: '县情数字', figureRows: '县情数字的名单' } as Readonly<Record<SheetId, string>>,
    exportTitle: (title: string) => `导出“${title}”`, why: '用来做什么', whyHint: '写在文件的第一行，也会记录下来。', format: '文件格式', excel: 'Excel 表格（.xlsx）', csv: '文本表格（.csv）', division: '只要哪个乡镇或村', allPlaces: '我能看到的全部', masked: '姓名、身份证号、手机号只显示一部分。', getFile: '导出', exporting: '正在准备文件', exportReady: (n: number) => `文件好了，共 ${n} 行`, download: '下载', exportHint: (day: string) => `${day}前可以下载；用完请删除`, close: '关闭', exportFailed: '没有导出', expired: '已过期删除', waiting: '准备中', ready: '可以下载',
  },
  {
    title: 'Spreadsheets', lead: 'Register many at once, or take a list along. A file is checked first, cell by cell; nothing is written before you confirm.', lists: 'Lists', columns: (names) => `Columns: ${names}`, template: 'Template', bringIn: 'Import', takeOut: 'Export',
    mine: 'My imports', noImports: 'No imports yet', noImportsHint: 'Download a template, fill it in, then choose Import.', myExports: 'My exports', noExports: 'No exports yet', file: 'File', list: 'List', when: 'When', state: 'State', lines: 'Lines', purpose: 'Purpose', nothing: 'No list for you here', nothingHint: 'If your work needs one, please ask the county organisers.',
    importOf: (title) => `Import “${title}”`, choose: 'Choose a spreadsheet', chooseHint: '.xlsx or .csv, at most 20 MB; or drop the file here', tooLarge: 'More than 20 MB: please split the file', uploading: 'Uploading', uploaded: (kb, all) => `${kb} / ${all}`, notYet: 'No template yet? Download it and fill in its columns.', again: 'Go on uploading',
    checking: 'Checking', checkedSoFar: (n) => `${n} lines checked`, applying: 'Writing', undoing: 'Taking back', doneOf: (n, of) => `${n} / ${of} lines`, new: 'New', changed: 'Changed', unchanged: 'Unchanged', wrong: 'Wrong', applied: 'Written', skipped: 'Not written', undone: 'Taken back', kept: 'Kept', unit: '',
    ignored: (names) => `Columns that are not used: ${names}`, apply: 'Import', applyGood: (n) => `Write the ${n} good lines`, applyAll: 'All or nothing', wrongFirst: (n) => `${n} lines are wrong`, wrongHint: 'Mend the file and import it again, or write the good lines now and the others later.', nothingToDo: 'The file says what is registered already.', discard: 'Discard', stop: 'Pause', resume: 'Go on', undo: 'Undo this import', undoTitle: 'Undo the import', undoText: 'Takes back what was written. What has changed since or is in use stays, and you are told which.', undoUntil: (day) => `can be undone until ${day}`, cancel: 'Cancel',
    line: 'Line', which: 'Which', what: 'Content', becomes: (before, after) => `${before} → ${after}`, empty: '(empty)', noLines: 'No such line', tabs: 'Lines', failed: 'The file was not imported', started: 'Started', discarded: 'Discarded', stopped: 'Paused', undoStarted: 'Taking back', again2: 'Another file', gaveUp: 'Not imported',
    narrowed: 'Only what the filters show now.', whole: 'Everything of this list that you see; for a part of it, filter the list first.', groups: { places: 'Places and the tree', homes: 'Households', people: 'Posts, courses and pairs', together: 'Departments and partners' }, takeOutOnly: 'export only',
    titles: { divisions: 'Divisions', units: 'The tree', committees: 'Centre villages', residents: 'Households and residents', responsibilities: 'Who answers for whom', postings: 'Posts', pairings: 'Pairings', departments: 'Departments', partners: 'Partners', trainings: 'Courses', memberPairs: 'Member pairs', profiles: 'Village profiles', areas: 'Areas', figures: 'County figures', figureRows: 'Lists behind the figures' },
    exportTitle: (title) => `Export “${title}”`, why: 'What for', whyHint: 'Stands in the file’s first line and is recorded.', format: 'Format', excel: 'Excel (.xlsx)', csv: 'Text (.csv)', division: 'Only this place', allPlaces: 'All that I see', masked: 'Names, ID numbers and telephones are masked.', getFile: 'Export', exporting: 'Preparing the file', exportReady: (n) => `Ready, ${n} lines`, download: 'Download', exportHint: (day) => `until ${day}; delete it after use`, close: 'Close', exportFailed: 'Not exported', expired: 'Expired', waiting: 'Preparing', ready: 'Ready',
  },
);
export const importStatusText: Record<Language, Record<ImportStatus, string>> = {
  zh: { receiving: '等待上传', checking: '正在检查', checked: '等您确认', failed: '文件读不了', applying: '正在写入', stopped: '已暂停', done: '已导入', undoing: '正在撤销', undone: '已撤销', discarded: '已放弃' },
  en: { receiving: 'Waiting for the file', checking: 'Checking', checked: 'To be confirmed', failed: 'Unreadable', applying: 'Writing', stopped: 'Paused', done: 'Imported', undoing: 'Taking back', undone: 'Undone', discarded: 'Discarded' },
};
export const importStatusTone: Record<ImportStatus, Tone> = { receiving: 'waiting', checking: 'info', checked: 'waiting', failed: 'bad', applying: 'info', stopped: 'waiting', done: 'good', undoing: 'info', undone: 'plain', discarded: 'plain' };
export const rowStatusText: Record<Language, Record<RowStatus, string>> = {
  zh: { new: '新增', changed: '修改', unchanged: '没有变化', wrong: '有错', applied: '已写入', skipped: '没有写入', undone: '已撤回', kept: '撤不回' },
  en: { new: 'New', changed: 'Changed', unchanged: 'Unchanged', wrong: 'Wrong', applied: 'Written', skipped: 'Not written', undone: 'Taken back', kept: 'Kept' },
};
export const rowStatusTone: Record<RowStatus, Tone> = { new: 'good', changed: 'info', unchanged: 'plain', wrong: 'bad', applied: 'good', skipped: 'waiting', undone: 'plain', kept: 'waiting' };
