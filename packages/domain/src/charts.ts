import { opinionChart } from './liaison/opinion.ts';
import { needChart } from './needs/need.chart.ts';
import { whistleChart } from './needs/whistle.ts';
import { committeeChart } from './registry/committee.ts';
import { pairingChart } from './registry/pairing.ts';
import { postingChart } from './registry/posting.chart.ts';
import { trainingChart } from './registry/training.ts';
import { tieChart } from './registry/tie.ts';

/** Every life cycle: the documents draw them, the tests walk them. */
export const charts = [needChart, whistleChart, tieChart, opinionChart, postingChart, pairingChart, committeeChart, trainingChart] as const;
