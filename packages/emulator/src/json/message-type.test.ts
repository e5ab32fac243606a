import { describe, expect, it } from 'vitest';
import { messageType, stringField } from './message-type.js';
import { parseWholeJson } from './parse-json.js';

const type = messageType('api.Thing', { run_id: stringField() });
const read = (text: string) => type.read(parseWholeJson(text));

describe('a field that is given under both names is read otherwise than the server reads it', () => {
  it.each([
    ['{"runId": "camel", "run_id": "snake"}', 'camel'],
    ['{"run_id": "snake", "runId": "camel"}', 'camel'],
    ['{"run_id": "snake", "runId": null}', ''],
    ['{"run_id": 5, "runId": null}', ''],
    ['{"run_id": "snake"}', 'snake'],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual({ run_id: value });
  });
});
