import { parse } from 'yaml';
import { read } from '../docs/pages.js';

export interface Alert {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string };
}

/** The rules of deploy/prometheus/alerts.yml, in their order. */
export function alerts(): Alert[] {
  const { groups } = parse(read('deploy/prometheus/alerts.yml')) as { groups: { rules: Alert[] }[] };
  return groups.flatMap(({ rules }) => rules);
}
