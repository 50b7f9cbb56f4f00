import { parseAreaInput } from '../areas/area-input.ts';
import { proposeAreas, type AreaProposal } from '../areas/propose-areas.ts';
import { certifyMatching } from '../certificates/certify-matching.ts';
import type { Control } from '../kit/control.ts';
import { parseMatchInput, type MatchRequest } from '../matching/match-input.ts';
import type { Bound, MatchPlan } from '../matching/match-result.ts';
import { solveMatching } from '../matching/solve-matching.ts';
import { parsePairingInput } from '../pairings/pairing-input.ts';
import { proposePairings, type PairingProposal } from '../pairings/propose-pairings.ts';
import { certifyTouring, solveTouring } from '../touring/solve-touring.ts';
import { parseTourInput, type TourRequest } from '../touring/tour-input.ts';
import type { TourPlan } from '../touring/tour-result.ts';

/** What a worker may be asked; inputs are parsed at this door. */
export interface PlannerJobs {
  match: { input: MatchRequest; result: MatchPlan };
  tour: { input: TourRequest; result: TourPlan };
  areas: { input: unknown; result: AreaProposal };
  pairings: { input: unknown; result: PairingProposal };
  certifyMatch: { input: MatchRequest; result: Bound };
  certifyTour: { input: TourRequest; result: Bound };
}
export type PlannerKind = keyof PlannerJobs;

const CERTIFICATE_EPOCHS = 1500;

const runs: { [Kind in PlannerKind]: (input: unknown, control: Control) => PlannerJobs[Kind]['result'] } = {
  match: (input, control) => solveMatching(parseMatchInput(input), control),
  tour: (input, control) => solveTouring(parseTourInput(input), control),
  areas: (input) => proposeAreas(parseAreaInput(input)),
  pairings: (input) => proposePairings(parsePairingInput(input)),
  certifyMatch: (input) => certifyMatching(parseMatchInput(input)),
  certifyTour: (input, control) => certifyTouring(parseTourInput(input), CERTIFICATE_EPOCHS, control),
};

/** Parses and runs a job in this thread. Throws PlannerInputError. */
export function runJob<Kind extends PlannerKind>(
  kind: Kind,
  input: PlannerJobs[Kind]['input'],
  control: Control = {},
): PlannerJobs[Kind]['result'] {
  return runs[kind](input, control);
}
