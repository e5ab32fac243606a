export { type ForwardedService, type ForwardServiceOptions, forwardService } from './forward-service.js';
export type { KubeconfigOptions } from './kubeconfig.js';
export { type KubeconfigConnectionOptions, kubeconfigConnection } from './kubeconfig-connection.js';
export { serviceAccountTokenRequest, type TokenRequestOptions } from './service-account-token-request.js';
