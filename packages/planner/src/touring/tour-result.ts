import type { Bound, PointsTerm } from '../matching/match-result.ts';
import type { Stop } from './route.ts';

export interface TourVisit {
  readonly area: string;
  readonly on: string;
  /** Past: kept as published. */
  readonly frozen: boolean;
  readonly published: boolean;
  readonly services: readonly { readonly service: string; readonly team: string | null }[];
  readonly stops: readonly Stop[];
  readonly travelMinutes: number;
  /** The visit's share of the value when visits are counted in order of days; the terms add up to it. */
  readonly points: number;
  readonly terms: readonly PointsTerm[];
}

export interface AreaCoverage {
  readonly area: string;
  readonly visits: number;
  readonly missingVisits: number;
  readonly gainPoints: number;
  readonly targetPoints: number;
  readonly unservedPeople: Readonly<Record<string, number>>;
}

export interface TourFigures {
  readonly outcome: 'complete' | 'cancelled';
  /** By day, then area. */
  readonly visits: readonly TourVisit[];
  readonly valuePoints: number;
  /** visits + missingVisits + changes = value. */
  readonly terms: readonly PointsTerm[];
  readonly areas: readonly AreaCoverage[];
  readonly teams: readonly { readonly team: string; readonly visits: number }[];
  readonly sessions: number;
  readonly unstaffedSessions: number;
}

export interface TourPlan extends TourFigures {
  readonly engineVersion: string;
  readonly weightsVersion: string;
  readonly inputHash: string;
  readonly outputHash: string;
  /** Comes later, from a certificate; a plan never waits for it. */
  readonly bound: Bound | null;
  readonly gapShare: number | null;
}
