import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/**
 * The headers of a request, with a list for the user header when it came more than once: Node would join the values,
 * and the API server counts them.
 */
export function userHeaders(
  request: Pick<IncomingMessage, 'headers' | 'headersDistinct'>,
  userIdHeader: string,
): IncomingHttpHeaders {
  const { headers } = request;
  // Only a joined value has a comma, and taking all headers apart for each request would cost.
  if (!headers[userIdHeader]?.includes(',')) return headers;
  const values = request.headersDistinct[userIdHeader] ?? [];
  return values.length > 1 ? { ...headers, [userIdHeader]: values } : headers;
}
