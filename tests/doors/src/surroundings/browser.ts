/** Somebody whose browser follows redirects from the page that a program shows, up to one that leads nowhere. */
export async function browse(address: string): Promise<void> {
  let url = address;
  for (let step = 0; step < 10; step += 1) {
    const answer = await fetch(url, { redirect: 'manual' });
    await answer.arrayBuffer();
    const location = answer.headers.get('location');
    if (location === null) return;
    url = new URL(location, url).href;
  }
}
