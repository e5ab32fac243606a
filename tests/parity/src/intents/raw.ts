import { readFileSync } from 'node:fs';
import { type OperationId, operations } from '@kfp-ts/api';
import type { KfpClient } from '@kfp-ts/client';
import { pathOf } from './packages.js';
import type { Performers } from './perform.js';

/** The methods of the raw client as seen from a table: which path takes what is known to it, not here. */
type RawCall = (path: string, init: object) => Promise<{ error?: unknown; response: Response }>;

/** Calls of `kfp_server_api`: the same operation through `client.api`. */
export const raw: Performers = {
  raw: async (kfp, given) => {
    const { method, path } = operations[given.needed('operation') as OperationId];
    const file = given.text('file');
    const body = file === undefined ? given.get('body') : { uploadfile: upload(file) };
    const params = { path: given.object('path') ?? {}, query: given.object('query') ?? {} };
    await rawCall(kfp, method)(path, { params, ...(body !== undefined && { body }) });
  },
  get_kfp_healthz: (kfp) => kfp.server.health(),
};

function rawCall(kfp: KfpClient, method: 'GET' | 'POST' | 'DELETE'): RawCall {
  const { api } = kfp;
  return api[method].bind(api) as unknown as RawCall;
}

function upload(fileName: string): { name: string; content: Uint8Array } {
  return { name: fileName, content: readFileSync(pathOf(fileName)) };
}
