import { v7 as uuidv7 } from 'uuid';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

/** What the old number of a person is to be told. */
export interface OldNumber {
  readonly personId: string;
  readonly kind: 'asked' | 'changed';
  readonly oldSealed: Buffer;
  readonly newSealed: Buffer | null;
  readonly from: Date;
}
/** Rows that one statement takes: PostgreSQL counts its parameters. */
const ROWS_AT_ONCE = 5_000;

/** Written down with the change itself; where there is a channel the gateway sends it. */
export async function tellOldNumbers(old: readonly OldNumber[], { db, now }: Work<RegistryTables>): Promise<void> {
  const rows = old.map(({ personId, kind, oldSealed, newSealed, from }) => ({
    id: uuidv7(),
    personId,
    kind,
    phoneSealed: oldSealed,
    newPhoneSealed: newSealed,
    fromAt: from,
    createdAt: now,
  }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await db
      .insertInto('numberNotice')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute();
}
