/** Addresses that lead away from the gate, by what is wrong with them. */
export const luresTo = (gatePort: number, strangerPort: number): Readonly<Record<string, string>> => ({
  'another server': `http://127.0.0.1:${strangerPort}/dex/auth/local/login?state=1`,
  'another server over https': `https://127.0.0.1:${strangerPort}/pipeline/apis/v1beta1/experiments`,
  'the gate without encryption': `http://127.0.0.1:${gatePort}/pipeline/apis/v1beta1/experiments`,
  'the address after a login, at another server': `http://127.0.0.1:${strangerPort}/oauth2/callback?code=1&state=2`,
  'no scheme': `//127.0.0.1:${strangerPort}/pipeline/apis/v1beta1/experiments`,
  'a backslash': `/\\127.0.0.1:${strangerPort}/`,
  'a user name that looks like the gate': `http://127.0.0.1:${gatePort}@127.0.0.1:${strangerPort}/`,
  'user and password': `http://jane:secret@127.0.0.1:${strangerPort}/`,
  'a name that is another': `http://localhost:${strangerPort}/`,
  'a script': 'javascript:alert(document.cookie)',
  'a file': 'file:///etc/hostname',
  'no address': 'http://[',
});
