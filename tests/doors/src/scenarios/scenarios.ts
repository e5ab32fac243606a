import { submit, upload, type Visit } from './visit.js';

const A_WHILE_MS = 120_000;
const LAPSE_MS = 2 * 3_600_000;
const MANY = 50;
const SOME = 3;
const UPLOADS = 6;

/** What happens to a caller. */
export interface Scenario {
  readonly name: string;
  /** With credentials that are wrong from the beginning. */
  readonly wrong?: true;
  /** Only for those who are let in at first. */
  readonly fromInside?: true;
  run(visit: Visit): Promise<void>;
}

/** Time passes for the client, so that nothing that was just got is taken for fresh. */
async function later({ clock }: Visit): Promise<void> {
  clock.move(A_WHILE_MS);
}

export const scenarios = [
  { name: 'first call', run: async (visit) => void (await submit(visit, 1)) },
  { name: '50 at once', run: async (visit) => void (await submit(visit, MANY)) },
  { name: 'expiry, wait', fromInside: true, run: waitPastTheEnd },
  {
    name: 'expiry, upload',
    fromInside: true,
    run: async (visit) => {
      await submit(visit, 1);
      await later(visit);
      await visit.standing.revoke();
      visit.renewed();
      await upload(visit, UPLOADS);
    },
  },
  {
    name: 'wrong password',
    wrong: true,
    run: async (visit) => {
      await submit(visit, SOME);
      await submit(visit, 1);
    },
  },
  {
    name: 'restarted',
    fromInside: true,
    run: async (visit) => {
      await submit(visit, 1);
      for (const restart of ['restartProvider', 'restart'] as const) {
        await later(visit);
        await visit.standing[restart](visit.disconnected);
        visit.renewed();
        await submit(visit, SOME);
      }
    },
  },
  {
    name: 'logged out',
    fromInside: true,
    run: async (visit) => {
      await submit(visit, 1);
      await later(visit);
      await visit.standing.logOut(visit.lastCookies());
      await submit(visit, SOME);
    },
  },
] as const satisfies readonly Scenario[];

export type ScenarioName = (typeof scenarios)[number]['name'];

/** Time passes on both sides while a run is waited for, and what was given ends by it. */
async function waitPastTheEnd(visit: Visit): Promise<void> {
  const { clients, standing, clock, tried } = visit;
  const [kfp] = clients;
  const [id] = await submit(visit, 1);
  if (id === undefined) return;
  await standing.setRun(id, 'Running');
  let looks = 0;
  let changed: Promise<void> = Promise.resolve();
  const onProgress = (): void => {
    looks += 1;
    if (looks === 2) {
      clock.move(LAPSE_MS);
      changed = standing.lapse().then(visit.renewed);
    }
    if (looks === 4) changed = changed.then(() => standing.setRun(id, 'Succeeded'));
  };
  const came = await kfp.runs.wait(id, { poll: { minMs: 1, maxMs: 2 }, onProgress }).then(
    () => ({ id }),
    (error: unknown) => ({ error }),
  );
  await changed;
  tried.push({ what: 'wait', name: 'wait', ...came });
}
