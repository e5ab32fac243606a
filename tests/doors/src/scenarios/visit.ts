import type { KfpClient } from '@kfp-ts/client';
import type { StandingDoor } from '../doors/standing-door.js';
import type { HurriedClock } from '../surroundings/hurried-clock.js';

/** Something that a caller did, and what came of it. */
export interface Tried {
  readonly what: 'submit' | 'upload' | 'wait';
  readonly name: string;
  /** What the server says it has made. */
  readonly id?: string;
  readonly error?: unknown;
}

/** One client in front of one door. */
export interface Visit {
  /** Two clients of one program, with one plugin. */
  readonly clients: readonly [KfpClient, KfpClient];
  readonly standing: StandingDoor;
  readonly clock: HurriedClock;
  /** The cookies that the client has sent last. */
  readonly lastCookies: () => string | undefined;
  /** Settles when the connections to a server that has gone have ended. */
  readonly disconnected: (ports: readonly number[]) => Promise<void>;
  /** Has renewed what the plugin reads. */
  readonly renewed: () => void;
  readonly tried: Tried[];
}

/** The smallest compiled pipeline, made longer by a remark. */
export const workflow = (bytes = 0): Record<string, unknown> => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'one-task-', ...(bytes > 0 && { annotations: { remark: 'x'.repeat(bytes) } }) },
  spec: {
    entrypoint: 'main',
    templates: [{ name: 'main', container: { image: 'busybox', command: ['true'] } }],
  },
});

/** Submits runs at once, each under a name of its own; every other one without a look at anything before. */
export function submit({ clients, standing, tried }: Visit, count: number): Promise<string[]> {
  const experiment = standing.experiment();
  return tryAll(tried, 'submit', count, async (name, index) => {
    const kfp = clients[index % 2 === 0 ? 0 : 1];
    const known = index % 4 < 2 && experiment !== undefined ? { experiment } : {};
    return (await kfp.runs.submit({ name, package: workflow(), ...known })).id;
  });
}

/** Above this size, a gate that refuses cuts the connection off while the body is sent. */
const CUT_OFF_BYTES = 200_000;

/** Uploads pipelines at once: small ones, large ones, and streams, which can be read once only. */
export function upload({ clients, tried }: Visit, count: number): Promise<string[]> {
  const sources = [() => workflow(), () => workflow(CUT_OFF_BYTES), () => streamed(workflow(CUT_OFF_BYTES))];
  return tryAll(tried, 'upload', count, async (name, index) => {
    const source = sources[index % sources.length]?.() ?? workflow();
    return (await clients[index % 2 === 0 ? 0 : 1].pipelines.upload(source, { name })).id;
  });
}

const streamed = (content: object): ReadableStream<Uint8Array> => new Blob([JSON.stringify(content)]).stream();

/** Goes on after failures; gives the ids of what was made. */
async function tryAll(
  tried: Tried[],
  what: Tried['what'],
  count: number,
  work: (name: string, index: number) => Promise<string>,
): Promise<string[]> {
  const before = tried.length;
  const all = Array.from({ length: count }, async (_, index) => {
    const name = `${what} ${before + index}`;
    const came = await work(name, index).then(
      (id) => ({ id }),
      (error: unknown) => ({ error }),
    );
    tried.push({ what, name, ...came });
    return 'id' in came ? [came.id] : [];
  });
  return (await Promise.all(all)).flat();
}
