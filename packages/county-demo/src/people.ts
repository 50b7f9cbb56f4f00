import { givenNames, sheSurnames, surnames } from './data/names.ts';
import type { Making } from './making.ts';
import { at, type Random } from './random.ts';
import type { Gender, Person } from './rows/people.ts';

/**
 * Telephone numbers begin with 194: written like a mobile number, and a prefix that China has given to no operator,
 * so that no message of a demo can reach anyone (libphonenumber's full data calls it invalid, its short data valid).
 * One constant: change it here if 194 is ever given out.
 */
export const demoPhonePrefix = '194';

/** ID numbers begin with 990123: no province has the code 99, so the number can be nobody's; the check digit is right. */
export const demoAreaCode = '990123';

/** What is known of a person to be made; the rest is drawn. */
export interface PersonWish {
  ageFrom: number;
  ageTo: number;
  name?: string;
  gender?: Gender;
  surname?: string;
  villageCode?: string | null;
  isPartyMember?: boolean;
  hasPhone?: boolean;
  awayPlace?: string | null;
}

/** Makes people with names, telephone and ID numbers that nobody else in the county has. */
export class Population {
  readonly #making: Making;
  readonly #offset: number;
  readonly #perBirthDay = new Map<string, number>();
  readonly #namesakes = new Map<string, number>();
  readonly #byId = new Map<string, Person>();

  constructor(making: Making) {
    this.#making = making;
    this.#offset = making.random('phones').between(0, 99_999_999);
  }

  /** Adds a person; ages in whole years on the day `today`. */
  add(random: Random, wish: PersonWish): Person {
    const { county, daysAgo, id } = this.#making;
    const birthOn = daysAgo(random.between(Math.round(wish.ageFrom * 365.25) + 1, Math.round((wish.ageTo + 1) * 365.25) - 2));
    const gender = wish.gender ?? (random.chance(0.5) ? 'male' : 'female');
    const number = county.people.length;
    const phone = demoPhonePrefix + String((this.#offset + number * 38_971_327) % 100_000_000).padStart(8, '0');
    const person: Person = {
      id: id('person', number),
      name: wish.name ?? this.#name(random, gender, (wish.ageFrom + wish.ageTo) / 2, wish.surname),
      gender, birthOn,
      phone: wish.hasPhone === false ? null : phone,
      idNumber: this.#idNumber(birthOn, gender),
      isPartyMember: wish.isPartyMember ?? false,
      registeredVillageCode: wish.villageCode ?? null,
      awayPlace: wish.awayPlace ?? null,
    };
    county.people.push(person);
    this.#byId.set(person.id, person);
    return person;
  }

  /** Throws on an id that this county does not have. */
  get(id: string): Person {
    const person = this.#byId.get(id);
    if (!person) throw new Error(`no person ${id}`);
    return person;
  }

  /** Draws again while a name is already borne by three. */
  #name(random: Random, gender: Gender, age: number, surname = random.pick(surnames)): string {
    const { first, second } = givenNames[age >= 58 ? 'old' : age >= 32 ? 'middle' : 'young'][gender];
    let name = '';
    for (let tries = 0; tries < 8; tries++) {
      name = surname + random.pick<string>(first) + (age >= 32 && random.chance(0.06) ? '' : random.pick<string>(second));
      if ((this.#namesakes.get(name) ?? 0) < 3) break;
    }
    this.#namesakes.set(name, (this.#namesakes.get(name) ?? 0) + 1);
    return name;
  }

  #idNumber(birthOn: string, gender: Gender): string {
    const key = birthOn + gender;
    const nth = this.#perBirthDay.get(key) ?? 0;
    this.#perBirthDay.set(key, nth + 1);
    const body = demoAreaCode + birthOn.replaceAll('-', '') + String(nth * 2 + (gender === 'male' ? 1 : 2)).padStart(3, '0');
    return body + idCheckDigit(body);
  }
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The last character of an ID number from its first 17 digits (GB 11643: ISO 7064 MOD 11-2). */
export function idCheckDigit(body: string): string {
  const sum = idWeights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return at([...'10X98765432'], sum % 11);
}

/** The two surnames that most people of a village bear. */
export function villageSurnames(making: Making, villageCode: string): [string, string] {
  const random = making.random(`surnames/${villageCode}`);
  const list = random.shuffle(villageCode.startsWith('350123203') ? [...sheSurnames, ...sheSurnames, ...surnames.slice(0, 4)] : surnames);
  const name = making.county.divisions.find((division) => division.code === villageCode)?.name ?? '';
  const own = surnames.find((surname) => name.startsWith(surname));
  return [own ?? at(list, 0), at(list, 1)];
}

/** Whole years on a day. */
export function ageOn(birthOn: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4)) - (day.slice(5) < birthOn.slice(5) ? 1 : 0);
}

