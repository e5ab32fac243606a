import { mergeConfig } from 'vitest/config';
import { leakWatch, sharedVitestConfig } from '../../vitest.shared.ts';

// Without `import`, which Node would also apply to what CommonJS modules require: the library's WebSocket is such a one.
const conditions = ['@kfp-ts/source', 'node', 'module', 'default'];

const shared = sharedVitestConfig({ setupFiles: [leakWatch] });
export default mergeConfig({ ...shared, ssr: {} }, { ssr: { resolve: { conditions } } });
