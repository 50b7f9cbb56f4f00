import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { distanceKm } from './areas.ts';
import { townships } from './data/divisions.ts';
import { isHollow, outflowRate } from './divisions.ts';
import { generateCounty } from './generate-county.ts';

const county = generateCounty({ seed: 350123, today: '2026-11-23' });
const figuresOf = new Map(county.divisionFigures.map((row) => [row.divisionCode, row]));
const publicList = ['../../../../', '../../../../../'].map((up) => new URL(`${up}shared/data/luoyuan-villages.csv`, import.meta.url)).find((url) => existsSync(url));

describe('names, codes and numbers', () => {
  test('170 village names and 12 community names are real, 19 and 1 are marked as invented', () => {
    const count = (level: string, isInvented: boolean) => county.divisions.filter((row) => row.level === level && row.isInvented === isInvented).length;
    expect([count('village', false), count('village', true), count('community', false), count('community', true)]).toEqual([170, 19, 12, 1]);
    expect(county.divisions.filter((row) => row.isInvented).every((row) => townships.some((township) => `${township.inventedVillages} ${township.inventedCommunities}`.split(' ').includes(row.name)))).toBe(true);
  });

  test('a code that is not official is marked, is free, and lies in its township', () => {
    const codes = county.divisions.map((row) => row.code);
    expect(new Set(codes).size).toBe(codes.length);
    const official = new Set(townships.flatMap((township) => township.published.map(([, code]) => code).filter(Boolean)));
    for (const row of county.divisions.filter((division) => division.code.length === 12)) {
      expect(row.isCodeInvented).toBe(!official.has(row.code));
      expect(row.code.slice(0, 9)).toBe(row.parentCode);
    }
  });

  test('a published population stands as it is and unmarked; every other one, and every position, is marked', () => {
    for (const township of townships) {
      for (const [name, , population, households] of township.published) {
        const code = county.divisions.find((row) => row.name === name && row.parentCode === township.code)?.code ?? '';
        const row = figuresOf.get(code);
        expect([row?.isPopulationInvented, row?.isHouseholdsInvented]).toEqual([population === 0, households === 0]);
        if (population > 0) expect(row?.registeredPopulation).toBe(population);
        if (households > 0) expect(row?.households).toBe(households);
      }
    }
    const published = townships.flatMap((township) => township.published.filter(([, , population]) => population > 0)).length;
    expect(county.divisionFigures.filter((row) => !row.isPopulationInvented)).toHaveLength(published);
    expect(county.divisionFigures.every((row) => row.isPositionInvented)).toBe(true);
  });

  test.skipIf(publicList === undefined)('every real name, code and number is the public list\'s (skipped where the list is not at hand)', () => {
    const lines = readFileSync(publicList ?? '', 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
    const listed = lines.map(([township = '', , code = '', name = '', , population = '', households = '']) => `${township} ${name} ${code} ${Number(population)} ${Number(households)}`);
    const ours = townships.flatMap((township) => `${township.communities} ${township.villages}`.trim().split(/\s+/).map((name) => {
      const [, code = '', population = 0, households = 0] = township.published.find(([known]) => known === name) ?? [];
      return `${township.code} ${name} ${code} ${population} ${households}`;
    }));
    expect(ours.sort()).toEqual(listed.sort());
  });
});

describe('hollow villages', () => {
  test('are those where more than half live elsewhere; one stands just above the line, another exactly on it and does not count', () => {
    const villages = county.divisionFigures.filter((row) => county.divisions.some((division) => division.code === row.divisionCode && division.level === 'village'));
    expect(villages.filter((row) => outflowRate(row) > 0.5).map((row) => row.divisionCode)).toEqual(villages.filter(isHollow).map((row) => row.divisionCode));
    expect(villages.filter((row) => row.outflowPopulation * 2 === row.registeredPopulation)).toHaveLength(1);
    expect(villages.filter((row) => row.outflowPopulation * 2 - row.registeredPopulation === 1)).toHaveLength(1);
  });

  test('36 areas have three, one has two, one crosses a border, and their villages are neighbours', () => {
    const places = Map.groupBy(county.areaVillages, (row) => row.areaId);
    expect([...places.values()].map((rows) => rows.length).sort().join('')).toBe(`2${'3'.repeat(36)}`);
    expect(county.areas.filter((area) => area.crossBorderReason !== null)).toHaveLength(1);
    expect(new Set(county.areas.map((area) => area.name)).size).toBe(37);
    for (const rows of places.values()) {
      const own = rows.map((row) => figuresOf.get(row.villageCode)).filter((row) => row !== undefined);
      for (const a of own) for (const b of own) expect(distanceKm(a, b)).toBeLessThan(16);
    }
  });

  test('lie near the county\'s real place', () => {
    for (const row of county.divisionFigures) expect(distanceKm(row, { latitude: 26.5, longitude: 119.53 })).toBeLessThan(45);
  });
});
