import { z } from 'zod';
import { query } from '../kit.ts';
import { everyone } from './session.ts';

/** The online layer that this installation lays under its maps, by configuration; maps draw without one. */
export const getMapLayer = query({
  subject: 'gateway.map.get-layer', http: 'GET /map-layer', title: '地图底图设置', access: everyone, input: z.object({}),
  output: z.object({ tiles: z.string().nullable().describe('address of raster tiles with {z}, {x}, {y}; null: none'), attribution: z.string().describe('what the provider wants to be said') }), refusals: [],
});
