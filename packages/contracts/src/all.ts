import * as score from './evaluation/score.ts';
import * as mapLayer from './identity/map-layer.ts';
import * as numberProof from './identity/number-proof.ts';
import * as session from './identity/session.ts';
import type { EventType, Operation, RefusalOf } from './kit.ts';
import * as reception from './liaison/reception.ts';
import * as claim from './needs/claim.ts';
import * as need from './needs/need.ts';
import * as needEvents from './needs/need.events.ts';
import * as photo from './needs/photo.ts';
import * as whistle from './needs/whistle.ts';
import { operationsOf, ServiceName } from './operations.ts';
import * as access from './registry/access.ts';
import * as area from './registry/area.ts';
import * as committee from './registry/committee.ts';
import * as department from './registry/department.ts';
import * as division from './registry/division.ts';
import * as exporting from './registry/export.ts';
import * as figures from './registry/figures.ts';
import * as household from './registry/household.ts';
import * as importing from './registry/import.ts';
import * as mobile from './registry/mobile.ts';
import * as numberChange from './registry/number-change.ts';
import * as pairing from './registry/pairing.ts';
import * as partner from './registry/partner.ts';
import * as person from './registry/person.ts';
import * as planned from './registry/planned.ts';
import * as posting from './registry/posting.ts';
import * as responsibility from './registry/responsibility.ts';
import * as retention from './registry/retention.ts';
import * as sheet from './registry/sheet.ts';
import * as structure from './registry/structure.ts';
import * as tie from './registry/tie.ts';
import * as training from './registry/training.ts';
import * as shift from './volunteers/shift.ts';

const modules = { ...score, ...mapLayer, ...numberProof, ...session, ...reception, ...claim, ...need, ...needEvents, ...photo, ...whistle, ...division, ...access, ...area, ...figures, ...structure, ...exporting, ...household, ...importing, ...numberChange, ...retention, ...sheet, ...person, ...planned, ...posting, ...pairing, ...responsibility, ...committee, ...department, ...partner, ...training, ...mobile, ...tie, ...shift };
type Modules = typeof modules;
type OperationsIn<M> = Extract<M[keyof M], { kind: 'command' | 'query'; subject: string }>;
type Ours = OperationsIn<Modules> | OperationsIn<ReturnType<typeof operationsOf>>;

const isOperation = (value: unknown): value is Operation => typeof value === 'object' && value !== null && 'kind' in value && 'refusals' in value;
const isEvent = (value: unknown): value is EventType => typeof value === 'object' && value !== null && 'payload' in value && 'subject' in value;

/** Every operation of the county: gateway, documents, wording and the generated tests read this list and no other. */
export const operations: readonly Operation[] = [
  ...Object.values<unknown>(modules).filter(isOperation),
  ...ServiceName.options.flatMap((name) => Object.values(operationsOf(name))),
];
/** Every event of the county. */
export const events: readonly EventType[] = Object.values<unknown>(modules).filter(isEvent);
/** Every refusal code that some operation may answer. */
export type AnyRefusal = RefusalOf<Ours>;
