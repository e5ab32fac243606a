import { useClient } from './use-client.mjs';

const report = (outcome) => fetch('/outcome', { method: 'POST', body: JSON.stringify(outcome) });
try {
  const done = await useClient(`${location.origin}/pipeline`, `${location.origin}/silent`);
  await report({ succeeded: true, output: done.join(', ') });
} catch (error) {
  await report({ succeeded: false, output: String(error?.stack ?? error) });
}
