const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON Web Token that nobody has signed, for programs that only read it. */
export const unsignedToken = (claims: object): string =>
  `${part({ alg: 'RS256', kid: 'made-up' })}.${part(claims)}.${part({})}`;

/** In seconds since 1970. */
export const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;
