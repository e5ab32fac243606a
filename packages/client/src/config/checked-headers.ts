import { ConfigurationError } from '../errors/configuration-error.js';

/**
 * Headers as they may be sent, names in lower case.
 * @throws {ConfigurationError} for a name or a value that a header cannot carry; the message does not quote the value.
 */
export function checkedHeaders(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name) || typeof value !== 'string' || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new ConfigurationError(`The header ${JSON.stringify(name)} or its value cannot be sent`, {
        hint: 'A header takes no line breaks and no characters beyond Latin-1.',
      });
    }
    checked[name.toLowerCase()] = value;
  }
  return checked;
}
