import { departments } from './data/departments.ts';
import { namedPartners, partners } from './data/partners.ts';
import { resourceLines } from './data/resource-kinds.ts';
import { stageNames } from './data/stage.ts';
import { isHollow } from './divisions.ts';
import type { Making } from './making.ts';
import type { Population } from './people.ts';
import { at } from './random.ts';

/** 64 units with duties, at least one liaison each, and 64 one-to-one pairings beside a few that have ended. */
export function addDepartments(making: Making, population: Population): void {
  const { county } = making;
  const random = making.random('departments');
  for (const [name, shortName, kind, duties] of departments) {
    const id = making.id('department', name);
    county.departments.push({ id, name, shortName, kind, phone: `0591-0000${String(1001 + county.departments.length)}` });
    county.departmentDuties.push(...duties.split(' ').map((serviceKindId) => ({ departmentId: id, serviceKindId })));
    for (let i = random.chance(0.3) ? 2 : 1; i > 0; i--) {
      const person = population.add(random, { ageFrom: 26, ageTo: 54, isPartyMember: random.chance(0.7) });
      county.postings.push({
        id: making.id('posting', person.id), personId: person.id, kind: 'departmentLiaison', title: `${shortName}联络员`,
        divisionCode: county.divisions[0]?.code ?? null, gridId: null, departmentId: id, sentByDepartmentId: null, workroomId: null, partnerId: null,
        startedOn: making.daysAgo(random.between(60, 900)), endsOn: null, endedOn: null, endReason: null,
      });
    }
  }
  addPairings(making);
}

function addPairings(making: Making): void {
  const { county } = making;
  const random = making.random('pairings');
  const own = county.departments.find((department) => department.name === stageNames.departments[0]);
  if (!own) throw new Error(`${stageNames.departments[0]} is not in data/departments.ts`);
  const others = county.departments.filter((department) => department !== own);
  const villages = random.shuffle(county.divisionFigures.filter(isHollow).map((place) => place.divisionCode)
    .filter((code) => code !== county.stage.villageCode));
  const pair = (departmentId: string, villageCode: string, startedOn: string, endedOn: string | null) =>
    county.pairings.push({
      id: making.id('pairing', `${departmentId}/${villageCode}`), departmentId, villageCode, startedOn, endedOn,
      endReason: endedOn === null ? null : '结对村调整',
    });
  const changedOn = making.daysAgo(240);
  others.slice(0, 5).forEach((department, i) => pair(department.id, at(villages, others.length + i), making.daysAgo(1100), changedOn));
  pair(own.id, county.stage.villageCode, making.daysAgo(1100), null);
  others.forEach((department, i) => pair(department.id, at(villages, i), i < 5 ? changedOn : making.daysAgo(1100), null));
}

/** 8 social organisations and other partners, each with a contact. */
export function addPartners(making: Making, population: Population): void {
  const random = making.random('partners');
  partners.forEach(([name, kind, modes, serves], i) => {
    const contact = population.add(random, { ageFrom: 27, ageTo: 58 });
    making.county.partners.push({
      id: making.id('partner', name), name, kind, engagementModes: [...modes], contactPersonId: contact.id,
      serviceKindIds: serves.split(' '), isInvented: i >= namedPartners,
    });
  });
}

/** Every resource kind is given by someone whose duty or trade it is; about one in twelve was not confirmed this quarter. */
export function addResources(making: Making): void {
  const { county } = making;
  const random = making.random('resources');
  for (const [nature, unit, kinds] of resourceLines) {
    for (const line of kinds.trim().split(/\s+/)) {
      const [name = '', serves = ''] = line.split(':');
      const serviceKindIds = serves.split(',');
      const id = making.id('resourceKind', name);
      county.resourceKinds.push({ id, nature, name, serviceKindIds });
      const departmentIds = county.departmentDuties.filter((duty) => serviceKindIds.includes(duty.serviceKindId)).map((duty) => duty.departmentId);
      const providers = random.shuffle([
        ...new Set(departmentIds.map((departmentId) => `d:${departmentId}`)),
        ...county.partners.filter((partner) => partner.serviceKindIds.some((kind) => serviceKindIds.includes(kind))).map((partner) => `p:${partner.id}`),
      ]);
      for (const provider of providers.slice(0, random.between(1, 2))) {
        county.resources.push({
          id: making.id('resource', `${id}/${provider}`), resourceKindId: id,
          departmentId: provider.startsWith('d:') ? provider.slice(2) : null, partnerId: provider.startsWith('p:') ? provider.slice(2) : null,
          quantity: nature === 'money' ? random.between(5, 80) * 1000 : random.between(1, nature === 'goods' ? 60 : 8), unit,
          confirmedOn: making.daysAgo(random.chance(0.08) ? random.between(110, 170) : random.between(2, 80)),
        });
      }
    }
  }
}
