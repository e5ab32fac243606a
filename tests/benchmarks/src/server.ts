/** The server of the benchmark, in a process of its own; tells its parent the port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { samplePage, sampleRunDetail } from './sample-runs.js';

const detail = Buffer.from(sampleRunDetail());
const page = Buffer.from(samplePage());
const health = Buffer.from('{"commit_sha":"x", "tag_name":"1.8.5", "multi_user":false}');

const server = createServer((request, response) => {
  const url = request.url ?? '';
  const body = url.includes('/runs/') ? detail : url.endsWith('/healthz') ? health : page;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
