/** The line for a shell that makes an object in the cluster, or changes it to this. */
export function applyCommand(object: object): string {
  return `printf '%s' '${JSON.stringify(object).replaceAll("'", "'\\''")}' | kubectl apply -f -`;
}
