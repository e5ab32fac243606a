import { mergeConfig } from 'vitest/config';
import { sharedVitestConfig } from '../../vitest.shared.ts';

// Without `import`, which Node would also apply to what CommonJS modules require: the library's WebSocket is such a one.
const conditions = ['@kfp-ts/source', 'node', 'module', 'default'];

const shared = sharedVitestConfig();
export default mergeConfig({ ...shared, ssr: {} }, { ssr: { resolve: { conditions } } });
