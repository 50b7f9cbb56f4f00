import type { PricedModel } from './incremental-subgradient.ts';

export interface SearchStart {
  /** Arc of each need to start from, or -1; arcs that no longer fit are dropped. */
  readonly arcOf?: Int32Array;
  /** Prices of an earlier run; without them they are computed. */
  readonly priced?: PricedModel;
  /** An arc that may not be used. */
  readonly forbiddenArc?: number;
  /** The only resources to refill; without it all. */
  readonly focus?: Int32Array;
}
export interface Search extends PricedModel {
  readonly arcOf: Int32Array;
  readonly valuePoints: number;
  readonly isCancelled: boolean;
}
