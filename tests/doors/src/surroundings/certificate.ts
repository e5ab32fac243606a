import { readFileSync } from 'node:fs';

const read = (name: string): string =>
  readFileSync(new URL(`../../../certificates/${name}.pem`, import.meta.url), 'utf8');

/** The one that servers over https have here; it stays the same when they start anew. */
export const certificate = { cert: read('cert'), key: read('key') };

/** What clients of such a server are told. */
export const trust = { ca: certificate.cert, servername: 'kfp.test' };
