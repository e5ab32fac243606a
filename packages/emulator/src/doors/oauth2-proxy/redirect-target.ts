/** Slashes and backslashes with nothing, blanks or dots between lead browsers to other hosts. */
const MISLEADING = /[/\\](?:[\s\v]*|\.{1,2})[/\\]/;

/** Where to go after the login: a path of this host, else `/`. */
export const redirectTarget = (rd: string): string =>
  rd.startsWith('/') && !rd.startsWith('//') && !MISLEADING.test(rd) ? rd : '/';
