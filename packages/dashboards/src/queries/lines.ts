/**
 * A query written over several lines, without the indentation of the source around it. Whoever opens it in Grafana sees
 * the same lines.
 */
export const lines = (text: TemplateStringsArray, ...fragments: readonly string[]): string =>
  String.raw({ raw: text }, ...fragments)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
