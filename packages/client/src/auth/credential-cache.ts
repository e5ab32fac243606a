import type { Clock } from '../config/clock.js';

/** A credential and, where it is known, when it ends. */
export interface TimedCredential {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number | undefined;
}

interface Kept {
  readonly credential: TimedCredential;
  /** From when on another one is asked for. */
  readonly refreshAt: number;
}

/** How long a credential that is still good is used before another one is asked for again, when there was none. */
const PAUSE_MS = 30_000;

/**
 * Keeps what `obtain` gives until shortly before it expires or is refused. However many ask, one `obtain` runs at a time;
 * a failed one is not kept, and is of no consequence while the credential before it lasts.
 */
export class CredentialCache {
  readonly #obtain: () => Promise<TimedCredential>;
  #current: Kept | undefined;
  #pending: Promise<TimedCredential> | undefined;

  constructor(obtain: () => Promise<TimedCredential>) {
    this.#obtain = obtain;
  }

  async get(clock: Clock): Promise<string> {
    const current = this.#current;
    if (current && clock.now() < current.refreshAt) return current.credential.value;
    try {
      return (await this.#renew(clock)).value;
    } catch (error) {
      // Refused in the meantime, or ended.
      if (!current || this.#current?.credential !== current.credential || !isGood(current, clock.now())) throw error;
      this.#current = { ...current, refreshAt: clock.now() + PAUSE_MS };
      return current.credential.value;
    }
  }

  /** Obtains a credential anew after `refused`; whether it is another one. */
  async replace(refused: string, clock: Clock): Promise<boolean> {
    if (this.#current && this.#current.credential.value !== refused) return true;
    this.#current = undefined;
    return (await this.#renew(clock)).value !== refused;
  }

  #renew(clock: Clock): Promise<TimedCredential> {
    this.#pending ??= this.#obtain()
      .then((credential) => {
        this.#current = { credential, refreshAt: refreshTime(credential.expiresAt, clock.now()) };
        return credential;
      })
      .finally(() => {
        this.#pending = undefined;
      });
    return this.#pending;
  }
}

const isGood = ({ credential: { expiresAt = Number.POSITIVE_INFINITY } }: Kept, now: number): boolean =>
  now < expiresAt;

/** A tenth of the lifetime early, at least a minute and at most five; never at once, or a short-lived one would spin. */
function refreshTime(expiresAt: number | undefined, now: number): number {
  if (expiresAt === undefined) return Number.POSITIVE_INFINITY;
  const lifetime = expiresAt - now;
  const early = Math.min(Math.max(60_000, lifetime / 10), 300_000);
  return lifetime > early ? expiresAt - early : now + Math.max(1000, lifetime / 2);
}
