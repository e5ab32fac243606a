import { QueryValues } from '../../http/query-values.js';
import { firstValue } from '../../http/request-headers.js';
import type { DoorRequest } from '../door.js';

/** The fields of a form and of the query, as Go's Request.FormValue: those of the body go first. */
export async function formValues(request: DoorRequest): Promise<(name: string) => string> {
  const query = new QueryValues(request.query);
  const form = await bodyForm(request);
  return (name) => form?.(name) || query.get(name);
}

async function bodyForm(request: DoorRequest): Promise<((name: string) => string | undefined) | undefined> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const type = firstValue(request.headers, 'content-type');
  const body = await request.body();
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const values = new QueryValues(body.toString('utf8'));
    return (name) => values.get(name);
  }
  if (!/^multipart\/form-data\b/i.test(type)) return undefined;
  const fields = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  return (name) => {
    const value = fields?.get(name);
    return typeof value === 'string' ? value : undefined;
  };
}
