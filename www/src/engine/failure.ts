/** What was thrown in a worker, as its message. */

import type { Failure } from './protocol';
import { CRASH } from './protocol';

export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const detail = 'detail' in error && error.detail ? (error.detail as Failure['detail']) : {};
    return { code: error.code, detail, message };
  }
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return { code: CRASH, detail: { stack }, message };
}
