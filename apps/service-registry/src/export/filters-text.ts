import { courseFamilyWords, departmentKindWords, engagementWords, figureWords, partnerKindWords, postingKindWords, showWords, trainingModeWords } from '@shaodao/contracts/wording/registry.zh';
import type { Filters } from '../import/import.tables.ts';

const kinds: Readonly<Record<string, string>> = { ...postingKindWords, ...departmentKindWords, ...partnerKindWords };
const modes: Readonly<Record<string, string>> = { ...engagementWords, ...trainingModeWords };
/** The filters in force, in words, for the file's first line. */
export const filtersText = ({ show, divisionCode, kind, mode, family, dutyKindId, branchId, figureId, asOf, words }: Filters): string => [
  show && showWords[show], divisionCode && `区划 ${divisionCode}`, kind && kinds[kind], mode && modes[mode], family && courseFamilyWords[family], dutyKindId && '按一项职责', branchId && '按一个流动党组织', figureId && figureWords[figureId], asOf && `${asOf} 的情况`, words && `包含“${words}”`,
].filter(Boolean).join('，');
