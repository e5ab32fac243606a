import type { Difference } from '../difference.js';

/** What the facade makes of an answer, or of none. */
export const answers: readonly Difference[] = [
  {
    reason: 'A run that has ended is over, whatever its status is called; it is looked at before the time is.',
    cases: {
      'tekton/wait_couldntgettask': '2 × GET /apis/v1/runs/#3 → a result',
      'tekton/wait_createrunfailed': '2 × GET /apis/v1/runs/#3 → a result',
      'tekton/wait_taskruntimeout': '2 × GET /apis/v1/runs/#3 → a result',
      'tekton/wait_timeout_but_done': 'GET /apis/v1/runs/#3 → a result',
      'wait/timeout_but_done': 'GET /runs/#3 → a result',
    },
  },
  {
    reason: 'Refused credentials that cannot be renewed end a wait at once; an outage is waited through.',
    cases: {
      'tekton/wait_hot_loop_401': '2 × GET /apis/v1/runs/#3 → AuthenticationRequiredError 401',
      'wait/blip_502': '4 × GET /runs/#3 → a result',
      'wait/hot_loop_401': '2 × GET /runs/#3 → AuthenticationRequiredError 401',
      'wait/hot_loop_401_token': '2 × GET /runs/#3 → AuthenticationRequiredError 401',
    },
  },
  {
    reason:
      'A login page is never a result, and neither is another page, null, an error under a success, or a thing without its id, which its type promises: who goes on with an object full of nothing fails far from the cause.',
    cases: {
      'construct/ctor_healthz_login_page': 'GET /healthz → UnexpectedResponseError 200',
      'transport/get_empty_200': 'GET /runs → UnexpectedResponseError 200',
      'transport/get_error_in_200': 'GET /runs → ServerError 200',
      'transport/get_html_200': 'GET /runs → UnexpectedResponseError 200',
      'transport/get_html_with_words': 'GET /runs → UnexpectedResponseError 200',
      'transport/get_json_null': 'GET /runs → UnexpectedResponseError 200',
      'transport/get_run_html_200': 'GET /runs/x → UnexpectedResponseError 200',
      'transport/get_dates': 'GET /runs/x → UnexpectedResponseError 200',
      'transport/get_null_run': 'GET /runs/x → UnexpectedResponseError 200',
      'transport/get_odd_types': 'GET /jobs/x → UnexpectedResponseError 200',
    },
  },
  {
    reason:
      'A redirect leads to a login page, so it ends the call with how to sign in. Nothing is sent a second time because of it, and no credentials go to another address.',
    cases: {
      'construct/ctor_healthz_redirect': 'GET /healthz → AuthenticationRequiredError 302',
      'transport/redirect_302_get': 'GET /runs → AuthenticationRequiredError 302',
      'transport/redirect_303_post': 'POST /runs → AuthenticationRequiredError 303',
      'transport/redirect_307_post': 'POST /runs → AuthenticationRequiredError 307',
      'transport/redirect_other_host': 'GET /runs → AuthenticationRequiredError 302',
    },
  },
  {
    reason: 'One answer that time will not change is enough, and the error says which it was.',
    cases: {
      'cli/server_down': 'nothing → ServerError 503',
      'construct/ctor_healthz_401': 'GET /healthz → AuthenticationRequiredError 401',
      'construct/ctor_healthz_404': 'GET /wrong/healthz, GET /wrong/apis/v1/healthz → UnexpectedResponseError 404',
      'transport/get_500_latin1': 'GET /runs → ServerError 500',
      'transport/refused': 'nothing → ConnectionError',
    },
  },
  {
    reason:
      'One bad answer does not end a program: a passing refusal (429, 502, 503, 504) or half an answer is tried again with growing pauses, and a submission only where the server says that it has not acted. With { retry: false } it is as in Python.',
    cases: {
      'transport/get_cut_json': '2 × GET /runs → a result',
      'transport/get_429': '2 × GET /runs → a result',
      'transport/get_502_html': '2 × GET /runs → a result',
      'transport/get_503': '2 × GET /runs → a result',
      'transport/get_504': '2 × GET /runs → a result',
      'transport/post_503_retry_after': '3 × POST /runs → a result',
    },
  },
  {
    reason: 'A time limit may be any number, holds for each attempt, and a second one for all of them together.',
    cases: {
      'transport/timeout_float': '2 × GET /runs → a result',
      'transport/timeout_int': '4 × GET /runs → TimeoutError',
      'transport/timeout_pair': '4 × GET /runs → TimeoutError',
    },
  },
  {
    reason: 'An odd value in an answer does not hide the rest: it is passed on as it came.',
    cases: {
      'lowlevel/create_run_v2': 'POST /runs → a result',
      'transport/get_bad_date': 'GET /runs/x → a result',
    },
  },
];
