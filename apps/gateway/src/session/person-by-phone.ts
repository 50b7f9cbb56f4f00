import * as person from '@shaodao/contracts/registry/person';
import type { OutputOf } from '@shaodao/contracts/kit';
import { SERVICE_HEADER } from '@shaodao/contracts/wire';
import type { Bus } from '../bus.ts';
import type { Signer } from '../signing.ts';

type Found = OutputOf<typeof person.findPersonByPhone>;
/** The person behind a telephone number, and whether it is one that still has to be checked. */
export async function findPersonByPhone({ bus, signer }: { bus: Bus; signer: Signer }, phone: string): Promise<Found | 'unavailable'> {
  const answer = await bus.ask(person.findPersonByPhone, { input: { phone } }, { [SERVICE_HEADER]: await signer.service() });
  if (!answer.ok) return 'unavailable';
  return person.findPersonByPhone.output.parse(JSON.parse(answer.json.toString()));
}
