import { existsSync } from 'node:fs';

/** Debian's, which its package manager keeps up to date. */
const SYSTEM = '/usr/bin/chromium';

function path() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  if (process.platform === 'linux' && existsSync(SYSTEM)) return SYSTEM;
  return undefined;
}

/**
 * How every test starts the browser: the one that `CHROMIUM` names, the system's, or else
 * Playwright's own; and quiet, without the calls home that would end in a machine's firewall.
 * @type {import('@playwright/test').LaunchOptions}
 */
export const launchOptions = {
  ...(path() && { executablePath: path() }),
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ],
};
