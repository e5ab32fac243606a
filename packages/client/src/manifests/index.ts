export { applyCommand } from './apply-command.js';
export type { KubernetesObject } from './kubernetes-object.js';
export { type PodDefault, type PodDefaultOptions, podDefault } from './pod-default.js';
export { type RoleBinding, type RoleBindingOptions, type RoleSubject, roleBinding } from './role-binding.js';
export { toYaml } from './to-yaml.js';
export { type TokenVolume, type TokenVolumeOptions, tokenVolume } from './token-volume.js';
