/** What a scrape says: the value of each series, by its name and labels as Prometheus writes them. */
export class Scrape {
  private readonly values = new Map<string, number>();

  constructor(readonly text: string) {
    for (const line of text.split('\n')) {
      const [, series, value] = /^([^#\s].*) (\S+)$/.exec(line) ?? [];
      if (series !== undefined) this.values.set(series, Number(value));
    }
  }

  static async of(url: string, headers: Record<string, string> = {}): Promise<Scrape> {
    return new Scrape(await (await fetch(`${url}/metrics`, { headers })).text());
  }

  /** 0 where there is no such series. */
  value(series: string): number {
    return this.values.get(series) ?? 0;
  }
}
