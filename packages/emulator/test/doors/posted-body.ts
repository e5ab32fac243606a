import { connect, type Socket } from 'node:net';

export interface PostedBody {
  readonly bytes: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Without its length in the header. */
  readonly chunked?: boolean;
}

export interface PostOutcome {
  /** The first line that came while the body waited for it. */
  readonly firstAnswer: string | undefined;
  readonly status: number;
  readonly connection: string | null;
  readonly location: string | undefined;
  readonly body: string;
  /** The first line of the answer to another request on the same connection; `closed` when there was none. */
  readonly afterwards: string;
}

const TARGET = '/pipeline/apis/v1beta1/runs';

/** Sends a body over a connection of its own, as far as the door takes it, and another request after it. */
export async function postBody(origin: string, { bytes, headers, chunked = false }: PostedBody): Promise<PostOutcome> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const wire = new Wire(socket);
  try {
    const length = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes}`;
    const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    wire.write(
      `POST ${TARGET} HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\n${length}\r\n${more.join('')}\r\n`,
    );
    const firstAnswer = headers.expect === undefined ? undefined : await wire.line();
    const goesOn = firstAnswer === undefined || firstAnswer.includes(' 100 ');
    if (goesOn && firstAnswer !== undefined) wire.drop('\r\n\r\n');
    if (goesOn) await sendBody(wire, bytes, chunked);
    const answer = await wire.answer();
    wire.write(`GET ${TARGET} HTTP/1.1\r\nHost: door\r\n\r\n`);
    return { firstAnswer, ...answer, afterwards: (await wire.line()) ?? 'closed' };
  } finally {
    socket.destroy();
  }
}

async function sendBody(wire: Wire, bytes: number, chunked: boolean): Promise<void> {
  const part = Buffer.alloc(Math.min(bytes, 64 << 10), ' ');
  for (let left = bytes; left > 0 && !wire.closed; left -= part.length) {
    const piece = part.subarray(0, Math.min(left, part.length));
    if (chunked) wire.write(`${piece.length.toString(16)}\r\n`);
    await wire.send(piece);
    if (chunked) wire.write('\r\n');
  }
  if (chunked) wire.write('0\r\n\r\n');
}

/** What comes over a connection, whether or not it breaks off. */
class Wire {
  closed = false;
  readonly #socket: Socket;
  #text = '';
  #changed = (): void => {};

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1');
      this.#changed();
    });
    // The door may cut the connection while something is on its way to it.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.closed = true;
      this.#changed();
    });
    socket.on('end', () => {
      this.closed = true;
      this.#changed();
    });
  }

  write(data: string): void {
    if (this.#socket.writable) this.#socket.write(data);
  }

  /** Waits until the peer has taken it, or has gone. */
  send(data: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#socket.once('close', () => resolve());
      if (this.#socket.writable) this.#socket.write(data, () => resolve());
      else resolve();
    });
  }

  /** The first line that has not been taken yet. */
  async line(): Promise<string | undefined> {
    await this.#until(() => this.#text.includes('\r\n'));
    return /^([^\r]*)\r\n/.exec(this.#text)?.[1];
  }

  drop(end: string): void {
    const at = this.#text.indexOf(end);
    this.#text = at < 0 ? '' : this.#text.slice(at + end.length);
  }

  async answer(): Promise<Omit<PostOutcome, 'firstAnswer' | 'afterwards'>> {
    const header = (name: string): string | undefined =>
      new RegExp(`^${name}: (.*)$`, 'im').exec(this.#text.split('\r\n\r\n', 1)[0] ?? '')?.[1];
    await this.#until(() => this.#text.includes('\r\n\r\n'));
    const start = this.#text.indexOf('\r\n\r\n') + 4;
    const length = Number(header('content-length') ?? 0);
    await this.#until(() => this.#text.length >= start + length);
    const answer = {
      status: Number(/^HTTP\/1.1 (\d+)/.exec(this.#text)?.[1] ?? 0),
      connection: header('connection')?.toLowerCase().replace('keep-alive', '') || null,
      location: header('location'),
      body: this.#text.slice(start, start + length),
    };
    this.#text = this.#text.slice(start + length);
    return answer;
  }

  async #until(found: () => boolean): Promise<void> {
    while (!found() && !this.closed) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }
}
