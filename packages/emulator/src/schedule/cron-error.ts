/** A schedule that cannot be read; the message is the one that the server quotes. */
export class CronError extends Error {
  override readonly name = 'CronError';
}
