/** The ways in which a secret may be written: as it is, in addresses and forms, in JSON and HTML, and in base64 at any place. */
function formsOf(value: string): readonly string[] {
  const forms = new Set([
    value,
    encodeURIComponent(value),
    new URLSearchParams({ v: value }).toString().slice('v='.length),
    JSON.stringify(value).slice(1, -1),
    value.replaceAll('&', '&amp;').replaceAll('"', '&#34;').replaceAll('<', '&lt;'),
    Buffer.from(value).toString('hex'),
  ]);
  // What stands before it decides at which of three places it begins.
  for (const before of ['', 'x', 'xx']) {
    const bytes = Buffer.from(before + value);
    const from = Math.ceil((before.length * 4) / 3);
    const until = Math.floor((bytes.length * 4) / 3);
    forms.add(bytes.toString('base64url').slice(from, until - 1));
    forms.add(bytes.toString('base64').slice(from, until - 1));
  }
  return [...forms];
}

/** Which of the secrets stand in a text, in whatever form. */
export class SecretFinder<S extends { readonly value: string }> {
  readonly #forms: readonly (readonly [S, readonly string[]])[];

  constructor(secrets: readonly S[]) {
    this.#forms = secrets.map((secret) => [secret, formsOf(secret.value)]);
  }

  in(text: string): S[] {
    return this.#forms.filter(([, forms]) => forms.some((form) => text.includes(form))).map(([secret]) => secret);
  }
}
