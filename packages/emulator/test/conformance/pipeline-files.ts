import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The workflow that most recorded uploads use. */
export const HELLO = `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata:
  generateName: hello-
spec:
  entrypoint: hello
  serviceAccountName: pipeline-runner
  arguments:
    parameters:
    - {name: msg, value: hi}
    - {name: count}
  templates:
  - name: hello
    dag: {tasks: [{name: step, template: step}]}
  - name: step
    container: {image: busybox, command: [echo], args: ["{{workflow.parameters.msg}}", "{{workflow.uid}}"]}
`;

const SECOND = HELLO.replace('value: hi', 'value: "second <b> & é"').replace('hello-', 'hello2-');
const padding = (i: number): string =>
  `  - name: pad${i}\n    container: {image: busybox, command: [echo], args: ["${'x'.repeat(200)}"]}\n`;
const BIG = HELLO + Array.from({ length: 600 }, (_, i) => padding(i)).join('');
const FILES: Readonly<Record<string, string>> = {
  '/hello.yaml': HELLO,
  '/hello2.yaml': SECOND,
  '/bad.yaml': 'a: b\n',
  '/noext': HELLO,
  '/big.yaml': BIG,
};

/** Serves the files that recorded requests name by URL; resolves to their address. */
export async function servePipelineFiles(): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => {
    const file = FILES[(request.url ?? '').split('?', 1)[0] ?? ''];
    const body = Buffer.from(file ?? 'nope');
    response.writeHead(file === undefined ? 404 : 200, { 'content-length': body.length });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
