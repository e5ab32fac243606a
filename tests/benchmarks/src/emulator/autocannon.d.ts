declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    requests: { method?: string; path: string; headers?: Readonly<Record<string, string>>; body?: string }[];
  }
  interface Result {
    /** Seconds. */
    duration: number;
    requests: { total: number };
    totalCompletedRequests?: number;
    /** Milliseconds. */
    latency: { p50: number; p99: number };
    /** Bytes. */
    throughput: { total: number };
    non2xx: number;
    errors: number;
  }
  function autocannon(options: Options): Promise<Result>;
  export = autocannon;
}
