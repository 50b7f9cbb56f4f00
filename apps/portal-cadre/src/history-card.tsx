import type { HistoryEntry } from '@shaodao/contracts/vocabulary';
import { History } from '@shaodao/portal-staff/need/history.part';
import { Card } from '@shaodao/ui/card';

/** What happened to a thing; nothing where nothing was noted yet. */
export function HistoryCard({ title, entries, actionText }: { title: string; entries: readonly HistoryEntry[]; actionText: Readonly<Record<string, string>> }) {
  return entries.length === 0 ? null : <Card title={title}><History label={title} entries={entries} actionText={actionText} /></Card>;
}
