/** What an action comes to: what the caller gets, how many requests reach the server, and what the server has made of them. */
export interface Outcomes {
  readonly 'list walk': string;
  readonly submit: string;
  readonly upload: string;
  readonly ensure: string;
  readonly delete: string;
  readonly wait: string;
  readonly waitAll: string;
  readonly watch: string;
}

/** One more request than undisturbed, and the result all the same. */
const ANOTHER: Outcomes = {
  'list walk': '5 runs; 5 requests',
  submit: 'submitted; 3 requests; 1 made',
  upload: 'uploaded; 2 requests; 1 made',
  ensure: 'ensured; 4 requests; 1 made',
  delete: 'deleted; 2 requests; 0 left',
  wait: 'Succeeded; 4 requests',
  waitAll: 'Succeeded; 5 requests',
  watch: 'Running, Succeeded; 4 requests',
};

/** The same, with new credentials in between. */
const ANOTHER_AFTER_LOGIN: Outcomes = {
  'list walk': '5 runs, new token; 5 requests',
  submit: 'submitted, new token; 3 requests; 1 made',
  upload: 'uploaded, new token; 2 requests; 1 made',
  ensure: 'ensured, new token; 4 requests; 1 made',
  delete: 'deleted, new token; 2 requests; 0 left',
  wait: 'Succeeded, new token; 4 requests',
  waitAll: 'Succeeded, new token; 5 requests',
  watch: 'Running, Succeeded, new token; 4 requests',
};

/** The run is not there at any of five looks: it is submitted once more. */
const SUBMITTED_AGAIN = 'submitted; 7 requests; 1 made';
/** The run is there at the third look. */
const FOUND_LATER = 'submitted; 5 requests; 1 made';

/** The experiment is not there at the look after the lost answer; the server refuses one that it makes later. */
const CREATED_AGAIN = 'ensured; 5 requests; 1 made';

/** By the name of the fault. */
export const outcomes: Readonly<Record<string, Outcomes>> = {
  none: {
    'list walk': '5 runs; 4 requests',
    submit: 'submitted; 2 requests; 1 made',
    upload: 'uploaded; 1 request; 1 made',
    ensure: 'ensured; 3 requests; 1 made',
    delete: 'deleted; 1 request; 0 left',
    wait: 'Succeeded; 3 requests',
    waitAll: 'Succeeded; 4 requests',
    watch: 'Running, Succeeded; 3 requests',
  },
  'reset before commit': {
    ...ANOTHER,
    submit: SUBMITTED_AGAIN,
    ensure: CREATED_AGAIN,
    upload: 'CONNECTION; 1 request; 0 made',
  },
  'reset after commit': { ...ANOTHER, upload: 'CONNECTION; 1 request; 1 made' },
  'reset, then commit': {
    ...ANOTHER,
    submit: FOUND_LATER,
    ensure: CREATED_AGAIN,
    upload: 'CONNECTION; 1 request; 1 made',
  },
  429: ANOTHER,
  502: { ...ANOTHER, submit: SUBMITTED_AGAIN, ensure: CREATED_AGAIN, upload: 'SERVER; 1 request; 0 made' },
  503: { ...ANOTHER, submit: SUBMITTED_AGAIN, ensure: CREATED_AGAIN, upload: 'SERVER; 1 request; 0 made' },
  '503, Retry-After': ANOTHER,
  504: { ...ANOTHER, submit: SUBMITTED_AGAIN, ensure: CREATED_AGAIN, upload: 'SERVER; 1 request; 0 made' },
  timeout: { ...ANOTHER, submit: FOUND_LATER, ensure: CREATED_AGAIN, upload: 'TIMEOUT; 1 request; 1 made' },
  'slow body': { ...ANOTHER, upload: 'TIMEOUT; 1 request; 1 made' },
  'body cut off': { ...ANOTHER, upload: 'CONNECTION; 1 request; 1 made' },
  'half a JSON': {
    ...ANOTHER,
    submit: SUBMITTED_AGAIN,
    ensure: CREATED_AGAIN,
    upload: 'UNEXPECTED_RESPONSE; 1 request; 0 made',
  },
  'HTML 200': ANOTHER_AFTER_LOGIN,
  'HTML 302': ANOTHER_AFTER_LOGIN,
  'HTML 403': ANOTHER_AFTER_LOGIN,
  'HTML 200 that stays': {
    'list walk': 'AUTHENTICATION_REQUIRED, new token; 4 requests',
    submit: 'AUTHENTICATION_REQUIRED, new token; 3 requests; 0 made',
    upload: 'AUTHENTICATION_REQUIRED, new token; 2 requests; 0 made',
    ensure: 'AUTHENTICATION_REQUIRED, new token; 4 requests; 0 made',
    delete: 'AUTHENTICATION_REQUIRED, new token; 2 requests; 1 left',
    wait: 'AUTHENTICATION_REQUIRED, new token; 3 requests',
    waitAll: 'AUTHENTICATION_REQUIRED, new token; 4 requests',
    watch: 'AUTHENTICATION_REQUIRED, new token; 3 requests',
  },
  'expired token': ANOTHER_AFTER_LOGIN,
  'sleep of an hour': {
    'list walk': '5 runs; 4 requests',
    submit: 'submitted; 2 requests; 1 made',
    upload: 'uploaded; 1 request; 1 made',
    ensure: 'ensured; 3 requests; 1 made',
    delete: 'deleted; 1 request; 0 left',
    wait: 'Succeeded; 3 requests',
    waitAll: 'Succeeded; 4 requests',
    watch: 'Running, Succeeded; 3 requests',
  },
  'sleep, then reset': {
    ...ANOTHER,
    'list walk': 'CONNECTION; 3 requests',
    submit: SUBMITTED_AGAIN,
    ensure: CREATED_AGAIN,
    upload: 'CONNECTION; 1 request; 0 made',
    delete: 'CONNECTION; 1 request; 1 left',
  },
  abort: {
    'list walk': 'aborted; 3 requests',
    submit: 'aborted; 2 requests; 1 made',
    upload: 'aborted; 1 request; 1 made',
    ensure: 'aborted; 3 requests; 1 made',
    delete: 'aborted; 1 request; 0 left',
    wait: 'aborted; 2 requests',
    waitAll: 'aborted; 3 requests',
    watch: 'aborted; 2 requests',
  },
};
