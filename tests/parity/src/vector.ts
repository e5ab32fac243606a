import { readdirSync, readFileSync } from 'node:fs';

/** Any JSON. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

export type JsonObject = { [member: string]: Json };

/** One call of a Python client, as a method and its arguments by name. */
export interface Step {
  readonly method: string;
  readonly arguments: JsonObject;
  /** Pages to walk, of a list. */
  readonly pages?: number;
  /** Wait for what was started. */
  readonly wait?: boolean;
}

/** A string too long for a vector, by the hash of its canonical JSON. */
export interface LongString {
  readonly $long_string: true;
  readonly canonical_json_sha256: string;
}

export interface UploadedPart {
  readonly name: string;
  readonly filename?: string | undefined;
  readonly size: number;
  readonly sha256: string;
}

export type VectorBody = { readonly json: Json } | { readonly multipart: readonly UploadedPart[] };

/** A request that a Python client sent, and the status it was answered with. */
export interface VectorRequest {
  readonly method: string;
  /** With scheme and host where it went to a proxy so. */
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** Those that say who is asking. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: VectorBody;
  readonly answered: number;
  /** The answer was not the API server's own. */
  readonly fault?: true;
}

/** An answer that is not the API server's own. */
export interface Fault {
  readonly method?: string;
  /** Regular expression of the paths it applies to. */
  readonly path: string;
  readonly times: number;
  /** Requests let through first. */
  readonly after?: number;
  readonly status?: number;
  readonly body?: Json;
  readonly body_hex?: string;
  readonly content_type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delay_s?: number;
}

/** What the server held: numbers of objects, which are called exp-0, exp-1, … */
export interface Seed {
  readonly experiments?: number;
  readonly pipelines?: number;
  readonly versions?: number;
  readonly runs?: number;
  readonly jobs?: number;
  readonly named_experiments?: readonly string[];
  readonly named_pipelines?: readonly string[];
  readonly namespace?: string;
}

/** What the client was told when it was made, and what it found around it. */
export interface ClientSetup {
  readonly namespace?: string;
  readonly existing_token?: string;
  readonly cookies?: string;
  readonly context_json?: JsonObject | null;
  /** Tokens that a hook hands out in turn. */
  readonly credentials_hook?: readonly string[];
  /** Contents of a token file before each call. */
  readonly token_file?: readonly string[];
  /** Added to the server's address. */
  readonly path?: string;
  /** An address in place of the server's. */
  readonly host?: string;
  readonly no_scheme?: boolean;
  readonly no_configuration?: boolean;
  /** Name by which the server can be reached inside the cluster. */
  readonly in_cluster?: string;
  readonly pod_token?: string;
  readonly pod_namespace?: string;
  /** The server is a proxy too. */
  readonly proxy?: boolean;
  readonly verify_ssl?: boolean;
  /** Nobody listens. */
  readonly refused?: boolean;
  readonly timeout_s?: number;
}

export interface VectorSetup {
  readonly seed?: Seed;
  readonly faults?: readonly Fault[];
  readonly env?: Readonly<Record<string, string>>;
  readonly multi_user?: boolean;
  /** Statuses of a run, one a look. */
  readonly states?: readonly string[];
  readonly ui_healthz?: boolean;
  readonly client?: ClientSetup;
}

/** How a call ended: `{}` is a result. */
export interface VectorOutcome {
  readonly error?: string;
  readonly status?: number;
  readonly body?: string;
  /** Of the object that it gave, or of the first three of the page. */
  readonly ids?: readonly string[];
}

/** What a Python client did for one call. */
export interface Vector {
  readonly group: string;
  readonly case: string;
  /** The call in Python, for people. */
  readonly call: string;
  readonly intent: readonly Step[];
  readonly setup: VectorSetup;
  readonly requests: readonly VectorRequest[];
  /** Absent where only the requests count. */
  readonly outcome?: VectorOutcome;
  /** What a better client must not copy. */
  readonly bug?: string;
}

type StoredVector = Omit<Vector, 'group' | 'setup' | 'requests'> & {
  setup?: VectorSetup;
  requests: (VectorRequest | { omitted: string })[];
};

const folder = new URL('../vectors/', import.meta.url);

/** All vectors, by group and case. */
export function loadVectors(): Vector[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => toVector(file, line)),
    );
}

function toVector(file: string, line: string): Vector {
  const { setup = {}, requests, ...rest } = JSON.parse(line) as StoredVector;
  const kept = requests.filter((request): request is VectorRequest => 'method' in request);
  return { group: file.replace(/\.jsonl$/, ''), ...rest, setup, requests: kept };
}
