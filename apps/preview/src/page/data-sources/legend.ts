export type Labels = Readonly<Record<string, string>>

/** A series as the stores write it: `up{job="a"}`. */
export const seriesName = ({ __name__ = '', ...labels }: Labels): string => {
  const written = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
  return written.length === 0 && __name__ !== '' ? __name__ : `${__name__}{${written.join(', ')}}`
}

/** `{{label}}` stands for the label's value, and for nothing where the series is without it. */
export const legendOf = (format: string, labels: Labels): string =>
  format.replaceAll(/\{\{\s*(.+?)\s*\}\}/g, (_, label: string) => labels[label] ?? '')

/** What Grafana names a series: by the legend's format, or by its labels. */
export const displayNameOf = (format: string | undefined, labels: Labels, query: string): string => {
  if (format !== undefined && format !== '' && format !== '__auto') return legendOf(format, labels)
  if (Object.keys(labels).length === 0) return query
  return seriesName(labels)
}
