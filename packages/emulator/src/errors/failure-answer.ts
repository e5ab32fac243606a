import type { HttpAnswer } from '../http/http-answer.js';
import { jsonAnswer } from '../http/http-answer.js';
import { goJsonString } from '../json/go-json-string.js';
import type { ReleaseProfile } from '../profile/release-profile.js';
import type { FailureTexts, GrpcCode } from './server-failure.js';
import { GatewayFailure, ServerFailure } from './server-failure.js';

const HTTP_STATUS: Readonly<Record<number, number>> = {
  1: 408,
  3: 400,
  4: 504,
  5: 404,
  6: 409,
  7: 403,
  8: 429,
  9: 400,
  10: 409,
  11: 400,
  12: 501,
  14: 503,
  16: 401,
};

/** The HTTP status that the gateway gives a gRPC code. */
const httpStatusOf = (code: GrpcCode): number => HTTP_STATUS[code] ?? 500;

/** The answer to a failed call. */
export function failureAnswer(failure: ServerFailure | GatewayFailure, profile: ReleaseProfile): HttpAnswer {
  if (failure instanceof GatewayFailure) {
    return jsonAnswer(httpStatusOf(failure.code), `${head(failure.code, failure.message, profile)}}`);
  }
  const { code, text, userText } = failure.texts();
  const status = httpStatusOf(code);
  if (profile.statusDetails) {
    const details = `[{"@type":"type.googleapis.com/google.rpc.Status","code":${code},"message":${goJsonString(withoutPeriod(userText))}}]`;
    return jsonAnswer(status, `${head(code, withoutPeriod(text), profile)},"details":${details}}`);
  }
  const quoted = goJsonString(text);
  const details = `[{"@type":"type.googleapis.com/api.Error","error_message":${goJsonString(userText)},"error_details":${quoted}}]`;
  return jsonAnswer(status, `{"error":${quoted},"code":${code},"message":${quoted},"details":${details}}`);
}

/** An error's body without its details and its end. */
function head(code: GrpcCode, text: string, profile: ReleaseProfile): string {
  const quoted = goJsonString(text);
  return `{${profile.secondGateway ? '' : `"error":${quoted},`}"code":${code},"message":${quoted}`;
}

const withoutPeriod = (text: string): string => text.replace(/\.(?=:|$)/g, '');

/** The answer to a failed upload: another shape, and in 1.8.5 text/plain in spite of its JSON. */
export function uploadFailureAnswer(
  status: number,
  texts: FailureTexts,
  contentType = 'text/plain; charset=utf-8',
): HttpAnswer {
  const body = `{"error_message":${goJsonString(texts.uploadText)},"error_details":${goJsonString(texts.details)}}`;
  return { status, headers: { 'content-type': contentType }, body };
}

/** The answer of releases 2.x to a failed read of an artifact. */
export function plainFailureAnswer(failure: ServerFailure | GatewayFailure): HttpAnswer {
  const { code, text, userText } =
    failure instanceof GatewayFailure
      ? { code: failure.code, text: failure.message, userText: failure.message }
      : failure.texts();
  const body = `{"error_message":${goJsonString(withoutPeriod(userText))},"error_details":${goJsonString(withoutPeriod(text))}}`;
  return jsonAnswer(httpStatusOf(code), body);
}

/** True for the failures that have an answer; anything else is a defect of the emulator. */
export const isFailure = (error: unknown): error is ServerFailure | GatewayFailure =>
  error instanceof ServerFailure || error instanceof GatewayFailure;
