import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A value of a cookie that nobody else can read or make, and the time at which it was made. */
export class Sealer {
  #secret = randomBytes(32);

  /** Makes everything that was sealed before worthless. */
  renew(): void {
    this.#secret = randomBytes(32);
  }

  seal(name: string, value: unknown, nowMs: number): string {
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-ctr', this.#secret, iv);
    const body = Buffer.concat([iv, cipher.update(deflateRawSync(JSON.stringify(value))), cipher.final()]);
    const signed = `${body.toString('base64url')}|${Math.floor(nowMs / 1000)}`;
    return `${signed}|${this.#signature(name, signed).toString('base64url')}`;
  }

  /** Undefined for what was not sealed here, was changed, or is older than it may be. */
  open(name: string, sealed: string, { nowMs, maxAgeSeconds }: { nowMs: number; maxAgeSeconds: number }): unknown {
    const [text = '', seconds = '', signature = '', ...rest] = sealed.split('|');
    if (rest.length > 0 || !/^\d{1,12}$/.test(seconds)) return undefined;
    const expected = this.#signature(name, `${text}|${seconds}`);
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    if (Number(seconds) + maxAgeSeconds <= nowMs / 1000) return undefined;
    const body = Buffer.from(text, 'base64url');
    const decipher = createDecipheriv('aes-256-ctr', this.#secret, body.subarray(0, 16));
    const plain = Buffer.concat([decipher.update(body.subarray(16)), decipher.final()]);
    return JSON.parse(inflateRawSync(plain).toString('utf8'));
  }

  #signature(name: string, signed: string): Buffer {
    return createHmac('sha256', this.#secret).update(`${name}|${signed}`).digest();
  }
}
