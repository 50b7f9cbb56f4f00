import { describe, expect, test } from 'vitest';
import { demoAreaCode, demoPhonePrefix, ageOn, idCheckDigit } from './people.ts';
import { generateCounty } from './generate-county.ts';

const county = generateCounty({ seed: 350123, today: '2026-11-23' });
const byId = new Map(county.people.map((person) => [person.id, person]));
const ageOf = (id: string) => ageOn(byId.get(id)?.birthOn ?? '', county.today);

describe('nobody real', () => {
  test('the check digit is that of the standard\'s own example', () => {
    expect(idCheckDigit('11010519491231002')).toBe('X');
    expect(idCheckDigit('44052418800101001')).toBe('4');
  });

  test('ID numbers are right in form, of an area that does not exist, tell birthday and gender, and are unique', () => {
    for (const { idNumber, birthOn, gender } of county.people) {
      expect(idNumber).toMatch(new RegExp(`^${demoAreaCode}${birthOn.replaceAll('-', '')}\\d{3}[\\dX]$`));
      expect(idNumber.at(-1)).toBe(idCheckDigit(idNumber.slice(0, 17)));
      expect(Number(idNumber[16]) % 2).toBe(gender === 'male' ? 1 : 0);
    }
    expect(new Set(county.people.map((person) => person.idNumber)).size).toBe(county.people.length);
  });

  test('telephone numbers look like mobile ones, of a prefix that no operator has, and are unique', () => {
    const phones = county.people.map((person) => person.phone).filter((phone) => phone !== null);
    expect(phones.filter((phone) => !/^1[3-9]\d{9}$/.test(phone) || !phone.startsWith(demoPhonePrefix))).toEqual([]);
    expect(new Set(phones).size).toBe(phones.length);
  });
});

describe('households', () => {
  test('are some 2,500 with some 6,000 who stay, 12 to 30 in a village unless it is tiny', () => {
    const perVillage = [...Map.groupBy(county.households, (row) => row.villageCode).values()].map((rows) => rows.length);
    expect(county.households.length).toBeGreaterThan(2300);
    expect(county.households.length).toBeLessThan(2700);
    expect(county.householdMembers.length).toBeGreaterThan(5500);
    expect(county.householdMembers.length).toBeLessThan(6700);
    expect([perVillage.length, Math.min(...perVillage) >= 12, Math.max(...perVillage) <= 30]).toEqual([110, true, true]);
  });

  test('never hold more people than the village has', () => {
    const villageOf = new Map(county.households.map((row) => [row.id, row.villageCode]));
    for (const [code, members] of Map.groupBy(county.householdMembers, (row) => villageOf.get(row.householdId) ?? '')) {
      const place = county.divisionFigures.find((row) => row.divisionCode === code);
      expect(members.length).toBeLessThanOrEqual(place?.residentPopulation ?? 0);
    }
  });

  test('bear marks that fit: elders are sixty or more, children under sixteen, who lives alone is alone', () => {
    const sizes = Map.groupBy(county.householdMembers, (row) => row.householdId);
    for (const { personId, householdId, careTags } of county.householdMembers) {
      if (careTags.includes('leftBehindElder')) expect(ageOf(personId)).toBeGreaterThanOrEqual(60);
      if (careTags.includes('leftBehindChild')) expect(ageOf(personId)).toBeLessThan(16);
      expect(careTags.includes('livesAlone')).toBe(sizes.get(householdId)?.length === 1);
    }
    const marks = new Set(county.householdMembers.flatMap((row) => row.careTags));
    expect([...marks].sort()).toEqual(['disabled', 'leftBehindChild', 'leftBehindElder', 'livesAlone', 'minimumLiving']);
  });

  test('have heads who are grown up and live there', () => {
    for (const { headPersonId, id } of county.households) {
      expect(ageOf(headPersonId)).toBeGreaterThanOrEqual(18);
      expect(county.householdMembers.find((row) => row.personId === headPersonId)?.householdId).toBe(id);
    }
  });

  test('have ties to relatives who live elsewhere; a confirmed one names who confirmed it and when the old person agreed', () => {
    for (const tie of county.kinTies) {
      expect(byId.get(tie.personId)?.awayPlace).toBeTruthy();
      const isConfirmed = tie.state === 'confirmed';
      expect([tie.confirmedAt !== null, tie.confirmedByPersonId !== null, tie.agreedAt !== null]).toEqual([isConfirmed, isConfirmed, isConfirmed]);
      if (tie.confirmedAt) expect(tie.confirmedAt > tie.proposedAt).toBe(true);
    }
    expect(new Set(county.kinTies.map((tie) => tie.state))).toEqual(new Set(['confirmed', 'proposed']));
  });
});
