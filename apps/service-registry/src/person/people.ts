import type { PersonalData } from '@shaodao/service-kit/personal-data';
import { maskName, maskPhone } from '@shaodao/service-kit/personal-data';
import type { RegistryTables } from '../tables.ts';
import { SEALED } from '../tables.ts';

type PersonRow = RegistryTables['person'];
export const nameOf = (data: PersonalData, person: Pick<PersonRow, 'nameSealed'>): string => data.openText(person.nameSealed, SEALED.name);
export const phoneOf = (data: PersonalData, person: Pick<PersonRow, 'phoneSealed'>): string | null => person.phoneSealed && data.openText(person.phoneSealed, SEALED.phone);

/** A person as others see one: who serves the public by the name, everybody else masked (domain §12). */
export function cardOf(data: PersonalData, person: PersonRow, isMe: boolean) {
  const name = nameOf(data, person);
  const phone = phoneOf(data, person);
  const isMasked = !isMe && !person.isStaff;
  return { id: person.id as never, label: isMasked ? maskName(name) : name, phoneMasked: phone && !person.isStaff ? maskPhone(phone) : null, isMasked };
}
