import type { Page } from '@playwright/test';

export interface Crowd {
  readonly nodes: number;
  readonly edges: number;
  readonly classes: number;
  readonly features: number;
}

/** As large as the largest graph that the page has to bear. */
export const CROWD: Crowd = { nodes: 22_470, edges: 170_823, classes: 4, features: 4_714 };

/**
 * Lets the page believe that its small graph is a large one: what the engine answers is replaced by
 * generated arrays of that size, groups of nodes that know one another. What drawing costs can so
 * be measured without what the engine costs.
 */
export async function crowd(page: Page, size: Crowd): Promise<void> {
  await page.addInitScript((size: Crowd) => {
    const { nodes, edges, classes, features } = size;
    let state = 1;
    const random = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const HIDDEN = 16;
    const GROUPS = 60;
    const filled = (count: number, of: () => number) => Float32Array.from({ length: count }, of);
    const middles = filled(2 * GROUPS, random);
    const groups = Uint16Array.from({ length: nodes }, () => Math.floor(random() * GROUPS));
    const positions = new Float32Array(2 * nodes);
    const members: number[][] = Array.from({ length: GROUPS }, () => []);
    for (let node = 0; node < nodes; node += 1) {
      const group = groups[node] ?? 0;
      members[group]?.push(node);
      const [angle, away] = [random() * 2 * Math.PI, 0.09 * Math.sqrt(random())];
      positions[2 * node] = 0.05 + 0.9 * (middles[2 * group] ?? 0) + away * Math.cos(angle);
      positions[2 * node + 1] = 0.05 + 0.9 * (middles[2 * group + 1] ?? 0) + away * Math.sin(angle);
    }
    const pairs = new Uint32Array(2 * edges);
    for (let edge = 0; edge < edges; edge += 1) {
      const source = Math.floor(random() * nodes);
      const own = members[groups[source] ?? 0] ?? [0];
      const other = random() < 0.88 ? own[Math.floor(random() * own.length)] : undefined;
      pairs[2 * edge] = source;
      pairs[2 * edge + 1] = other ?? Math.floor(random() * nodes);
    }
    const labels = Int32Array.from(groups, (group) => group % classes);
    const roles = Uint8Array.from(groups, () => 1 + Math.floor(random() * 2.99));
    const order = filled(edges, random);
    const weights = filled((features + classes) * HIDDEN, () => random() - 0.5);
    const layers = [
      { inputs: features, outputs: HIDDEN, offset: 0 },
      { inputs: HIDDEN, outputs: classes, offset: features * HIDDEN },
    ];
    const activations = filled(HIDDEN * nodes, () => Math.max(0, random() - 0.5));

    /* eslint-disable @typescript-eslint/no-explicit-any -- messages as they come */
    const enlarge = (data: any): any => {
      const { fixed, frame } = data.answer ?? {};
      if (!frame) return data;
      const { ratio } = frame.plan.edges;
      const cut = frame.plan.weights.ratio;
      const large = {
        ...frame,
        weights: weights.map((value) => (Math.abs(value) >= cut / 2 ? value : 0)),
        weightMask: Uint8Array.from(weights, (value) => (Math.abs(value) >= cut / 2 ? 1 : 0)),
        edgeMask: Uint8Array.from(order, (place) => (place >= ratio ? 1 : 0)),
        predictions: Uint32Array.from(labels, (label, node) =>
          (order[node] ?? 0) < 0.1 + 0.5 * ratio ? (label + 1) % classes : label,
        ),
        nodeFlags: Uint8Array.from(labels, (_, node) =>
          (order[node] ?? 0) < 0.1 ? 1 : (order[node] ?? 0) < 0.1 + 0.5 * ratio ? 3 : 0,
        ),
        activations,
      };
      if (!fixed) return { ...data, answer: { ...data.answer, frame: large } };
      const info = {
        ...fixed.info,
        nodes,
        classes,
        layers,
        nodeNames: Array.from({ length: nodes }, (_, node) => String(node)),
        classNames: Array.from({ length: classes }, (_, group) => `Group ${group + 1}`),
      };
      const whole = { ...fixed, info, edges: pairs, labels, roles, positions };
      return { ...data, answer: { ...data.answer, fixed: whole, frame: large } };
    };
    const Original = Worker;
    window.Worker = class extends Original {
      override set onmessage(handle: any) {
        super.onmessage = (event: MessageEvent) =>
          handle(new MessageEvent('message', { data: enlarge(event.data) }));
      }
    };
    /* eslint-enable */
  }, size);
}
