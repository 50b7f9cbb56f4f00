import * as person from '@shaodao/contracts/registry/person';
import { SERVICE_HEADER } from '@shaodao/contracts/wire';
import type { Bus } from '../bus.ts';
import type { Signer } from '../signing.ts';

/** The person behind a telephone number, null for nobody. */
export async function findPersonByPhone({ bus, signer }: { bus: Bus; signer: Signer }, phone: string): Promise<string | null | 'unavailable'> {
  const answer = await bus.ask(person.findPersonByPhone, { input: { phone } }, { [SERVICE_HEADER]: await signer.service() });
  if (!answer.ok) return 'unavailable';
  return person.findPersonByPhone.output.parse(JSON.parse(answer.json.toString())).personId;
}
