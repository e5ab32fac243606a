/** A contract test: the mock answers every operation from the API description, valid and the same each time. */
import { createApi } from '@kfp-ts/api';
import { startMockServer } from '@kfp-ts/mock-server';

const mock = await startMockServer({});
const api = createApi({ baseUrl: mock.url });
const { data, response } = await api.GET('/apis/v1beta1/runs', { params: { query: { page_size: 5 } } });
console.log(response.status, data?.runs?.length, 'run(s)');
await mock.close();
