import { dexPlugins } from './dex-plugins.js';
import { googlePlugins } from './google-plugins.js';
import { kubernetesPlugins } from './kubernetes-plugins.js';
import { oidcPlugins } from './oidc-plugins.js';
import type { PluginCase } from './plugin-case.js';
import { tokenPlugins } from './token-plugins.js';

/** In the order of the table. */
export const plugins: readonly PluginCase[] = [
  ...tokenPlugins,
  ...dexPlugins,
  ...oidcPlugins,
  ...googlePlugins,
  ...kubernetesPlugins,
];
