/** Wires everything; nobody else does. */

import '@fontsource-variable/inter/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/print.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { Client } from './engine/client';
import { Files } from './engine/files';
import type { FilesPort } from './engine/filesProtocol';
import { Pool } from './engine/pool';
import type { Port } from './engine/protocol';
import { Study } from './engine/study';
import { Embed } from './state/embed';
import { Gallery } from './state/gallery';
import { Graphs } from './state/graphs';
import { preferences } from './state/preferences.svelte';
import { Session } from './state/session';
import { Sharing } from './state/sharing';
import { Store } from './state/store.svelte';

function spawn(): Port {
  return new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module' });
}

function spawnFiles(): FilesPort {
  return new Worker(new URL('./engine/files.worker.ts', import.meta.url), { type: 'module' });
}

const files = new Files(spawnFiles);
const gallery = new Gallery(files);
// A worker of its own: what reads files may be ended in the middle, and has no time to spare.
const study = new Study(new Files(spawnFiles));
const graphs = new Graphs(gallery);
const session = new Session(new Store(), new Client(spawn), new Pool(spawn), study, graphs);
const sharing = new Sharing(session, files, graphs);
const embed = new Embed(session, sharing);
sharing.onfollowed = () => void embed.tell();
const target = document.getElementById('app');

async function begin(): Promise<void> {
  await sharing.open();
  // Nobody is to see the page in English first who, or whose link, chose another language.
  await preferences.spoken;
  if (target) mount(App, { target, props: { session, sharing, graphs: gallery } });
}
void begin();
