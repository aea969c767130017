import type { MapEdge, MapNode } from "./map-lanes";

/** One place at a box's side where lines leave to one other box, or where all lines from one side arrive. */
export type Port = { node: string; side: "left" | "right"; y: number; edges: readonly MapEdge[]; arrives: boolean };
export type Box = { node: MapNode; lane: number; x: number; y: number; height: number };

/** Ports, corridors and boxes stand on a grid, each lane shifted, so that no two lines run along one another by accident. */
export const GRID = 13;
export const LANE_SHIFT = 4;
const CORRIDOR_SHIFT = 8;

type Point = { x: number; y: number };
/** All lines that arrive at one side of one box: they share what they have in common. */
type Bundle = { port: Port; lane: number };

const TRACK = 5;
const MARGIN = 8;
/** From the edge of a box, its label or its head to the first track. */
const APPROACH = 11;
const CLEARANCE = 5;

/** A free height to cross a lane at, nearest to where the line wants to be; taken for the bundle that uses it. */
class Corridors {
  readonly #blocked: readonly { top: number; bottom: number }[];
  readonly #taken = new Set<number>();

  constructor(boxes: readonly Box[]) {
    // The caption of a country stands above its first box; lines stay off it.
    this.#blocked = boxes.map(({ y, height }, index) => ({
      top: y - CLEARANCE - (boxes[index - 1]?.node.where === boxes[index]?.node.where ? 0 : 18),
      bottom: y + height + CLEARANCE,
    }));
  }

  #isFree(y: number): boolean {
    return !this.#taken.has(y) && this.#blocked.every(({ top, bottom }) => y < top || y > bottom);
  }

  take(wanted: number): number {
    const start = Math.round((wanted - CORRIDOR_SHIFT) / GRID) * GRID + CORRIDOR_SHIFT;
    for (let step = 0; ; step += 1)
      for (const y of step === 0 ? [start] : [start - step * GRID, start + step * GRID])
        if (y > GRID * 2 && this.#isFree(y)) {
          this.#taken.add(y);
          return y;
        }
  }
}

/** Upright pieces in one channel: those that would lie on one another get tracks of their own, side by side. */
class Channel {
  readonly #pieces = new Map<string, { top: number; bottom: number; track: number }>();

  reach(bundle: string, ...ys: readonly number[]): void {
    const held = this.#pieces.get(bundle);
    this.#pieces.set(bundle, {
      top: Math.min(held?.top ?? Number.POSITIVE_INFINITY, ...ys),
      bottom: Math.max(held?.bottom ?? Number.NEGATIVE_INFINITY, ...ys),
      track: 0,
    });
  }

  /** Gives each piece its track; returns how many there are. */
  settle(): number {
    const ends: number[] = [];
    for (const piece of [...this.#pieces.values()].sort((a, b) => a.top - b.top)) {
      const free = ends.findIndex((end) => end + GRID < piece.top);
      piece.track = free < 0 ? ends.length : free;
      ends[piece.track] = piece.bottom;
    }
    return ends.length;
  }

  trackOf = (bundle: string): number => this.#pieces.get(bundle)?.track ?? 0;
}

/**
 * The corners of each line, by the id of its edge, and the left edge of each lane. Lane `i` has the channel `i` to its
 * right. A line leaves its box sideways, goes up or down in a channel, crosses the lanes between at free heights, and
 * arrives sideways; what arrives at the same side of a box shares its upright pieces and crossings.
 */
export function routeLines(
  boxes: readonly Box[],
  ports: readonly Port[],
  room: readonly { left: number; right: number }[],
  boxWidth: number,
): { points: ReadonlyMap<string, readonly Point[]>; lanes: readonly number[]; width: number } {
  const laneOf = new Map(boxes.map((box) => [box.node.id, box.lane]));
  const leaving = new Map<string, Port>();
  for (const port of ports) if (!port.arrives) for (const edge of port.edges) leaving.set(edge.id, port);
  const corridors = room.map((_, lane) => new Corridors(boxes.filter((box) => box.lane === lane)));
  const channels = room.map(() => new Channel());
  type Hop = { channel: number; from: number; to: number };
  const hopsOf = new Map<string, readonly Hop[]>();
  const bundles: Bundle[] = ports.filter(({ arrives }) => arrives).map((port) => ({ port, lane: laneOf.get(port.node) ?? 0 }));
  const keyOf = ({ port }: Bundle): string => `${port.node} ${port.side}`;
  for (const bundle of bundles) {
    const crossing = new Map<number, number>();
    const starts = bundle.port.edges.flatMap((edge) => {
      const port = leaving.get(edge.id);
      return port ? [{ edge, port, lane: laneOf.get(port.node) ?? 0 }] : [];
    });
    const far = starts.filter(({ lane }) => Math.abs(lane - bundle.lane) > 1);
    const mean = far.reduce((sum, { port }) => sum + port.y, 0) / Math.max(1, far.length);
    const corridorAt = (lane: number): number => {
      const held = crossing.get(lane);
      if (held !== undefined) return held;
      const made = corridors[lane]?.take((mean + bundle.port.y) / 2) ?? bundle.port.y;
      crossing.set(lane, made);
      return made;
    };
    for (const { edge, port, lane } of starts) {
      const step = lane < bundle.lane ? 1 : -1;
      const hops: Hop[] = [];
      let y = port.y;
      if (lane === bundle.lane) hops.push({ channel: lane, from: y, to: bundle.port.y });
      else
        for (let at = lane; at !== bundle.lane; at += step) {
          const next = at + step;
          const to = next === bundle.lane ? bundle.port.y : corridorAt(next);
          hops.push({ channel: step > 0 ? at : next, from: y, to });
          y = to;
        }
      for (const hop of hops) channels[hop.channel]?.reach(keyOf(bundle), hop.from, hop.to);
      hopsOf.set(edge.id, hops);
    }
  }
  const tracks = channels.map((channel) => channel.settle());
  const lanes: number[] = [];
  const channelX: number[] = [];
  let x = MARGIN + 6 + (room[0]?.left ?? 0);
  for (const [lane, { right }] of room.entries()) {
    lanes[lane] = x;
    const count = tracks[lane] ?? 0;
    channelX[lane] = x + boxWidth + right + APPROACH;
    x += boxWidth + right + (count === 0 ? MARGIN : 2 * APPROACH + (count - 1) * TRACK) + (room[lane + 1]?.left ?? 0);
    if (lane < room.length - 1 && count === 0) x += 2 * APPROACH;
  }
  const points = new Map<string, readonly Point[]>();
  for (const bundle of bundles)
    for (const edge of bundle.port.edges) {
      const port = leaving.get(edge.id);
      const hops = hopsOf.get(edge.id);
      if (!port || !hops) continue;
      const sideX = ({ node, side }: Port): number => (lanes[laneOf.get(node) ?? 0] ?? 0) + (side === "right" ? boxWidth : 0);
      const line: Point[] = [{ x: sideX(port), y: port.y }];
      for (const { channel, from, to } of hops) {
        const at = (channelX[channel] ?? 0) + (channels[channel]?.trackOf(keyOf(bundle)) ?? 0) * TRACK;
        line.push({ x: at, y: from });
        if (to !== from) line.push({ x: at, y: to });
      }
      line.push({ x: sideX(bundle.port), y: bundle.port.y });
      points.set(edge.id, line);
    }
  return { points, lanes, width: x + MARGIN };
}
