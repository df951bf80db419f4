/* Where Firefox is. Run by itself it prints that, and fails where there is none. */

import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const PLACES = {
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

/** Some systems have a script in its place that only says how to get it. */
function answers(path) {
  try {
    const version = execFileSync(path, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
    return String(version).includes('Mozilla Firefox');
  } catch {
    return false;
  }
}

/** The one that `FIREFOX` names, or else the system's; undefined without one. */
export function findFirefox() {
  const named = process.env.FIREFOX;
  return named || (PLACES[process.platform] ?? []).find(answers);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = findFirefox();
  if (!path) process.exit(1);
  console.log(path);
}
