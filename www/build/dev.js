/* Vite's server with hot reload, on the port given; it ends with whatever holds its input. */

import process from 'node:process';
import { createServer } from 'vite';

const [port] = process.argv.slice(2);
const server = await createServer({
  clearScreen: false,
  server: port === undefined ? {} : { port: Number(port), strictPort: true },
});
await server.listen();
server.printUrls();

process.stdin.resume().on('end', () => {
  void server.close().finally(() => process.exit());
});
