import { readdirSync, readFileSync } from 'node:fs';

export interface RecordedForm {
  readonly method: string;
  /** Null for a form that is sent to its own page. */
  readonly action: string | null;
  readonly inputs: readonly { readonly name?: string; readonly type?: string; readonly value?: string }[];
}

export interface RecordedBody {
  readonly kind: 'html' | 'json' | 'text' | 'empty';
  /** `~700` where it was not the same each time. */
  readonly bytes?: number | string;
  readonly title?: string;
  readonly forms?: readonly RecordedForm[];
  readonly links?: readonly string[];
  readonly texts?: readonly string[];
  readonly visible_text?: string;
  readonly text?: string;
  readonly json?: Readonly<Record<string, unknown>>;
}

export interface RecordedCookie {
  readonly name: string;
  /** `empty`, or how long it was. */
  readonly value: string;
  readonly attributes: Readonly<Record<string, string | boolean>>;
}

/** A request to a real door and its answer; what is different each time stands as `<NAME>`. */
export interface RecordedStep {
  readonly note?: string;
  readonly request: {
    readonly line: string;
    /** `OTHERHOST` for requests to a Dex beside the gate. */
    readonly origin?: string;
    readonly headers?: Readonly<Record<string, string | readonly string[]>>;
    readonly body?: string;
  };
  readonly response: {
    readonly status: number;
    readonly location?: string;
    readonly set_cookie?: readonly RecordedCookie[];
    readonly headers: Readonly<Record<string, string>>;
    readonly body: RecordedBody;
  };
}

const FOLDER = new URL('../vectors/front-doors/', import.meta.url);

export const readRecording = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));

/** The requests of a recording, or of one of its parts, without the remarks between. */
export function recordedSteps(name: string, part?: string): RecordedStep[] {
  const whole = readRecording(name) as Record<string, { steps: unknown[] }> & { steps: unknown[] };
  const steps = part === undefined ? whole.steps : (whole[part]?.steps ?? []);
  return steps.filter((step): step is RecordedStep => typeof step === 'object' && step !== null && 'request' in step);
}

/** The names of the parts of a recording, such as of the doors that it was made at. */
export const recordedParts = (name: string): string[] => Object.keys(readRecording(name) as object);

/** The names of all recordings. */
export const recordedFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

/** How many answers a recording holds: of its steps, of its rows, and of what is told between them. */
export function answersOf(name: string): number {
  const count = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0;
    if ('status' in value && typeof value.status === 'number') return 1;
    return Object.values(value).reduce((sum: number, one) => sum + count(one), 0);
  };
  return count(readRecording(name));
}
