import { sharedVitestConfig } from '../vitest.shared.ts';

export default sharedVitestConfig({ include: ['**/*.test.ts'] });
