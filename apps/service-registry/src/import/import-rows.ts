import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { LineFault } from '@shaodao/spreadsheet/sheet';
import { SHEET_SEALED } from './import.tables.ts';

/** What is kept of a line, sealed: what it says, what stood before, what is wrong. */
export interface RowContent {
  readonly key: string;
  /** What the line is about, for people; of a line that is kept whole it follows from the row. */
  readonly label?: string;
  readonly row?: Record<string, unknown>;
  readonly before?: Record<string, unknown> | null;
  readonly faults?: readonly LineFault[];
}
export const sealRow = (content: RowContent, personalData: PersonalData): Buffer => personalData.seal(JSON.stringify(content), SHEET_SEALED.row);
export const openRow = (content: Buffer, personalData: PersonalData): RowContent => JSON.parse(personalData.openText(content, SHEET_SEALED.row)) as RowContent; // what we sealed
