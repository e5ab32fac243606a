import { useClient } from './use-client.mjs';

const [endpoint, silent] = process.argv.slice(2);
console.log((await useClient(endpoint, silent)).join(', '));
