/** A workload as `benches/support/dump.rs` writes it. */

import type { OwnData } from '../src/engine/own';
import type { Spec } from '../src/engine/types';

interface Table {
  name: string;
  nodes: number;
  edges: number;
  features: 'identity' | 'dense' | 'sparse';
  columns: number;
  hidden: number;
  classes: number;
  spec: Spec;
}

export interface Workload extends Table {
  data: OwnData;
  /** The initial weights of both layers, row-major, then the biases. */
  params: Float32Array;
}

export async function load(name: string): Promise<Workload> {
  const folder = new URL(`/data/${name}/`, location.origin);
  const bytes = async (file: string): Promise<ArrayBuffer> => {
    const response = await fetch(new URL(file, folder));
    if (!response.ok) throw new Error(`${file} of ${name}: ${response.status}`);
    return response.arrayBuffer();
  };
  const table = JSON.parse(new TextDecoder().decode(await bytes('workload.json'))) as Table;
  const { nodes, columns } = table;
  const features = async (): Promise<OwnData['features']> => {
    switch (table.features) {
      case 'identity':
        return { kind: 'identity' };
      case 'dense':
        return { kind: 'dense', columns, values: new Float32Array(await bytes('values.f32')) };
      case 'sparse':
        return {
          kind: 'sparse',
          columns,
          ptr: new Uint32Array(await bytes('ptr.u32')),
          col: new Uint32Array(await bytes('col.u32')),
          val: new Float32Array(await bytes('val.f32')),
          normalize: false,
        };
    }
  };
  return {
    ...table,
    data: {
      nodes,
      edges: new Uint32Array(await bytes('edges.u32')),
      features: await features(),
      classes: new Int32Array(await bytes('classes.i32')),
      roles: new Uint8Array(await bytes('roles.u8')),
    },
    params: new Float32Array(await bytes('params.f32')),
  };
}
