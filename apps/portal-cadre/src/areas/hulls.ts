/** Longitude, latitude in degrees. */
export type Position = readonly [number, number];

/** Corners of the convex hull, by the monotone chain, counter-clockwise. */
export function convexHull(points: readonly Position[]): Position[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (o: Position, a: Position, b: Position): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (some: readonly Position[]): Position[] => {
    const line: Position[] = [];
    for (const point of some) {
      while (line.length >= 2 && turn(line.at(-2)!, line.at(-1)!, point) <= 0) line.pop();
      line.push(point);
    }
    return line.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const CORNERS = 18;
/** A rounded shape around an area's villages, `radius` degrees of latitude wide; closed, for a GeoJSON polygon. */
export function areaShape(points: readonly Position[], radius: number): Position[] {
  const rounded = points.flatMap(([x, y]): Position[] => Array.from({ length: CORNERS }, (_, i) => {
    const angle = (i / CORNERS) * 2 * Math.PI;
    return [x + (radius * Math.cos(angle)) / Math.cos((y * Math.PI) / 180), y + radius * Math.sin(angle)];
  }));
  const hull = convexHull(rounded);
  return hull.length > 0 ? [...hull, hull[0]!] : [];
}
