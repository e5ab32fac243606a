import type { Json, JsonObject, VectorSetup } from '../vector.js';
import { type Answer, refusal } from './answer.js';
import { listAnswer } from './list-answer.js';
import { type Collection, countedId, countedTime, type Objects, ownerOf, reference, seededObjects } from './seed.js';

/** What a run of no stated fate is seen as, one look after the other. */
const USUAL_STATES = ['Pending', 'Running', 'Running', 'Succeeded'];
const UNDER_WAY = new Set(['', 'Pending', 'Running', 'Terminating']);
/** The time that stands for none. */
const NEVER = '1970-01-01T00:00:00Z';
const MEMBERS: Readonly<Record<Collection, string>> = {
  experiments: 'experiments',
  pipelines: 'pipelines',
  pipeline_versions: 'versions',
  runs: 'runs',
  jobs: 'jobs',
};
/** Takes the parameters that the vectors pass to stored pipelines. */
const TEMPLATE = JSON.stringify({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'seeded-' },
  spec: {
    arguments: {
      parameters: [
        { name: 'a', value: '' },
        { name: 'b', value: '' },
        { name: 'c', value: '' },
      ],
    },
  },
});

export interface Call {
  readonly method: string;
  /** Below `/apis/v1beta1/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json | undefined;
}

/** The objects of one server, and just enough of its behaviour to answer what a client asks on the way. */
export class Installation {
  readonly #objects: Objects;
  readonly #setup: VectorSetup;
  readonly #looks = new Map<string, number>();
  #count: number;

  constructor(setup: VectorSetup) {
    const { objects, count } = seededObjects(setup.seed);
    this.#objects = objects;
    this.#count = count;
    this.#setup = setup;
  }

  answer(call: Call): Answer {
    const [collection = '', id, ...rest] = call.path.split('/').map(decodeURIComponent);
    if (collection === 'healthz') return this.#health();
    if (collection === 'pipelines' && id?.startsWith('upload')) return this.#upload(id, call.query);
    if (!(collection in MEMBERS)) return { status: 404, body: 'Not Found\n', contentType: 'text/plain' };
    const noun = collection as Collection;
    if (!id) return call.method === 'POST' ? this.#create(noun, call.body as JsonObject) : this.#list(noun, call.query);
    const [plainId = '', verb] = id.split(/:(?=archive$|unarchive$)/);
    const found = this.#objects[noun].find((object) => object.id === plainId);
    if (!found) return refusal(404, `ResourceNotFoundError: ${noun} ${plainId} not found.`);
    if (rest[0] === 'templates') return { status: 200, body: { template: TEMPLATE } };
    if (rest[0] === 'nodes') return { status: 200, body: { data: 'H4sg' } };
    if (call.method !== 'GET' || verb || rest.length > 0) return { status: 200, body: {} };
    return { status: 200, body: noun === 'runs' ? { run: this.#look(found), pipeline_runtime: {} } : found };
  }

  #health(): Answer {
    const { ui_healthz, multi_user = false } = this.#setup;
    return { status: 200, body: ui_healthz ? { apiServerReady: true, apiServerMultiUser: false } : { multi_user } };
  }

  #list(noun: Collection, query: URLSearchParams): Answer {
    const inNamespace = query.get('resource_reference_key.type') === 'NAMESPACE';
    const owner = query.get('resource_key.id') || query.get('resource_reference_key.id');
    // The namespace of all but experiments is that of their experiment; there is one of each here.
    const all = !owner || (inNamespace && noun !== 'experiments');
    const items = this.#objects[noun].filter((object) => all || ownerOf(object) === owner);
    return { status: 200, body: listAnswer(MEMBERS[noun], items, query) };
  }

  #create(noun: Collection, given: JsonObject): Answer {
    const taken = noun === 'experiments' && this.#objects.experiments.some(({ name }) => name === given.name);
    if (taken) return refusal(409, `Already exist error: The name ${given.name} already exists.`);
    const made = this.#make(noun, given);
    return { status: 200, body: noun === 'runs' ? { run: made, pipeline_runtime: {} } : made };
  }

  #upload(what: string, query: URLSearchParams): Answer {
    const name = query.get('name') || 'uploaded';
    if (what === 'upload') return { status: 200, body: this.#make('pipelines', { name }) };
    const owner = reference('PIPELINE', query.get('pipelineid') ?? '', 'OWNER');
    return { status: 200, body: this.#make('pipeline_versions', { name, resource_references: [owner] }) };
  }

  #make(noun: Collection, given: JsonObject): JsonObject {
    this.#count += 1;
    const made = { ...given, id: countedId(this.#count), created_at: countedTime(this.#count) };
    this.#objects[noun].push(made);
    return made;
  }

  /** Each look finds the run one state further. */
  #look(run: JsonObject): JsonObject {
    const id = String(run.id);
    const looks = this.#looks.get(id) ?? 0;
    this.#looks.set(id, looks + 1);
    const states = this.#setup.states ?? USUAL_STATES;
    const status = states[Math.min(looks, states.length - 1)] ?? '';
    return { ...run, status, finished_at: UNDER_WAY.has(status) ? NEVER : countedTime(this.#count + 1) };
  }
}
