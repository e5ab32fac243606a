import { describe, expect, it } from 'vitest';
import { FakeCaller, fakeContext, multiUser } from '../../test/fake-caller.js';
import { AlreadyExistsError, ConfigurationError, NotFoundError } from '../errors/index.js';
import { Experiments } from './experiments.js';

const taken = () => {
  throw new AlreadyExistsError('taken', { status: 409, method: 'POST', path: '', attempts: 1 });
};
const named = (...names: string[]) => ({ experiments: names.map((name, index) => ({ id: `e${index}`, name })) });

describe('namespaces', () => {
  it('refuses a namespace on a single-user server after nothing but one health call', async () => {
    const caller = new FakeCaller({});
    const experiments = new Experiments(fakeContext(caller, { namespace: 'jane' }));
    await expect(experiments.create({ name: 'churn' })).rejects.toThrow(/single-user server knows no namespaces/);
    await expect(experiments.list()).rejects.toThrow(ConfigurationError);
    expect(caller.calls.map(({ id }) => id)).toEqual(['GetHealthz']);
  });

  it('refuses to do without a namespace on a multi-user server', async () => {
    const caller = new FakeCaller({ GetHealthz: multiUser });
    const experiments = new Experiments(fakeContext(caller));
    await expect(experiments.ensure('churn')).rejects.toThrow(/names no namespace/);
    expect(caller.ids).toEqual([]);
  });

  it('owns an experiment by the namespace of the call before that of the client', async () => {
    const caller = new FakeCaller({
      GetHealthz: multiUser,
      CreateExperiment: ({ body }) => ({ id: 'e1', ...(body as object) }),
    });
    const experiments = new Experiments(fakeContext(caller, { namespace: 'jane' }));
    const made = await experiments.create({ name: 'churn', namespace: 'team-b' });
    expect(made.namespace).toBe('team-b');
    expect(caller.calls.at(-1)?.body).toEqual({
      name: 'churn',
      resource_references: [{ key: { type: 'NAMESPACE', id: 'team-b' }, relationship: 'OWNER' }],
    });
  });

  it('asks for health once, however many calls need it at a time, and again when it failed', async () => {
    let failures = 1;
    const caller = new FakeCaller({
      GetHealthz: () => {
        if (failures-- > 0) throw new Error('down');
        return { multi_user: false };
      },
      ListExperiment: () => ({}),
    });
    const experiments = new Experiments(fakeContext(caller));
    const first = await Promise.allSettled([experiments.list(), experiments.list()]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await Promise.all([experiments.list(), experiments.list()]);
    expect(caller.calls.filter(({ id }) => id === 'GetHealthz')).toHaveLength(2);
  });

  it('does not let one call’s abort fail another that waits for the same health call', async () => {
    let answer = (_health: object): void => undefined;
    const caller = new FakeCaller({
      GetHealthz: () =>
        new Promise<object>((resolve) => {
          answer = resolve;
        }),
      ListExperiment: () => ({}),
    });
    const experiments = new Experiments(fakeContext(caller));
    const controller = new AbortController();
    const aborted = experiments.list({}, { signal: controller.signal }).withResponse();
    const other = experiments.list().withResponse();
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    answer({ multi_user: false });
    expect((await other).data.items).toEqual([]);
  });
});

describe('get by name', () => {
  it('is one filtered request', async () => {
    const caller = new FakeCaller({ ListExperiment: () => named('churn') });
    await new Experiments(fakeContext(caller)).get({ name: 'churn' });
    expect(caller.calls.at(-1)?.query).toEqual({
      filter: '{"predicates":[{"op":1,"key":"name","string_value":"churn"}]}',
    });
    expect(caller.ids).toHaveLength(1);
  });

  it('does not take another name for it that only the server thinks equal', async () => {
    const caller = new FakeCaller({ ListExperiment: () => named('Churn', 'chúrn') });
    const error = await new Experiments(fakeContext(caller)).get({ name: 'churn' }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NotFoundError);
    expect((error as NotFoundError).hint).toContain('"Churn", "chúrn"');
  });

  it('names the ids when there are several', async () => {
    const caller = new FakeCaller({ ListExperiment: () => named('churn', 'churn') });
    await expect(new Experiments(fakeContext(caller)).get({ name: 'churn' })).rejects.toMatchObject({
      code: 'CONFIGURATION',
      hint: expect.stringContaining('e0, e1'),
    });
  });

  it.each([[''], ['  '], [{ id: '' }], [{ name: '' }], [undefined], [{}]])('refuses %j before it asks', async (ref) => {
    const caller = new FakeCaller({});
    await expect(new Experiments(fakeContext(caller)).get(ref as string)).rejects.toThrow(ConfigurationError);
    expect(caller.calls).toEqual([]);
  });
});

describe('ensure', () => {
  it('takes the experiment that somebody else made in between', async () => {
    let looks = 0;
    const caller = new FakeCaller({
      ListExperiment: () => (looks++ === 0 ? {} : named('churn')),
      CreateExperiment: taken,
    });
    expect((await new Experiments(fakeContext(caller)).ensure('churn')).id).toBe('e0');
  });

  it('does not make a second one when the first is there', async () => {
    const caller = new FakeCaller({ ListExperiment: () => named('churn') });
    await new Experiments(fakeContext(caller)).ensure('churn');
    expect(caller.ids).toEqual(['ListExperiment']);
  });

  it('says which name stands in the way when only case differs', async () => {
    const caller = new FakeCaller({ ListExperiment: () => named('Churn'), CreateExperiment: taken });
    await expect(new Experiments(fakeContext(caller)).ensure('churn')).rejects.toMatchObject({
      hint: expect.stringContaining('"Churn"'),
    });
  });
});

it('tells of the answer without an unhandled rejection when only withResponse is used', async () => {
  const caller = new FakeCaller({
    GetExperiment: () => {
      throw new Error('no');
    },
  });
  await expect(new Experiments(fakeContext(caller)).get('e1').withResponse()).rejects.toThrow('no');
});
