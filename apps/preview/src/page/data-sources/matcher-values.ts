/** A variable's value in a regular expression of PromQL or LogQL, within quotes. */
const escaped = (text: string): string =>
  text.replaceAll('\\', String.raw`\\\\`).replaceAll(/[$^*{}[\]'+?.()|]/g, String.raw`\\$&`)

/** A value within quotes that is no regular expression. */
const quoted = (text: string): string => text.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`)

/** How Grafana's data sources write a variable into a query: several values are alternatives. */
export const matcherValue = (
  value: unknown,
  { multi = false, includeAll = false }: { readonly multi?: boolean; readonly includeAll?: boolean },
): string => {
  if (!multi && !includeAll) return quoted(String(value))
  if (!Array.isArray(value)) return escaped(String(value))
  const [first, ...others] = value.map((one) => escaped(String(one)))
  return others.length === 0 ? (first ?? '') : `(${[first, ...others].join('|')})`
}
