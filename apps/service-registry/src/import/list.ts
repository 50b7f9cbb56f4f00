import type { Actor, Grant, Place } from '@shaodao/contracts/actor';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import type { LineFault, Sheet } from '@shaodao/spreadsheet/sheet';
import type { RegistryTables } from '../tables.ts';
import type { Filters } from './import.tables.ts';

/** What a list needs to compare and write: the open transaction, and the keys of personal data. */
export interface ListWork {
  readonly work: Work<RegistryTables>;
  readonly personalData: PersonalData;
}
/** The same, and who brings the rows in: rules judge by that person's grants of this moment. */
export interface OwnedWork extends ListWork {
  readonly owner: Actor;
  /** The right by which rows are brought, where one is known; else the owner's first. */
  readonly grant?: Grant | undefined;
  /** The file that they stand in. */
  readonly importId?: string;
  /** Proof that the holder of a number in them has said yes at the door. */
  readonly proofId?: string | null;
  /** And the holder of the number before. */
  readonly isReleased?: boolean;
}
/** How a row stands against what the county has. */
export interface Standing<Row> {
  /** What stands now, or null when it would be new. */
  readonly before: Row | null;
  /** Where the row belongs, for who may bring it in; null: to nobody's place. */
  readonly place: Place | null;
  readonly faults: readonly LineFault[];
  /** A line that is right and not for this county to keep. */
  readonly isNotKept?: true;
  /** The line as it would be written, where more follows from it than it says, such as the day of today. */
  readonly row?: Row;
}
/** A row to be written: `row` is whole, what the line didn't say taken from `before`. */
export interface Change<Row> {
  readonly row: Row;
  readonly before: Row | null;
}
/** What an export asks for: whose list it is, and the filters in force. */
export interface Wish extends Filters {
  readonly actor: Actor;
}

/** A list that goes in and out as a spreadsheet: its sheet, and how rows are found, written, taken back and read. */
export interface List<Row extends object> {
  readonly sheet: Sheet<Row, SheetId>;
  /** Lines stand on those before them: they are written in the file's order, changed ones among new ones. */
  readonly isInOrder?: true;
  /** Lines that speak of one thing together, such as the people of a house: those that stand one after the other are compared together. */
  readonly groupOf?: (row: Row) => string;
  /** What a line brings beside its own key that other lines may stand on. */
  readonly brings?: (row: Row) => string | undefined;
  /** For each row, in order. `isInFile` tells which keys, or things brought, an earlier line of the same file or one compared now has. */
  compare(rows: readonly Row[], on: OwnedWork, isInFile: (keys: readonly string[]) => Promise<ReadonlySet<string>>): Promise<readonly Standing<Row>[]>;
  /** Writes rows that were compared just now in this transaction, and announces them. */
  write(changes: readonly Change<Row>[], on: OwnedWork): Promise<void>;
  /** Takes rows back to what stood before. @returns for each, in order, why it has to stay, or null */
  takeBack(changes: readonly Change<Row>[], on: OwnedWork): Promise<readonly (string | null)[]>;
  /** The rows that the actor sees (row-level security is set to the actor), in stable order. */
  read(wish: Wish, on: ListWork): AsyncIterable<Row>;
}
/** A list that is taken out only: nobody may bring it in, so nothing is ever compared. */
export function takenOutOnly<Row extends object>(sheet: Sheet<Row, SheetId>, read: List<Row>['read']): List<Row> {
  const never = async (): Promise<never> => { throw new Error(`${sheet.id} are taken out only`); };
  return { sheet, compare: never, write: never, takeBack: never, read };
}
