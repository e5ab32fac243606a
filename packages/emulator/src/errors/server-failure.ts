import { goFormatWithoutArguments } from '../json/go-format.js';

/** gRPC status codes that the server answers with. */
export const GrpcCode = {
  InvalidArgument: 3,
  DeadlineExceeded: 4,
  NotFound: 5,
  AlreadyExists: 6,
  PermissionDenied: 7,
  FailedPrecondition: 9,
  Aborted: 10,
  Unimplemented: 12,
  Internal: 13,
  Unavailable: 14,
  Unauthenticated: 16,
} as const;
export type GrpcCode = (typeof GrpcCode)[keyof typeof GrpcCode];

/** What an error says: `text` is the wrapped internal text, `userText` what the server means for people. */
export interface FailureTexts {
  readonly code: GrpcCode;
  readonly text: string;
  readonly userText: string;
  /** The text as an upload answer spells its `error_details`. */
  readonly details: string;
  /** The text as an upload answer spells its `error_message`. */
  readonly uploadText: string;
}

/** An error of the API server. Every layer on its way out may put a text in front of it. */
export class ServerFailure extends Error {
  readonly code: GrpcCode;
  readonly userText: string;

  constructor(code: GrpcCode, text: string, userText: string) {
    super(text);
    this.name = 'ServerFailure';
    this.code = code;
    this.userText = userText;
  }

  wrap(text: string): ServerFailure {
    return new ServerFailure(this.code, `${text}: ${this.message}`, this.userText);
  }

  texts(): FailureTexts {
    const text = this.message;
    return { code: this.code, text, userText: this.userText, details: text, uploadText: text };
  }
}

/** An error that the server did not classify: it prints the cause first and the outer texts after it. */
export class UnclassifiedFailure extends ServerFailure {
  readonly #cause: string;
  readonly #wraps: readonly string[];

  constructor(cause: string, wraps: readonly string[] = []) {
    super(GrpcCode.Internal, [...wraps].reverse().concat(cause).join(': '), cause);
    this.name = 'UnclassifiedFailure';
    this.#cause = cause;
    this.#wraps = wraps;
  }

  override wrap(text: string): UnclassifiedFailure {
    return new UnclassifiedFailure(this.#cause, [...this.#wraps, text]);
  }

  override texts(): FailureTexts {
    const lines = [this.#cause, ...this.#wraps].join('\n');
    const text = `Internal error: ${lines}`;
    return { code: GrpcCode.Internal, text, userText: text, details: lines, uploadText: this.message };
  }
}

/** An error of the gateway in front of the API server: its answer has no details. */
export class GatewayFailure extends Error {
  readonly code: GrpcCode;

  constructor(code: GrpcCode, text: string) {
    super(text);
    this.name = 'GatewayFailure';
    this.code = code;
  }
}

/** An input that kills the real server's process (or its handler): the client sees a closed connection. */
export class ConnectionKilled extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'ConnectionKilled';
  }
}

export const invalidInput = (text: string): ServerFailure =>
  new ServerFailure(GrpcCode.InvalidArgument, `Invalid input error: ${text}`, text);

/** The outer text of errors with a cause goes through a second formatting, which mangles percent signs. */
const caused = (code: GrpcCode, kind: string, text: string, cause: string, userText = text): ServerFailure =>
  new ServerFailure(code, `${goFormatWithoutArguments(`${kind}: ${text}`)}: ${cause}`, userText);

export const invalidInputCausedBy = (text: string, cause: string): ServerFailure =>
  caused(GrpcCode.InvalidArgument, 'InvalidInputError', text, cause);

export const notFound = (kind: string, id: string): ServerFailure =>
  new ServerFailure(GrpcCode.NotFound, `ResourceNotFoundError: ${kind} ${id} not found.`, `${kind} ${id} not found.`);

export const alreadyExists = (text: string): ServerFailure =>
  new ServerFailure(GrpcCode.AlreadyExists, `Already exist error: ${text}`, text);

export const failedPrecondition = (text: string): ServerFailure =>
  new ServerFailure(GrpcCode.FailedPrecondition, `Failed precondition: ${text}`, text);

export const badRequest = (text: string, cause: string): ServerFailure =>
  caused(GrpcCode.Aborted, 'BadRequestError', text, cause);

export const internalError = (text: string, cause: string): ServerFailure =>
  caused(GrpcCode.Internal, 'InternalServerError', text, cause, 'Internal Server Error');

export const unauthenticated = (text: string, cause = text): ServerFailure =>
  caused(GrpcCode.Unauthenticated, 'Unauthenticated', text, cause);

export const permissionDenied = (text: string): ServerFailure =>
  caused(GrpcCode.PermissionDenied, 'PermissionDenied', text, 'Unauthorized access');

/** Runs `work`; a failure leaves it with `text` in front. */
export function wrapping<T>(text: string, work: () => T): T {
  try {
    return work();
  } catch (failure) {
    throw failure instanceof ServerFailure ? failure.wrap(text) : failure;
  }
}
