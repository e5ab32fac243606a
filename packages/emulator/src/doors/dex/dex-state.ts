import type { DexConnector, DexUser } from './dex-options.js';

/** A login that somebody has begun. */
export interface AuthRequest {
  readonly id: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly nonce: string;
  readonly codeChallenge: string;
  readonly codeChallengeMethod: string;
  readonly forcesApproval: boolean;
  /** Signs the URL of the page that grants access. */
  readonly hmacKey: string;
  readonly endsAtMs: number;
}

/** Somebody who has proved who they are. */
export interface Identity {
  readonly user: DexUser;
  readonly connector: DexConnector;
}

/** What a client gets tokens for. */
export interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly nonce: string;
  readonly identity: Identity;
  readonly codeChallenge: string;
  readonly codeChallengeMethod: string;
  readonly endsAtMs: number;
}

export interface DeviceLogin {
  readonly userCode: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly endsAtMs: number;
  lastPollMs: number | undefined;
  identity: Identity | undefined;
}

/** What Dex keeps in memory; a restart loses all of it. */
export class DexState {
  readonly requests = new Map<string, AuthRequest>();
  /** Who has logged in, by the id of the request. */
  readonly identities = new Map<string, Identity>();
  /** Requests for which access was granted. */
  readonly approved = new Set<string>();
  readonly codes = new Map<string, Grant>();
  readonly refreshTokens = new Map<string, Grant>();
  readonly devices = new Map<string, DeviceLogin>();

  /** A request that has not ended yet. */
  request(id: string, nowMs: number): AuthRequest | undefined {
    const request = this.requests.get(id);
    return request && request.endsAtMs > nowMs ? request : undefined;
  }
}
