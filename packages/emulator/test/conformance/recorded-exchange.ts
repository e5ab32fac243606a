import { readFileSync } from 'node:fs';

/** Something that happened in the cluster between two requests. */
export type RecordedAction =
  | { readonly action: 'wait'; readonly ms: number }
  | { readonly action: 'advance'; readonly run: string; readonly phase: string }
  | { readonly action: 'kube-delete'; readonly kind: 'workflows' | 'scheduledworkflows'; readonly of: string }
  | {
      readonly action: 'store-artifact';
      readonly run: string;
      readonly node: string;
      readonly artifact: string;
      readonly content: string;
    }
  | { readonly action: 'probe' };

export interface RecordedPart {
  readonly name: string;
  readonly filename?: string;
  readonly content?: string;
  readonly content_base64?: string;
  readonly content_note?: string;
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly body_note?: string;
  readonly parts?: readonly RecordedPart[];
}

export interface RecordedExchange {
  readonly n: number;
  readonly name: string;
  readonly before?: readonly RecordedAction[];
  readonly request: RecordedRequest;
  readonly response:
    | { readonly closed: true }
    | {
        readonly closed?: undefined;
        readonly status: number;
        readonly headers: Readonly<Record<string, string>>;
        readonly body: string;
      };
  readonly tokens?: Readonly<Record<string, string>>;
  readonly order_depends_on_ids?: boolean;
}

export type RecordedLine =
  | RecordedExchange
  | (RecordedAction & { readonly n: number; readonly name: string; readonly before?: readonly RecordedAction[] });

/** The lines of a recording in `test/vectors`. */
export function readRecording(name: string): RecordedLine[] {
  const text = readFileSync(new URL(`../vectors/${name}.jsonl`, import.meta.url), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as RecordedLine]));
}

/** Which row of the report an exchange counts in: the noun its name begins with. */
export const groupOf = (name: string): string => {
  const noun = /^(exp|pipe|ver|run|job|upload|uploadv|metrics|artifact)\b/.exec(name)?.[1];
  const rows: Readonly<Record<string, string>> = {
    exp: 'experiments',
    pipe: 'pipelines',
    ver: 'versions',
    run: 'runs',
    job: 'recurring runs',
    upload: 'uploads',
    uploadv: 'uploads',
    metrics: 'runs: metrics',
    artifact: 'runs: artifacts',
  };
  return (noun && rows[noun]) ?? 'transport, identity and the rest';
};
