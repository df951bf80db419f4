/* The experiments whose bits must be the same everywhere, for whatever runs them. */

/** What Rust reads from JSON comes to JavaScript's engine as typed arrays. */
export function ownData({ nodes, edges, edgeWeights, features, classes, roles }) {
  return {
    nodes,
    edges: Uint32Array.from(edges),
    ...(edgeWeights && { edgeWeights: Float32Array.from(edgeWeights) }),
    features: ownFeatures(features),
    classes: Int32Array.from(classes),
    roles: Uint8Array.from(roles),
  };
}

function ownFeatures(features) {
  switch (features.kind) {
    case 'dense':
      return { ...features, values: Float32Array.from(features.values) };
    case 'sparse':
      return {
        ...features,
        ptr: Uint32Array.from(features.ptr),
        col: Uint32Array.from(features.col),
        ...(features.val && { val: Float32Array.from(features.val) }),
      };
    default:
      return features;
  }
}

/** The fingerprint of each case, by name. */
export function fingerprints(Engine, cases) {
  return Object.fromEntries(
    cases.map(({ name, spec, plan, data }) => {
      const engine = data ? Engine.withOwnData(spec, ownData(data)) : new Engine(spec);
      engine.train(spec.training.epochs);
      const { fingerprint } = engine.prune(plan);
      engine.free();
      return [name, fingerprint];
    }),
  );
}

/** The same by the first of the two packages, for the cases that it has all of. */
export function firstFingerprints(First, cases) {
  const found = {};
  for (const one of cases.filter(({ data }) => !data)) {
    try {
      Object.assign(found, fingerprints(First, [one]));
    } catch (error) {
      if (error.code !== 'elsewhere') throw error;
    }
  }
  return found;
}
