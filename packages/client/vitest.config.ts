import { leakWatch, sharedVitestConfig } from '../../vitest.shared.ts';

export default sharedVitestConfig({ setupFiles: [leakWatch] });
