import { GatewayFailure, GrpcCode } from '../errors/server-failure.js';

const UNIT_MS: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1000, m: 1, u: 1e-3, n: 1e-6 };

/** A call cannot be answered in less. */
const SHORTEST_CALL_MS = 0.5;

/** The time that a `Grpc-Timeout` header leaves, in milliseconds; undefined without one. */
export function grpcTimeoutMs(header: string): number | undefined {
  if (header === '') return undefined;
  const match = /^([+-]?\d+)([HMSmun])$/.exec(header);
  if (!match) throw new GatewayFailure(GrpcCode.InvalidArgument, `invalid grpc-timeout: ${header}`);
  return Number(match[1]) * (UNIT_MS[match[2] ?? ''] ?? 0);
}

/** True when the time is over before the server can have done anything. */
export const isOverAtOnce = (timeoutMs: number): boolean => timeoutMs !== 0 && timeoutMs < SHORTEST_CALL_MS;

export const deadlineExceeded = (): GatewayFailure =>
  new GatewayFailure(GrpcCode.DeadlineExceeded, 'context deadline exceeded');
