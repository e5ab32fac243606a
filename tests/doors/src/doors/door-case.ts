import type { EmulatorOptions } from '@kfp-ts/emulator';

/** How a call ends that is not let in. */
export interface Refusal {
  /** The `code` of the error. */
  readonly code: string;
  /** What its message or its hint says, so that a user knows what to do. */
  readonly says: RegExp;
}

/** What callers can bring, by who has made it. */
export type TokenKind =
  /** What this door gives to its own users, such as an ID token of its Dex. */
  | 'own'
  /** Of the OpenID provider that the company runs. */
  | 'provider'
  /** Of the pod's service account, for Kubeflow Pipelines. */
  | 'pod'
  /** Of a service account, asked for with the audience that fits the door. */
  | 'requested'
  /** An ID token of Google for the door's audience. */
  | 'google'
  /** An access token of Google. */
  | 'google access';

export type Brought = TokenKind | 'nothing' | 'session' | 'password';

/** What becomes of sessions (cookies) at a door. */
export interface SessionFate {
  /** When the time of a session is over: it has ended, its token has (which Istio says), or the door renews it by itself. */
  readonly afterTime: 'ended' | 'token ended' | 'renewed';
  /** When the identity provider has started anew with other keys. */
  readonly afterProviderRestart: 'ended' | 'kept';
  /** When somebody has logged out with the same cookie. */
  readonly afterLogout: 'ended' | 'kept';
}

/** One installation, and what is known about it without looking at the client. */
export interface DoorCase {
  readonly name: string;
  /** Differs little from one before it. */
  readonly variant?: boolean;
  readonly options: EmulatorOptions;
  /** What is to be brought in order to get in. */
  readonly takes: readonly Brought[];
  /** How those end who bring nothing, a token or a cookie that does not count. */
  readonly refuses: { readonly nothing: Refusal; readonly token: Refusal; readonly cookie: Refusal };
  /** How a login by password ends where it cannot get in. */
  readonly refusesPassword?: Refusal;
  /** The password is asked for all the same, and can be wrong. */
  readonly asksForPassword?: boolean;
  /** Who looks at tokens; `nobody` takes anything for good. */
  readonly tokens: 'nobody' | 'the gateway' | 'the API server';
  /** Whether tokens of service accounts become worthless with the keys of the identity provider. */
  readonly podTokensAfterProviderRestart?: 'ended' | 'kept';
  readonly sessions?: SessionFate;
  /** Audience of requested tokens; that of the API server when absent. */
  readonly audience?: string;
  /** The name that clients know it by; reached through a proxy. This machine's when absent. */
  readonly host?: string;
}

export const USER = 'user@example.com';
export const ACCOUNT = 'system:serviceaccount:team:default-editor';
export const NAMESPACE = 'team';
