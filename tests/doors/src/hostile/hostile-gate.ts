import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Listening, listen } from '../traffic/listen.js';

/** Where a gate turns hostile. */
export const STEPS = [
  'page',
  'start',
  'auth',
  'form',
  'password',
  'approval',
  'callback',
  'device',
  'token',
  'read',
  'change',
  'upload',
] as const;

export type Step = (typeof STEPS)[number];

function stepOf({ method, url = '' }: IncomingMessage): Step {
  const path = url.split('?', 1)[0] ?? '';
  if (path.includes('/apis/')) return path.endsWith('/upload') ? 'upload' : method === 'GET' ? 'read' : 'change';
  if (path.startsWith('/oauth2/start')) return 'start';
  if (path.startsWith('/oauth2/callback')) return 'callback';
  if (path.startsWith('/dex/approval')) return 'approval';
  if (path.startsWith('/dex/device')) return 'device';
  if (path.startsWith('/dex/token')) return 'token';
  if (path.endsWith('/login')) return method === 'POST' ? 'password' : 'form';
  return path.startsWith('/dex/auth') ? 'auth' : 'page';
}

export interface HostileGate extends Listening {
  /** What it answers at a step, in the place of the server behind it. */
  turn(at: Step, status: number, location: string): void;
  /** Whether the step was reached since. */
  met(): boolean;
}

/** A gate in front of `upstream` that leads callers astray at one step, and sets a cookie while it does. */
export async function startHostileGate(upstream: string, secure: boolean): Promise<HostileGate> {
  let hostile: { step: Step; status: number; location: string } | undefined;
  let met = false;
  const gate = await listen((request, response) => {
    if (hostile && stepOf(request) === hostile.step) {
      met = true;
      request.resume();
      const { status, location } = hostile;
      response.writeHead(status, { location, 'set-cookie': 'lure=c4nary-lure-of-the-gate; Path=/' }).end();
    } else pass(request, response, upstream);
  }, secure);
  return {
    ...gate,
    turn(step, status, location) {
      hostile = { step, status, location };
      met = false;
    },
    met: () => met,
  };
}

function pass(request: IncomingMessage, response: ServerResponse, upstream: string): void {
  const { method, url, headers } = request;
  const onward = httpRequest(upstream + (url ?? ''), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  request.pipe(onward);
}
