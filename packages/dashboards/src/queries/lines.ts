/** A query of several lines, without the indentation of the source. Grafana's editor shows the same lines. */
export const lines = (text: TemplateStringsArray, ...fragments: readonly (string | number)[]): string =>
  String.raw({ raw: text }, ...fragments)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
