import { generateKeyPair, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';

/** What is written into a JSON Web Token. */
export type Claims = Readonly<Record<string, unknown>>;

const generate = promisify(generateKeyPair);

type KeyPair = Awaited<ReturnType<typeof newPair>>;

const newPair = () => generate('rsa', { modulusLength: 2048 });

let pair: Promise<KeyPair> | undefined;

/** One pair for the process, as making one takes a while: keys that are to differ have another id. */
function sharedPair(): Promise<KeyPair> {
  pair ??= newPair();
  return pair;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A made-up RSA key that signs tokens (RS256). */
export class SigningKey {
  readonly kid = randomBytes(20).toString('hex');
  readonly #private: KeyObject;
  readonly #public: KeyObject;

  private constructor(keys: { privateKey: KeyObject; publicKey: KeyObject }) {
    this.#private = keys.privateKey;
    this.#public = keys.publicKey;
  }

  static async generate(): Promise<SigningKey> {
    return new SigningKey(await sharedPair());
  }

  sign(claims: Claims): string {
    const signed = `${part({ alg: 'RS256', kid: this.kid })}.${part(claims)}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), this.#private).toString('base64url')}`;
  }

  /** Whether the signature of a token is of this key. */
  verifies(token: string): boolean {
    const end = token.lastIndexOf('.');
    return verify(
      'RSA-SHA256',
      Buffer.from(token.slice(0, end)),
      this.#public,
      Buffer.from(token.slice(end + 1), 'base64url'),
    );
  }

  /** The public half, as a JSON Web Key. */
  jwk(): Record<string, unknown> {
    return { use: 'sig', kid: this.kid, alg: 'RS256', ...this.#public.export({ format: 'jwk' }) };
  }
}
