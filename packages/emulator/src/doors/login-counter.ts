/** Counts how often name and password were sent. */
export class LoginCounter {
  #logins = 0;
  #wrongPasswords = 0;

  count(succeeded: boolean): void {
    if (succeeded) this.#logins++;
    else this.#wrongPasswords++;
  }

  counts(): { logins: number; wrongPasswords: number } {
    return { logins: this.#logins, wrongPasswords: this.#wrongPasswords };
  }
}
