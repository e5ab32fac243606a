import type { HttpAnswer } from '../http/http-answer.js';

/** Makes a list's answer give the token of its own page as that of the next. The first page, which has none, stays. */
export function repeatPageToken(answer: HttpAnswer, pageToken: string): HttpAnswer {
  if (pageToken === '' || answer.status !== 200) return answer;
  const page: unknown = JSON.parse(Buffer.from(answer.body).toString('utf8'));
  if (page === null || typeof page !== 'object') return answer;
  return { ...answer, body: JSON.stringify({ ...page, next_page_token: pageToken }) };
}
