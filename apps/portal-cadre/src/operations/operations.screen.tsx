import { operationsOf, ServiceName } from '@shaodao/contracts/operations';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Tabs } from '@shaodao/ui/tabs';
import { useState } from 'react';
import { DeadLetters } from './dead-letters.tsx';
import { words } from './operations.words.ts';

/** Each service's operations, made once: queries are told apart by these values. */
export const operations = Object.fromEntries(ServiceName.options.map((name) => [name, operationsOf(name)])) as Record<ServiceName, ReturnType<typeof operationsOf>>; // one per name
const counted = { status: 'waiting', limit: 1 } as const;

/** Dead letters of the five services (R8): listed, retried, discarded with a reason. */
export function OperationsScreen() {
  const t = useWords(words);
  const [service, setService] = useState<ServiceName>('registry');
  const totals: Record<ServiceName, number | undefined> = {
    registry: useQueryOf(operations.registry.listDeadLetters, counted).data?.total,
    needs: useQueryOf(operations.needs.listDeadLetters, counted).data?.total,
    volunteers: useQueryOf(operations.volunteers.listDeadLetters, counted).data?.total,
    liaison: useQueryOf(operations.liaison.listDeadLetters, counted).data?.total,
    evaluation: useQueryOf(operations.evaluation.listDeadLetters, counted).data?.total,
  };
  return (
    <Page title={t.title} lead={t.lead}>
      <Tabs label={t.title} current={service} onChange={(id) => setService(ServiceName.parse(id))} tabs={ServiceName.options.map((name) => ({ id: name, text: t.services[name], count: totals[name] }))}>
        <DeadLetters key={service} of={operations[service]} />
      </Tabs>
    </Page>
  );
}
